"""HTTP and WebSocket APIs."""

from typing import Any

import pytest

from tests.services.api_account import ApiAccount


def test_an_http_api_has_the_members_and_defaults_of_awss_examples(apis: ApiAccount) -> None:
    """And `get_api` answers what `create_api` did."""
    made = apis.call("create_api", Name="shop", ProtocolType="HTTP", Description="all of it", Version="1")
    api_id = made["ApiId"]

    assert made == {
        "ApiEndpoint": f"https://{api_id}.execute-api.eu-west-1.amazonaws.com",
        "ApiId": api_id,
        "ApiKeySelectionExpression": "$request.header.x-api-key",
        "CreatedDate": 1_767_225_600,
        "Description": "all of it",
        "DisableExecuteApiEndpoint": False,
        "IpAddressType": "ipv4",
        "Name": "shop",
        "ProtocolType": "HTTP",
        "RouteSelectionExpression": "$request.method $request.path",
        "Tags": {},
        "Version": "1",
    }
    assert 10 == len(api_id)
    assert made == apis.call("get_api", ApiId=api_id)


def test_a_websocket_api_selects_its_routes_by_what_it_is_told(apis: ApiAccount) -> None:
    """Its endpoint speaks WebSocket."""
    found = apis.call("get_api", ApiId="chat")

    assert "wss://chat.execute-api.eu-west-1.amazonaws.com" == found["ApiEndpoint"]
    assert "$request.body.action" == found["RouteSelectionExpression"]


def test_a_tag_pins_the_id(apis: ApiAccount) -> None:
    """Of one API only, be it of V1 or V2."""
    pinned = {"ProtocolType": "HTTP", "Name": "again"}
    apis.account.call("create_rest_api", name="old", tags={"_custom_id_": "old"})

    assert "pets" == apis.call("get_api", ApiId="pets")["ApiId"]
    assert "ConflictException" == apis.refusal("create_api", **pinned, Tags={"_custom_id_": "pets"})[0]
    assert "ConflictException" == apis.refusal("create_api", **pinned, Tags={"_custom_id_": "old"})[0]
    assert "BadRequestException" == apis.refusal("create_api", **pinned, Tags={"_custom_id_": "Pets!"})[0]
    assert "ConflictException" == apis.account.refusal("create_rest_api", name="p", tags={"_custom_id_": "pets"})[0]


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"Name": ""}, "Invalid API name specified"),
        ({"ProtocolType": "REST"}, "Invalid protocol specified. Must be one of [HTTP, WEBSOCKET]"),
        (
            {"RouteSelectionExpression": "$request.body.action"},
            'Route selection expression is currently limited to "${request.method} ${request.path}"',
        ),
        ({"ProtocolType": "WEBSOCKET"}, "Invalid routeSelectionExpression"),
        ({"ProtocolType": "WEBSOCKET", "RouteSelectionExpression": "$input"}, "Invalid routeSelectionExpression"),
        (
            {
                "ProtocolType": "WEBSOCKET",
                "RouteSelectionExpression": "$request.body.action",
                "CorsConfiguration": {"AllowOrigins": ["*"]},
            },
            "Cors is not supported for WEBSOCKET protocolType",
        ),
        (
            {"CorsConfiguration": {"AllowCredentials": True, "AllowOrigins": ["*"]}},
            "allow-credentials is not supported if 'allow-origin' is *",
        ),
        (
            {"ApiKeySelectionExpression": "$context.authorizer.usageIdentifierKey"},
            "Invalid apiKeySelectionExpression. Must be one of: [$request.header.x-api-key]",
        ),
        ({"DisableSchemaValidation": True}, "DisableSchemaValidation is not currently supported for HTTP APIs."),
        (
            {
                "ProtocolType": "WEBSOCKET",
                "RouteSelectionExpression": "$request.body.action",
                "Target": "https://example.com",
            },
            "Quick create is only supported for HTTP APIs",
        ),
    ],
)
def test_what_cannot_be_is_refused(apis: ApiAccount, params: dict[str, Any], message: str) -> None:
    """And nothing is kept."""
    given = {"Name": "x", "ProtocolType": "HTTP", **params}

    assert ("BadRequestException", message) == apis.refusal("create_api", **given)
    assert 2 == len(apis.items("get_apis"))


@pytest.mark.parametrize(
    "expression",
    ["$request.body.action", "${request.body.action}", "${request.body.a.b}-${request.body.c[0]}", "$request.body[2]"],
)
def test_routes_may_be_selected_by_parts_of_a_message(apis: ApiAccount, expression: str) -> None:
    """One, or several with texts between them."""
    made = apis.call("create_api", Name="x", ProtocolType="WEBSOCKET", RouteSelectionExpression=expression)

    assert expression == made["RouteSelectionExpression"]


def test_both_spellings_of_an_http_apis_expression_are_taken(apis: ApiAccount) -> None:
    """As they come."""
    spelling = "${request.method} ${request.path}"
    made = apis.call("create_api", Name="x", ProtocolType="HTTP", RouteSelectionExpression=spelling)

    assert spelling == made["RouteSelectionExpression"]


def test_members_can_be_changed(apis: ApiAccount) -> None:
    """What is not named stays, an empty text takes a member away, and CORS is replaced as a whole."""
    cors = {"AllowOrigins": ["https://example.com"], "AllowMethods": ["GET"], "MaxAge": 60}
    apis.call("update_api", ApiId="pets", Description="old", Version="1", CorsConfiguration=cors)
    changed = apis.call(
        "update_api",
        ApiId="pets",
        Name="animals",
        Description="",
        DisableExecuteApiEndpoint=True,
        CorsConfiguration={"AllowOrigins": ["*"]},
    )

    assert ("animals", "1", True) == (changed["Name"], changed["Version"], changed["DisableExecuteApiEndpoint"])
    assert "Description" not in changed
    assert {"AllowCredentials": False, "AllowOrigins": ["*"]} == changed["CorsConfiguration"]
    assert changed == apis.call("get_api", ApiId="pets")


def test_cors_can_be_taken_away(apis: ApiAccount) -> None:
    """The API has none then."""
    apis.call("update_api", ApiId="pets", CorsConfiguration={"AllowOrigins": ["*"]})
    apis.call("delete_cors_configuration", ApiId="pets")

    assert "CorsConfiguration" not in apis.call("get_api", ApiId="pets")


def test_a_change_is_held_against_the_same_rules(apis: ApiAccount) -> None:
    """A name stays a name."""
    assert ("BadRequestException", "Invalid API name specified") == apis.refusal("update_api", ApiId="pets", Name="")
    assert "Cors is not" in apis.refusal("update_api", ApiId="chat", CorsConfiguration={"AllowOrigins": ["*"]})[1]
    assert "limited to" in apis.refusal("update_api", ApiId="pets", RouteSelectionExpression="x")[1]


def test_apis_are_listed_page_by_page(apis: ApiAccount) -> None:
    """Oldest first."""
    first = apis.call("get_apis", MaxResults="1")
    rest = apis.call("get_apis", NextToken=first["NextToken"])

    assert ["pets", "chat"] == [one["ApiId"] for one in (*first["Items"], *rest["Items"])]


def test_an_api_goes_with_all_below_it(apis: ApiAccount) -> None:
    """Nothing is left that a new API of its id could meet."""
    apis.route(Target=f"integrations/{apis.integration()}")
    apis.stage(AutoDeploy=True)
    apis.authorizer()
    apis.call("delete_api", ApiId="pets")

    told = ("NotFoundException", "Invalid API identifier specified 000000000000:pets")
    assert told == apis.refusal("get_api", ApiId="pets")
    assert told == apis.refusal("get_routes", ApiId="pets")
    apis.call("create_api", Name="pets", ProtocolType="HTTP", Tags={"_custom_id_": "pets"})
    for name in ("get_routes", "get_integrations", "get_stages", "get_authorizers", "get_deployments"):
        assert [] == apis.items(name, ApiId="pets")
