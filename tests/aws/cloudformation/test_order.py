import pytest

from gatewright.aws.cloudformation.errors import TemplateError
from gatewright.aws.cloudformation.order import ordered


def test_each_comes_after_what_it_needs() -> None:
    """Otherwise as it is written; what nobody declares is not waited for."""
    assert ordered({"Stage": {"Api"}, "Api": (), "Key": {"Elsewhere"}}, {}) == ("Api", "Key", "Stage")


def test_a_deployment_waits_for_methods_that_it_does_not_name() -> None:
    """CloudFormation would leave it to luck."""
    types = {"Deployment": "AWS::ApiGateway::Deployment", "Method": "AWS::ApiGateway::Method"}
    found = ordered({"Deployment": {"Api"}, "Api": (), "Resource": {"Api"}, "Method": {"Resource"}}, types)

    assert found == ("Api", "Resource", "Method", "Deployment")


def test_a_circle_is_named() -> None:
    """With those in it, and no others."""
    with pytest.raises(TemplateError) as raised:
        ordered({"A": {"B"}, "B": {"C"}, "C": {"B"}}, {})

    assert str(raised.value) == "Resources: these resources wait for one another: `B` -> `C` -> `B`"
