"""
Stacks within a stack: a template of its own, whose outputs the outer one reads.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html. A nested
stack is one like any other, called after the outer one and made in the same transaction: what fails in it leaves
nothing of either. A document that is served has the text of the template in the place of its URL.
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.cloudformation.errors import OperationRefused, TemplateError
from gatewright.aws.cloudformation.family import Declared, Family, Made, Perform
from gatewright.aws.spelled import spelled

SERVICE: Final = "cloudformation"
TYPE: Final = "AWS::CloudFormation::Stack"
TEXT: Final = "TemplateBody"
"""A property of ours: the template itself."""

FILE: Final = "TemplateFile"
"""A property of ours: the file that it was read from."""

DEEPEST: Final = 20
"""Stacks in one another; a template that leads to itself has no end."""

_LONGEST_NAME: Final = 128
_ACKNOWLEDGED: Final = ("CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND")
_WITHOUT_EFFECT: Final[Mapping[str, str]] = {
    "NotificationARNs": "nobody is notified",
    "TimeoutInMinutes": "the stack is made at once",
}
_DONE: Final = ("CREATE_COMPLETE", "UPDATE_COMPLETE")
_NOTHING_TO_DO: Final = "No updates are to be performed."


def _stack(one: Declared, perform: Perform) -> Made:
    if one.place.depth >= DEEPEST:
        raise TemplateError(f"expected at most {DEEPEST} stacks in one another", at="Properties.TemplateURL")
    name = one.name("", _LONGEST_NAME)
    made = perform(SERVICE, "create_stack", {"StackName": name, **_asked(one)})
    return _described(one, str(made["StackId"]), perform)


def _changed(one: Declared, before: Made, perform: Perform) -> Made:
    try:
        perform(SERVICE, "update_stack", {"StackName": before.physical_id, **_asked(one)})
    except OperationRefused as error:
        if error.message != _NOTHING_TO_DO:
            raise
    return _described(one, before.physical_id, perform)


def _asked(one: Declared) -> dict[str, Any]:
    given = one.properties.get("Parameters") or {}
    if not isinstance(given, Mapping):
        raise TemplateError("expected an object", at="Properties.Parameters")
    place = TEXT if TEXT in one.properties else "TemplateURL"
    return {
        place: one.need(place),
        "Parameters": [{"ParameterKey": name, "ParameterValue": _text(value)} for name, value in given.items()],
        "Capabilities": list(_ACKNOWLEDGED),
        **({"Tags": one.properties["Tags"]} if one.properties.get("Tags") else {}),
    }


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ",".join(_text(one) for one in value)
    return spelled(value)


def _described(one: Declared, stack_id: str, perform: Perform) -> Made:
    """Return what a nested stack became, or raise what it failed for."""
    found = perform(SERVICE, "describe_stacks", {"StackName": stack_id})["Stacks"][0]
    if found["StackStatus"] not in _DONE:
        raise TemplateError(str(found.get("StackStatusReason") or found["StackStatus"]), at="Properties.TemplateURL")
    inner = found.get("StackStatusReason")
    return Made(
        physical_id=stack_id,
        attributes={f"Outputs.{each['OutputKey']}": each["OutputValue"] for each in found.get("Outputs", ())},
        left_out=(
            *(f"{name}: {words}" for name, words in _WITHOUT_EFFECT.items() if one.properties.get(name)),
            *((str(inner),) if inner else ()),
        ),
    )


def _deleted(made: Made, perform: Perform) -> None:
    perform(SERVICE, "delete_stack", {"StackName": made.physical_id})
    found = perform(SERVICE, "describe_stacks", {"StackName": made.physical_id})["Stacks"][0]
    if found["StackStatus"] != "DELETE_COMPLETE":
        raise OperationRefused("ValidationError", str(found.get("StackStatusReason") or found["StackStatus"]))


FAMILIES: Final[Mapping[str, Family]] = {TYPE: Family(create=_stack, update=_changed, delete=_deleted, secret=True)}
"""Each type, and how it comes to be."""
