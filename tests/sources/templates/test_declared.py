from pathlib import Path

import pytest

from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.declaration import Reading
from gatewright.sources.templates.declared import named_values, read_all

API = "Resources: {Api: {Type: 'AWS::ApiGateway::RestApi'}}\n"


def test_parameters_are_names_and_values() -> None:
    """A value may hold what it likes."""
    assert named_values(["a=b=c", "d="]) == {"a": "b=c", "d": ""}
    with pytest.raises(DocumentError, match="NAME=VALUE"):
        named_values(["a"])


def test_documents_are_read_in_their_order(tmp_path: Path) -> None:
    """Each is a stack of its own."""
    for name in ("b", "a"):
        (tmp_path / f"{name}.yaml").write_text(API)

    found = read_all([tmp_path / "b.yaml", tmp_path / "a.yaml"], Reading(region="eu-west-1"))

    assert [one.stack_name for one in found] == ["b", "a"]


def test_a_parameter_of_no_document_is_refused(tmp_path: Path) -> None:
    """It would have no effect."""
    (tmp_path / "a.yaml").write_text(API)
    with pytest.raises(DocumentError, match="no document has a parameter `Stage`"):
        read_all([tmp_path / "a.yaml"], Reading(region="eu-west-1", given={"Stage": "x"}))


def test_two_stacks_of_one_name_are_refused(tmp_path: Path) -> None:
    """Each would take the other's resources away."""
    for name in ("a.yaml", "a.json"):
        (tmp_path / name).write_text(API)
    with pytest.raises(DocumentError, match="its stack is called `a`"):
        read_all([tmp_path / "a.yaml", tmp_path / "a.json"], Reading(region="eu-west-1"))
