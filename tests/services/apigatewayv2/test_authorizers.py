"""Authorizers of V2."""

from tests.services.account import ACCOUNT, REGION
from tests.services.api_account import INVOKED, ISSUER, ApiAccount


def test_an_authorizer_of_tokens_looks_like_awss_example(apis: ApiAccount) -> None:
    """Made, answered and listed."""
    tokens = apis.tokens()
    found = apis.call("get_authorizer", ApiId="pets", AuthorizerId=tokens)

    assert found == {
        "AuthorizerId": tokens,
        "AuthorizerType": "JWT",
        "IdentitySource": ["$request.header.Authorization"],
        "JwtConfiguration": {"Audience": ["pets"], "Issuer": ISSUER},
        "Name": "tokens",
    }
    assert 6 == len(tokens)
    assert [found] == apis.items("get_authorizers", ApiId="pets")


def test_an_authorizer_with_a_function_keeps_what_is_said(apis: ApiAccount) -> None:
    """And nothing that is not: answers are kept for no time where none is named."""
    asks = apis.authorizer(EnableSimpleResponses=True)

    assert apis.call("get_authorizer", ApiId="pets", AuthorizerId=asks) == {
        "AuthorizerId": asks,
        "AuthorizerPayloadFormatVersion": "2.0",
        "AuthorizerType": "REQUEST",
        "AuthorizerUri": INVOKED,
        "EnableSimpleResponses": True,
        "IdentitySource": ["$request.header.Authorization"],
        "Name": "asks",
    }


def test_members_can_be_changed(apis: ApiAccount) -> None:
    """Within the rules."""
    asks = apis.authorizer()
    named = {"ApiId": "pets", "AuthorizerId": asks}
    changed = apis.call(
        "update_authorizer",
        **named,
        Name="other",
        AuthorizerResultTtlInSeconds=60,
        IdentitySource=["$request.querystring.token"],
    )

    assert ("other", 60, ["$request.querystring.token"]) == tuple(
        changed[name] for name in ("Name", "AuthorizerResultTtlInSeconds", "IdentitySource")
    )
    assert "Identity source must be set" in apis.refusal("update_authorizer", **named, IdentitySource=[])[1]
    assert changed == apis.call("get_authorizer", **named)


def test_one_that_a_route_has_cannot_be_deleted(apis: ApiAccount) -> None:
    """AWS names the route."""
    tokens = apis.tokens()
    route = apis.route("POST /pdf/generate", AuthorizationType="JWT", AuthorizerId=tokens)
    named = {"ApiId": "pets", "AuthorizerId": tokens}

    assert ("ConflictException", "Cannot delete authorizer 'tokens', is referenced in route: POST /pdf/generate") == (
        apis.refusal("delete_authorizer", **named)
    )
    apis.call("delete_route", ApiId="pets", RouteId=route)
    apis.call("delete_authorizer", **named)
    assert [] == apis.items("get_authorizers", ApiId="pets")


def test_what_is_kept_of_callers_is_forgotten_on_demand(apis: ApiAccount) -> None:
    """Of a stage of an HTTP API."""
    apis.stage()
    apis.stage("prod", "chat")
    apis.call("reset_authorizers_cache", ApiId="pets", StageName="prod")
    with apis.account.store.reading(ACCOUNT, REGION) as documents:
        counted = documents.get("authorizer_cache", "pets", "prod")

    assert {"flushes": 1} == counted
    assert "only supported for HTTP" in apis.refusal("reset_authorizers_cache", ApiId="chat", StageName="prod")[1]


def test_what_awss_authorizers_do_not_use_is_not_ignored(apis: ApiAccount) -> None:
    """Whoever gives it believes that it protects something."""
    asks = apis.authorizer()
    refused = apis.refusal("update_authorizer", ApiId="pets", AuthorizerId=asks, IdentityValidationExpression="x")

    assert "IdentityValidationExpression is not used" in refused[1]
