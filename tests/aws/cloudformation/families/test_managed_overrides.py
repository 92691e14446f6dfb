import pytest

from gatewright.aws.cloudformation.errors import TemplateError
from tests.aws.cloudformation.performing import Performing, made

TYPE = "AWS::ApiGatewayV2::ApiGatewayManagedOverrides"
ROUTE = {"RouteId": "r", "ApiGatewayManaged": True, "AuthorizationType": "NONE", "Target": "integrations/i"}
STAGE = {"StageName": "$default", "ApiGatewayManaged": True, "AutoDeploy": True}


def services() -> Performing:
    """Return services with an API that quick create made."""
    return Performing({"get_routes": {"Items": [{"RouteId": "x"}, ROUTE]}, "get_stages": {"Items": [STAGE]}})


def test_what_api_gateway_manages_is_changed_and_changed_back() -> None:
    """The route that quick create made, and no other; what was not set is unset again."""
    performing = services()
    route = {"AuthorizationType": "JWT", "AuthorizerId": "j"}
    found = made(TYPE, {"ApiId": "a", "Route": route, "Stage": {"Description": "d"}}, performing)

    assert ["get_routes", "update_route", "get_stages", "update_stage"] == performing.operations
    assert {"ApiId": "a", "RouteId": "r", **route} == performing.params("update_route")
    assert found.undo == (
        ("apigatewayv2", "update_route", {"ApiId": "a", "RouteId": "r", "AuthorizationType": "NONE"}),
        ("apigatewayv2", "update_stage", {"ApiId": "a", "StageName": "$default", "Description": ""}),
    )


@pytest.mark.parametrize(
    ("properties", "words"),
    [
        ({"ApiId": "a", "Integration": {"TimeoutInMillis": 50}}, "Properties.ApiId: expected an API that quick create"),
        ({"ApiId": "a", "Route": "x"}, "Properties.Route: expected an object"),
    ],
)
def test_what_is_not_managed_cannot_be_overridden(properties: dict[str, object], words: str) -> None:
    """By the place of what is wrong."""
    with pytest.raises(TemplateError) as raised:
        made(TYPE, properties, Performing({"get_integrations": {"Items": []}}))

    assert str(raised.value).startswith(words)
