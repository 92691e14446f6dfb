from pathlib import Path
from typing import Any

import pytest

from gatewright.sources.templates.recognised import is_cdk, is_declaration, kind_of


@pytest.mark.parametrize(
    ("root", "kind"),
    [
        ({"openapi": "3.0.1"}, "openapi"),
        ({"Resources": {}}, "template"),
        ({"Transform": "x"}, "template"),
        ({"format_version": "1.0", "values": {}}, "terraform"),
        ({"format_version": "1.2", "planned_values": {}}, "terraform"),
        ({"items": []}, None),
        ([], None),
    ],
)
def test_a_document_is_known_from_what_it_holds(root: Any, kind: str | None) -> None:
    """And from nothing else."""
    assert kind_of(root) == kind


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.yaml", "Resources: {}", True),
        ("a.yaml", "Resources: [", True),
        ("a.json", '{"items": []}', False),
        ("a.json", "{", False),
        ("a.log", "Resources: {}", False),
    ],
)
def test_a_file_that_declares_is_told_from_a_saved_answer(tmp_path: Path, name: str, text: str, expected: bool) -> None:
    """A broken template is a template still: its own reader says what is wrong."""
    (tmp_path / name).write_text(text)

    assert is_declaration(tmp_path / name) is expected


def test_a_folder_of_cdk_is_told_from_others(tmp_path: Path) -> None:
    """By its manifest and its templates."""
    (tmp_path / "manifest.json").write_text("{}")
    assert not is_declaration(tmp_path)
    (tmp_path / "Shop.template.json").write_text("{}")
    assert is_cdk(tmp_path)
    assert is_declaration(tmp_path)
