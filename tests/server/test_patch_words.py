from pathlib import Path

from tests.patching import DEFINITION, TEMPLATE, call, patches


def test_a_definition_is_imported_and_deployed(tmp_path: Path) -> None:
    """That brings it to the account, whatever the author's tools."""
    (found,) = patches(tmp_path, DEFINITION, call()).values()

    assert found.then is not None
    put, deploy = found.then.split(" && ")
    assert put.startswith("aws apigateway put-rest-api --rest-api-id a1b2c3d4e5 --mode overwrite --body fileb://")
    assert "aws apigateway create-deployment --rest-api-id a1b2c3d4e5 --stage-name prod" == deploy


def test_a_template_does_not_deploy_by_itself(tmp_path: Path) -> None:
    """The deployment that its author wrote down stays the old one."""
    (found,) = patches(tmp_path, TEMPLATE, call()).values()

    assert found.note is not None
    assert "give Deployment another one" in found.note.render()


def test_no_line_shows_a_secret(tmp_path: Path) -> None:
    """Lines around are left out where one holds some."""
    text = DEFINITION.replace("      security:\n", "      x-password: hunter2-hunter2\n      security:\n", 1)
    (found,) = patches(tmp_path, text, call()).values()

    assert "hunter2" not in found.diff
    assert "-      security:" in found.diff
