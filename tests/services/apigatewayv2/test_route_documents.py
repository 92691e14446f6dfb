"""What routes look like."""

from tests.services.api_account import ApiAccount


def test_a_route_with_iam_has_no_authorizer(apis: ApiAccount) -> None:
    """Though one is named."""
    made = apis.call("create_route", ApiId="pets", RouteKey="GET /", AuthorizationType="AWS_IAM", AuthorizerId="x")

    assert ("AWS_IAM", False) == (made["AuthorizationType"], "AuthorizerId" in made)


def test_a_websocket_route_keeps_what_only_it_has(apis: ApiAccount) -> None:
    """As it comes."""
    given = {"RouteResponseSelectionExpression": "$default", "OperationName": "Join", "ApiKeyRequired": True}
    made = apis.call("create_route", ApiId="chat", RouteKey="join", **given)

    assert {**given, "AuthorizationType": "NONE", "RouteId": made["RouteId"], "RouteKey": "join"} == made
