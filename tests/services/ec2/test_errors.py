from gatewright.services.ec2 import errors


def test_errors_have_their_codes_and_status() -> None:
    """400 for what the caller did; 412 for what he did not do."""
    found = [errors.refused("A", "b"), errors.invalid_value("x", "y"), errors.missing("z"), errors.in_use("u")]

    assert ["A", "InvalidParameterValue", "MissingParameter", "DependencyViolation"] == [one.code for one in found]
    assert {400} == {one.status for one in found}
    assert ("DryRunOperation", 412) == (errors.dry_run().code, errors.dry_run().status)


def test_what_is_wrong_with_a_value_may_be_added() -> None:
    """After EC2's own sentence."""
    assert "Value (x) for parameter y is invalid." == errors.invalid_value("x", "y").message
    assert "Value (x) for parameter y is invalid. So." == errors.invalid_value("x", "y", "So.").message
