"""Quick create."""

from typing import Any

import pytest

from tests.services.api_account import FUNCTION, ApiAccount

ROLE = "arn:aws:iam::000000000000:role/invoker"


def quick(apis: ApiAccount, **more: Any) -> str:
    """Create an API by quick create and return its id."""
    given = {"Name": "quick", "ProtocolType": "HTTP", "Target": FUNCTION, **more}
    return str(apis.call("create_api", **given)["ApiId"])


def test_a_function_is_behind_every_path_at_once(apis: ApiAccount) -> None:
    """The route, the integration and the stage are managed by API Gateway, and all is deployed."""
    api_id = quick(apis, CredentialsArn=ROLE)
    (integration,) = apis.items("get_integrations", ApiId=api_id)
    (route,) = apis.items("get_routes", ApiId=api_id)
    (stage,) = apis.items("get_stages", ApiId=api_id)

    assert integration == {
        "ApiGatewayManaged": True,
        "ConnectionType": "INTERNET",
        "CredentialsArn": ROLE,
        "IntegrationId": integration["IntegrationId"],
        "IntegrationMethod": "POST",
        "IntegrationType": "AWS_PROXY",
        "IntegrationUri": FUNCTION,
        "PayloadFormatVersion": "2.0",
        "TimeoutInMillis": 30_000,
    }
    assert route == {
        "ApiGatewayManaged": True,
        "ApiKeyRequired": False,
        "AuthorizationType": "NONE",
        "RouteId": route["RouteId"],
        "RouteKey": "$default",
        "Target": f"integrations/{integration['IntegrationId']}",
    }
    (deployment,) = apis.items("get_deployments", ApiId=api_id)
    assert ("$default", True, True) == (stage["StageName"], stage["AutoDeploy"], stage["ApiGatewayManaged"])
    assert deployment["DeploymentId"] == stage["DeploymentId"]


def test_an_endpoint_gets_every_verb(apis: ApiAccount) -> None:
    """Behind the route that is named."""
    api_id = quick(apis, Target="https://example.com/", RouteKey="GET /pets")
    (integration,) = apis.items("get_integrations", ApiId=api_id)

    assert ("HTTP_PROXY", "ANY", "1.0") == tuple(
        integration[name] for name in ("IntegrationType", "IntegrationMethod", "PayloadFormatVersion")
    )
    assert ["GET /pets"] == [one["RouteKey"] for one in apis.items("get_routes", ApiId=api_id)]


def test_the_target_can_be_changed(apis: ApiAccount) -> None:
    """And is deployed at once."""
    api_id = quick(apis)
    apis.call("update_api", ApiId=api_id, Target="https://example.com/")
    (integration,) = apis.items("get_integrations", ApiId=api_id)

    assert ("HTTP_PROXY", "https://example.com/") == (integration["IntegrationType"], integration["IntegrationUri"])
    assert integration["ApiGatewayManaged"]
    assert 2 == len(apis.items("get_deployments", ApiId=api_id))


def test_the_key_of_its_route_can_be_changed_through_the_api_only(apis: ApiAccount) -> None:
    """Documented: the route's own key cannot be modified."""
    api_id = quick(apis)
    (route,) = apis.items("get_routes", ApiId=api_id)
    refused = apis.refusal("update_route", ApiId=api_id, RouteId=route["RouteId"], RouteKey="GET /pets")
    apis.call("update_api", ApiId=api_id, RouteKey="GET /pets")

    assert ("BadRequestException", "The $default route key can't be modified") == refused
    assert ["GET /pets"] == [one["RouteKey"] for one in apis.items("get_routes", ApiId=api_id)]


def test_its_integration_cannot_be_deleted(apis: ApiAccount) -> None:
    """Documented."""
    api_id = quick(apis)
    (route,) = apis.items("get_routes", ApiId=api_id)
    (integration,) = apis.items("get_integrations", ApiId=api_id)
    apis.call("delete_route", ApiId=api_id, RouteId=route["RouteId"])
    refused = apis.refusal("delete_integration", ApiId=api_id, IntegrationId=integration["IntegrationId"])

    assert "BadRequestException" == refused[0]


@pytest.mark.parametrize("params", [{"RouteKey": "GET /pets"}, {"Target": "pets"}, {"Target": "https://example.com"}])
def test_an_api_that_was_made_otherwise_has_no_target(apis: ApiAccount, params: dict[str, str]) -> None:
    """Nothing is changed."""
    assert "BadRequestException" == apis.refusal("update_api", ApiId="pets", **params)[0]
    assert [] == apis.items("get_integrations", ApiId="pets")


@pytest.mark.parametrize("params", [{"Target": ""}, {"Target": "example"}, {"RouteKey": "FETCH /"}])
def test_a_target_is_an_endpoint_or_a_function(apis: ApiAccount, params: dict[str, str]) -> None:
    """With a key that can be one."""
    given = {"Name": "quick", "ProtocolType": "HTTP", "Target": FUNCTION, "RouteKey": "GET /", **params}

    assert "BadRequestException" == apis.refusal("create_api", **given)[0]
