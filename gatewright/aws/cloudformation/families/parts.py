"""
Parts that CloudFormation has within other resources, and Terraform beside them: integrations, responses, members.

Their types are ours. They stand in no template that a person writes; each is one operation of the control plane.
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.cloudformation.families.rest_apis import SERVICE, json_text
from gatewright.aws.cloudformation.family import Declared, Family, Made, Perform

PREFIX: Final = "Gatewright::"
"""The beginning of the types that stand in no template."""


def _of_a_method(operation: str, undo: str, *keys: str) -> Family:
    """Return the family of a thing that is put into a method, and known by where it stands."""

    def create(one: Declared, perform: Perform) -> Made:
        perform(SERVICE, operation, one.properties)
        key = {name: one.need(name) for name in ("RestApiId", "ResourceId", "HttpMethod", *keys)}
        return Made(physical_id=one.logical_id, undo=((SERVICE, undo, key),))

    return Family(create=create)


def _policy(one: Declared, perform: Perform) -> Made:
    patch = {"op": "replace", "path": "/policy", "value": json_text(one.need("Policy"))}
    perform(SERVICE, "update_rest_api", {"restApiId": one.need("RestApiId"), "patchOperations": [patch]})
    return Made(physical_id=one.logical_id)


def _settings(one: Declared, perform: Perform) -> Made:
    patches = [{"op": "replace", "path": path, "value": str(value)} for path, value in one.need("Patches").items()]
    key = {"restApiId": one.need("RestApiId"), "stageName": one.need("StageName")}
    perform(SERVICE, "update_stage", {**key, "patchOperations": patches})
    return Made(physical_id=one.logical_id)


def _attachment(one: Declared, perform: Perform) -> Made:
    kind = str(one.need("Kind"))
    params: dict[str, Any] = {f"{kind.title()}Name": one.need("Name"), "PolicyArn": one.need("PolicyArn")}
    perform("iam", f"attach_{kind}_policy", params)
    return Made(physical_id=one.logical_id, undo=(("iam", f"detach_{kind}_policy", params),))


def _membership(one: Declared, perform: Perform) -> Made:
    keys = [{"UserName": one.need("UserName"), "GroupName": group} for group in one.need("Groups")]
    for key in keys:
        perform("iam", "add_user_to_group", key)
    undo = tuple(("iam", "remove_user_from_group", key) for key in keys)
    return Made(physical_id=one.logical_id, undo=undo)


FAMILIES: Final[Mapping[str, Family]] = {
    f"{PREFIX}Attachment": Family(create=_attachment),
    f"{PREFIX}Integration": _of_a_method("put_integration", "delete_integration"),
    f"{PREFIX}IntegrationResponse": _of_a_method(
        "put_integration_response", "delete_integration_response", "StatusCode"
    ),
    f"{PREFIX}Membership": Family(create=_membership),
    f"{PREFIX}MethodResponse": _of_a_method("put_method_response", "delete_method_response", "StatusCode"),
    f"{PREFIX}RestApiPolicy": Family(create=_policy),
    f"{PREFIX}StageSettings": Family(create=_settings),
}
"""Each type, and how it comes to be."""
