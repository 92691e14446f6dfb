"""Route responses."""

import pytest

from tests.services.api_account import ApiAccount


@pytest.fixture
def route(apis: ApiAccount) -> dict[str, str]:
    """Return what names a route."""
    return {"ApiId": "chat", "RouteId": apis.route("join", "chat")}


def test_a_response_is_made_answered_changed_and_deleted(apis: ApiAccount, route: dict[str, str]) -> None:
    """One for each route."""
    made = apis.call("create_route_response", **route, RouteResponseKey="$default")
    named = {**route, "RouteResponseId": made["RouteResponseId"]}

    assert {"RouteResponseId": made["RouteResponseId"], "RouteResponseKey": "$default"} == made
    assert made == apis.call("get_route_response", **named)
    assert [made] == apis.items("get_route_responses", **route)
    assert "ConflictException" == apis.refusal("create_route_response", **route, RouteResponseKey="$default")[0]
    parameters = {"route.response.header.x": {"Required": True}}
    changed = apis.call(
        "update_route_response", **named, ModelSelectionExpression="$default", ResponseParameters=parameters
    )
    assert {**made, "ModelSelectionExpression": "$default", "ResponseParameters": parameters} == changed
    apis.call("delete_route_response", **named)
    assert [] == apis.items("get_route_responses", **route)
    assert ("NotFoundException", "Invalid Route Response identifier specified") == (
        apis.refusal("get_route_response", **named)
    )


def test_what_cannot_be_is_refused(apis: ApiAccount, route: dict[str, str]) -> None:
    """In AWS's words."""
    http = {"ApiId": "pets", "RouteId": apis.route()}

    assert ("BadRequestException", "Currently, only $default is supported as a RouteResponseKey.") == (
        apis.refusal("create_route_response", **route, RouteResponseKey="200")
    )
    assert ("BadRequestException", "RouteResponses are currently not supported for this API protocol type.") == (
        apis.refusal("create_route_response", **http, RouteResponseKey="$default")
    )
    assert (
        "Invalid model name specified: X"
        == (
            apis.refusal(
                "create_route_response", **route, RouteResponseKey="$default", ResponseModels={"$default": "X"}
            )[1]
        )
    )


def test_a_response_goes_with_its_route(apis: ApiAccount, route: dict[str, str]) -> None:
    """No other route meets it."""
    made = apis.call("create_route_response", **route, RouteResponseKey="$default")
    apis.call("delete_route", **route)

    assert ("NotFoundException", "Invalid Route identifier specified") == (
        apis.refusal("get_route_response", **route, RouteResponseId=made["RouteResponseId"])
    )
