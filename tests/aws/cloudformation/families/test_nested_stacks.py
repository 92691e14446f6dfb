from typing import Any

import pytest

from gatewright.aws.cloudformation.errors import OperationRefused, TemplateError
from gatewright.aws.cloudformation.families.nested_stacks import FAMILIES, TYPE
from gatewright.aws.cloudformation.family import Made
from tests.aws.cloudformation.performing import Performing, declared, made

ARN = "arn:aws:cloudformation:eu-west-1:111122223333:stack/shop-thing/1"
URL = {"TemplateURL": "https://s3.amazonaws.com/b/k"}


def performing(status: str = "CREATE_COMPLETE", reason: str | None = None, **answers: Any) -> Performing:
    """Return services whose nested stack came to this."""
    outputs = [{"OutputKey": "Issuer", "OutputValue": "https://x"}]
    shown = {"StackId": ARN, "StackStatus": status, "StackStatusReason": reason, "Outputs": outputs}
    return Performing({"create_stack": {"StackId": ARN}, "describe_stacks": {"Stacks": [shown]}, **answers})


def test_a_nested_stack_is_a_stack_with_the_outer_one_s_name() -> None:
    """What it puts out is what the outer one reads; values of parameters are texts."""
    services = performing(reason="without effect here: x")
    given = {"Names": ["a", "b"], "On": True, "Count": 2}
    found = made(TYPE, {**URL, "Parameters": given, "TimeoutInMinutes": 5}, services)

    assert (ARN, {"Outputs.Issuer": "https://x"}) == (found.physical_id, found.attributes)
    asked = services.params("create_stack")
    assert ("shop-Thing", URL["TemplateURL"]) == (asked["StackName"], asked["TemplateURL"])
    values = {one["ParameterKey"]: one["ParameterValue"] for one in asked["Parameters"]}
    assert {"Names": "a,b", "On": "true", "Count": "2"} == values
    assert ("TimeoutInMinutes: the stack is made at once", "without effect here: x") == found.left_out


def test_the_text_of_a_template_takes_the_place_of_its_url() -> None:
    """Where a document is served."""
    services = performing()
    made(TYPE, {"TemplateBody": "{}"}, services)

    assert "{}" == services.params("create_stack")["TemplateBody"]


@pytest.mark.parametrize(
    ("properties", "status", "words"),
    [
        (URL, "ROLLBACK_COMPLETE", "Properties.TemplateURL: Resources.X: no"),
        ({}, "CREATE_COMPLETE", "Properties: the property `TemplateURL` is required"),
        ({**URL, "Parameters": []}, "ROLLBACK_COMPLETE", "Properties.TemplateURL: Resources.X: no"),
        ({**URL, "Parameters": "x"}, "CREATE_COMPLETE", "Properties.Parameters: expected an object"),
    ],
)
def test_what_fails_within_fails_without(properties: dict[str, Any], status: str, words: str) -> None:
    """With the inner stack's reason."""
    with pytest.raises(TemplateError) as raised:
        made(TYPE, properties, performing(status, "Resources.X: no"))

    assert words == str(raised.value)


def test_a_change_updates_what_stands() -> None:
    """Nothing to do is no failure; anything else is."""
    update = FAMILIES[TYPE].update
    assert update is not None
    before = Made(physical_id=ARN)
    nothing = OperationRefused("ValidationError", "No updates are to be performed.")

    assert {"Outputs.Issuer": "https://x"} == update(declared(TYPE, URL), before, performing()).attributes
    assert ARN == update(declared(TYPE, URL), before, performing(update_stack=nothing)).physical_id
    with pytest.raises(OperationRefused):
        update(declared(TYPE, URL), before, performing(update_stack=OperationRefused("ValidationError", "no")))


def test_it_goes_with_the_outer_one() -> None:
    """What cannot be taken away is said."""
    delete = FAMILIES[TYPE].delete
    assert delete is not None
    services = performing("DELETE_COMPLETE")
    delete(Made(physical_id=ARN), services)

    assert {"StackName": ARN} == services.params("delete_stack")
    with pytest.raises(OperationRefused, match="still needed"):
        delete(Made(physical_id=ARN), performing("DELETE_FAILED", "still needed"))
