"""Routes."""

from tests.services.api_account import ApiAccount


def test_a_route_is_made_answered_listed_and_deleted(apis: ApiAccount) -> None:
    """Members and defaults as AWS's examples show them."""
    integration = apis.integration()
    made = apis.call("create_route", ApiId="pets", RouteKey="GET /pets", Target=f"integrations/{integration}")
    named = {"ApiId": "pets", "RouteId": made["RouteId"]}

    assert made == {
        "ApiKeyRequired": False,
        "AuthorizationType": "NONE",
        "RouteId": made["RouteId"],
        "RouteKey": "GET /pets",
        "Target": f"integrations/{integration}",
    }
    assert 7 == len(made["RouteId"])
    assert made == apis.call("get_route", **named)
    assert [made] == apis.items("get_routes", ApiId="pets")
    apis.call("delete_route", **named)
    assert [] == apis.items("get_routes", ApiId="pets")


def test_members_can_be_changed(apis: ApiAccount) -> None:
    """The key among them, unless another route has it."""
    route, integration = apis.route(), apis.integration()
    apis.route("POST /pets")
    changed = apis.call(
        "update_route",
        ApiId="pets",
        RouteId=route,
        RouteKey="GET /animals",
        Target=f"integrations/{integration}",
        OperationName="list",
    )
    refused = apis.refusal("update_route", ApiId="pets", RouteId=route, RouteKey="POST /pets")

    assert ("GET /animals", f"integrations/{integration}", "list") == tuple(
        changed[name] for name in ("RouteKey", "Target", "OperationName")
    )
    assert ("ConflictException", "Route with key POST /pets already exists for this API") == refused
    assert changed == apis.call("get_route", ApiId="pets", RouteId=route)


def test_without_authorization_a_route_lets_its_authorizer_go(apis: ApiAccount) -> None:
    """Reported: that is how users of AWS take it away."""
    tokens = apis.tokens()
    route = apis.route(AuthorizationType="JWT", AuthorizerId=tokens, AuthorizationScopes=["read"])
    kept = apis.call("update_route", ApiId="pets", RouteId=route, OperationName="list")
    changed = apis.call("update_route", ApiId="pets", RouteId=route, AuthorizationType="NONE")

    assert (tokens, ["read"]) == (kept["AuthorizerId"], kept["AuthorizationScopes"])
    assert {"AuthorizerId", "AuthorizationScopes"} & set(changed) == set()


def test_routes_are_listed_page_by_page(apis: ApiAccount) -> None:
    """Oldest first."""
    for verb in ("GET", "PUT", "POST"):
        apis.route(f"{verb} /pets")
    first = apis.call("get_routes", ApiId="pets", MaxResults="2")
    rest = apis.call("get_routes", ApiId="pets", NextToken=first["NextToken"])

    assert (2, ["POST /pets"]) == (len(first["Items"]), [one["RouteKey"] for one in rest["Items"]])


def test_a_parameter_is_required_no_longer(apis: ApiAccount) -> None:
    """One that is not there is told."""
    one, other = "route.request.querystring.a", "route.request.header.b"
    required = {"Required": True}
    route = apis.route("$connect", "chat", RequestParameters={one: required, other: required})
    named = {"ApiId": "chat", "RouteId": route}
    apis.call("delete_route_request_parameter", **named, RequestParameterKey=one)
    left = apis.call("get_route", **named)["RequestParameters"]
    apis.call("delete_route_request_parameter", **named, RequestParameterKey=other)

    assert {other: required} == left
    assert "RequestParameters" not in apis.call("get_route", **named)
    refused = apis.refusal("delete_route_request_parameter", **named, RequestParameterKey=one)
    assert ("NotFoundException", "Invalid parameter name specified") == refused
