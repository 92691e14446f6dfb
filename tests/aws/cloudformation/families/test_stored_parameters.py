from gatewright.aws.cloudformation.families.stored_parameters import FAMILIES
from tests.aws.cloudformation.performing import Performing, declared, made

PARAMETER = "AWS::SSM::Parameter"
GIVEN = {"Type": "String", "Value": "v", "Name": "/a", "Tags": {"k": "1"}}


def test_a_parameter_is_put_with_its_tags() -> None:
    """`Ref` is its name, and its type and its value are attributes."""
    performing = Performing()
    found = made(PARAMETER, GIVEN, performing)

    assert ("/a", {"Type": "String", "Value": "v"}) == (found.physical_id, found.attributes)
    assert {"Type": "String", "Value": "v", "Name": "/a", "Tags": [{"Key": "k", "Value": "1"}]} == performing.params(
        "put_parameter"
    )
    assert (("ssm", "delete_parameter", {"Name": "/a"}),) == found.undo


def test_a_parameter_that_changes_is_written_over() -> None:
    """Under another name it is another one."""
    performing = Performing()
    before = made(PARAMETER, GIVEN, performing)
    update = FAMILIES[PARAMETER].update
    assert update is not None
    written = update(declared(PARAMETER, {**GIVEN, "Value": "w"}), before, performing)
    other = update(declared(PARAMETER, {**GIVEN, "Name": "/b"}), before, performing)

    assert ("w", "/b") == (written.attributes["Value"], other.physical_id)
    assert ["put_parameter"] * 3 == performing.operations
