from pathlib import Path

from tests.patching import DEFINITION, JOINED, TEMPLATE, VALUE, call, diagnosed


def test_a_command_with_an_id_of_ours_gives_way_to_the_patch(tmp_path: Path) -> None:
    """In an account the resource has another one; a call that may be made again keeps the id that was called."""
    (tmp_path / "shop.yaml").write_text(DEFINITION)
    fixes = diagnosed(tmp_path / "shop.yaml", call()).findings[0].fixes

    changes = [fix for fix in fixes if not (fix.command or "").startswith("curl ")]
    assert [(True, None)] == [(fix.patch is not None, fix.command) for fix in changes]


def test_a_resource_is_called_as_the_document_calls_it(tmp_path: Path) -> None:
    """In texts, evidence and looks; the API keeps the id that was called."""
    (tmp_path / "shop.yaml").write_text(TEMPLATE + JOINED)
    finding = diagnosed(tmp_path / "shop.yaml", call(headers={"x-api-key": VALUE})).findings[0]
    commands = " ".join(look.command for look in finding.confirm)

    assert "usage_plans[Plan].apiStages" in [fact.path for fact in finding.because]
    assert "Add the stage to the usage plan Plan." in [fix.text.render() for fix in finding.fixes]
    assert "<Key>" in commands or "<Plan>" in commands or "a1b2c3d4e5" in commands
