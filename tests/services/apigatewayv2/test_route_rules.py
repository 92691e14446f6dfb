"""What routes may be."""

from typing import Any

import pytest

from tests.services.api_account import ApiAccount

NOT_FOR_HTTP = "is not currently supported for HTTP APIs."
CUSTOM = (
    "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid "
    "authorizer."
)
JWT = "Invalid authorizer ID specified. Setting the authorization type to JWT requires a valid JWT authorizer."
SCOPES = (
    "Invalid Route authorization type specified. Authorization Scopes are only valid for COGNITO_USER_POOLS and JWT "
    "authorization types"
)


@pytest.mark.parametrize(
    ("params", "refused"),
    [
        ({"ApiKeyRequired": True}, ("BadRequestException", f"ApiKeyRequired {NOT_FOR_HTTP}")),
        ({"RequestModels": {"$default": "m"}}, ("BadRequestException", f"RequestModels {NOT_FOR_HTTP}")),
        ({"AuthorizationType": "CUSTOM"}, ("BadRequestException", CUSTOM)),
        ({"AuthorizationType": "CUSTOM", "AuthorizerId": "none"}, ("BadRequestException", CUSTOM)),
        ({"AuthorizationType": "JWT"}, ("BadRequestException", JWT)),
        ({"AuthorizationScopes": ["read"]}, ("BadRequestException", SCOPES)),
        ({"AuthorizationType": "AWS_IAM", "AuthorizationScopes": ["read"]}, ("BadRequestException", SCOPES)),
        (
            {"Target": "abc"},
            (
                "BadRequestException",
                "Unexpected or malformed target in route. Correct format should be integrations/<integration_id>.",
            ),
        ),
        ({"Target": "integrations/none"}, ("NotFoundException", "Invalid Integration identifier specified")),
    ],
)
def test_what_an_http_api_refuses(apis: ApiAccount, params: dict[str, Any], refused: tuple[str, str]) -> None:
    """And nothing is kept."""
    assert refused == apis.refusal("create_route", ApiId="pets", RouteKey="GET /pets", **params)
    assert [] == apis.items("get_routes", ApiId="pets")


def test_the_authorizer_is_of_the_type_that_the_route_wants(apis: ApiAccount) -> None:
    """One that asks a function checks no tokens, and the other way round."""
    asks, tokens = apis.authorizer(), apis.tokens()
    given = {"ApiId": "pets", "RouteKey": "GET /pets"}

    assert JWT == apis.refusal("create_route", **given, AuthorizationType="JWT", AuthorizerId=asks)[1]
    assert CUSTOM == apis.refusal("create_route", **given, AuthorizationType="CUSTOM", AuthorizerId=tokens)[1]
    apis.route(AuthorizationType="JWT", AuthorizerId=tokens, AuthorizationScopes=["read"])
    apis.route("POST /pets", AuthorizationType="CUSTOM", AuthorizerId=asks)


def test_a_websocket_api_authorizes_who_connects(apis: ApiAccount) -> None:
    """And no message after that."""
    authorizer = apis.authorizer("chat")
    custom = {"AuthorizationType": "CUSTOM", "AuthorizerId": authorizer}

    assert ("BadRequestException", "Currently, authorization is restricted to the $connect route only") == (
        apis.refusal("create_route", ApiId="chat", RouteKey="join", **custom)
    )
    assert "JWT" in apis.refusal("create_route", ApiId="chat", RouteKey="$connect", AuthorizationType="JWT")[1]
    apis.route("$connect", "chat", **custom, ApiKeyRequired=True)


def test_a_parameter_that_is_required_is_one_of_the_request(apis: ApiAccount) -> None:
    """In its query string or its headers."""
    good, bad = "route.request.querystring.room", "method.request.querystring.room"
    apis.route("$connect", "chat", RequestParameters={good: {"Required": True}})

    assert (
        f"Invalid mapping expression specified: {bad}"
        == (apis.refusal("create_route", ApiId="chat", RouteKey="x", RequestParameters={bad: {"Required": True}})[1])
    )


def test_a_route_has_ten_scopes_at_most(apis: ApiAccount) -> None:
    """Documented."""
    jwt = {"AuthorizationType": "JWT", "AuthorizerId": apis.tokens()}
    apis.route(**jwt, AuthorizationScopes=[str(number) for number in range(10)])
    eleven = [str(number) for number in range(11)]
    given = {"ApiId": "pets", "RouteKey": "PUT /pets", **jwt, "AuthorizationScopes": eleven}

    assert "A route can have at most 10 authorization scopes" == apis.refusal("create_route", **given)[1]
