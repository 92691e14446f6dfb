"""
What a template says of the route, the integration and the stage that quick create made for an HTTP API.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-apigatewaymanagedoverrides.html.
They have no resources of their own in a template: an Api with a `Target` has them, and API Gateway manages them.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from gatewright.aws.cloudformation.errors import TemplateError
from gatewright.aws.cloudformation.families.http_apis import SERVICE
from gatewright.aws.cloudformation.family import Call, Declared, Family, Made, Perform

_PARTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "Integration": ("get_integrations", "update_integration", "IntegrationId"),
    "Route": ("get_routes", "update_route", "RouteId"),
    "Stage": ("get_stages", "update_stage", "StageName"),
}
"""Each property, with the operations that find and change what it is of, and the name of that."""

_UNSET: Final[Mapping[str, Any]] = {
    "AuthorizationScopes": [],
    "AuthorizationType": "NONE",
    "AutoDeploy": True,
    "Description": "",
    "OperationName": "",
}
"""What a member is that quick create did not set."""


def _overrides(one: Declared, perform: Perform) -> Made:
    undo = tuple(call for name in _PARTS for call in _changed(one, name, perform))
    return Made(physical_id=str(one.need("ApiId")), undo=undo)


def _changed(one: Declared, name: str, perform: Perform) -> Iterator[Call]:
    """Change what API Gateway manages; yield what changes it back."""
    said = one.properties.get(name)
    if said is None:
        return
    if not isinstance(said, Mapping):
        raise TemplateError("expected an object", at=f"Properties.{name}")
    listing, change, key = _PARTS[name]
    found = _managed(one, listing, perform)
    place = {"ApiId": one.need("ApiId"), key: found[key]}
    perform(SERVICE, change, {**place, **said})
    before = {member: found.get(member, _UNSET.get(member)) for member in said}
    yield SERVICE, change, {**place, **{member: value for member, value in before.items() if value is not None}}


def _managed(one: Declared, listing: str, perform: Perform) -> Mapping[str, Any]:
    items = perform(SERVICE, listing, {"ApiId": one.need("ApiId")}).get("Items", ())
    found: Mapping[str, Any] | None = next((each for each in items if each.get("ApiGatewayManaged")), None)
    if found is None:
        raise TemplateError("expected an API that quick create made: one with a `Target`", at="Properties.ApiId")
    return found


FAMILIES: Final[Mapping[str, Family]] = {"AWS::ApiGatewayV2::ApiGatewayManagedOverrides": Family(create=_overrides)}
"""Each type, and how it comes to be."""
