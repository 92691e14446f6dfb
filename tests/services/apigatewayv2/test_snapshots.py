"""What deployments copy."""

from gatewright.services.apigatewayv2 import snapshots
from gatewright.store import api_answers
from gatewright.store.documents import Document
from tests.services.account import ACCOUNT, REGION
from tests.services.api_account import ApiAccount


def copied(apis: ApiAccount, deployment_id: str) -> Document:
    """Return what a deployment holds."""
    with apis.account.store.reading(ACCOUNT, REGION) as documents:
        return api_answers.snapshot(documents, "pets", deployment_id) or {}


def test_a_deployment_holds_what_was_there(apis: ApiAccount) -> None:
    """Later changes are not in it."""
    integration, authorizer = apis.integration(), apis.authorizer()
    apis.route(Target=f"integrations/{integration}")
    deployed = apis.call("create_deployment", ApiId="pets")["DeploymentId"]
    apis.call("update_api", ApiId="pets", Name="other")
    apis.route("POST /pets")
    found = copied(apis, deployed)

    assert "pets" == found["Api"]["Name"]
    assert ["GET /pets"] == [one["RouteKey"] for one in found["Routes"]]
    assert [integration] == [one["IntegrationId"] for one in found["Integrations"]]
    assert [authorizer] == [one["AuthorizerId"] for one in found["Authorizers"]]
    assert ([], {}, {}) == tuple(found[name] for name in ("Models", "RouteResponses", "IntegrationResponses"))


def test_responses_are_copied_with_what_they_belong_to(apis: ApiAccount) -> None:
    """By its id."""
    with apis.account.store.transaction(ACCOUNT, REGION) as documents:
        documents.put("route_response", "pets", "r", "rr", document={"RouteResponseId": "rr"})
        documents.put("integration_response", "pets", "i", "ir", document={"IntegrationResponseId": "ir"})
        found = snapshots.taken(documents, "pets")

    assert {"r": [{"RouteResponseId": "rr"}]} == found["RouteResponses"]
    assert {"i": [{"IntegrationResponseId": "ir"}]} == found["IntegrationResponses"]


def test_without_routes_there_is_nothing_to_deploy(apis: ApiAccount) -> None:
    """In the words for the protocol."""
    with apis.account.store.reading(ACCOUNT, REGION) as documents:
        told = [snapshots.obstacle(documents, name) for name in ("pets", "chat")]

    assert told == [
        "Unable to deploy API because no routes exist in this API",
        "At least one route is required before deploying the Api",
    ]
