"""Fixes of the authorizer check."""

import json
from dataclasses import replace

from gatewright.aws.openapi.export_http_api import HttpExport
from gatewright.checks.authorizer.remedies import (
    accept_a_scope_of_the_token,
    accept_the_audience,
    accept_the_issuer_as_written,
    require_no_authorizer,
    use_the_authorizer,
)
from gatewright.configuration.build import build
from gatewright.engine.decide import walk
from gatewright.model.configuration import Configuration
from gatewright.model.question import KeySet
from tests import http_apis
from tests.casebook import request, world
from tests.checks.authorizer.pool_calls import ARN
from tests.checks.presence import PETS, blind, known
from tests.tokens import ACCESS_CLAIMS, ISSUER, jwks, signed

BEHIND_A_POOL = {"method GET /pets": {"authorizationType": "COGNITO_USER_POOLS", "authorizerId": "p00l00"}}


def test_a_method_without_an_authorizer_lets_anybody_in() -> None:
    """Decided again, the call passes; the command knows its resource."""
    call = walk(request(PETS), world("pets", BEHIND_A_POOL).configuration()).call
    found = require_no_authorizer(call, {})

    assert found is not None
    assert walk(found.request, found.configuration, lambda _: True).outcome == "allowed"
    assert found.values["method_verb"] == "GET"
    assert found.values["resource_id"]


def test_a_method_that_accepts_a_scope_of_the_token_lets_it_in() -> None:
    """Beside those that it accepts already; known keys prove it."""
    change = {
        "authorizer p00l00": {"type": "COGNITO_USER_POOLS", "providerARNs": [ARN]},
        "method GET /pets": {**BEHIND_A_POOL["method GET /pets"], "authorizationScopes": ["pets/write"]},
    }
    told = replace(world("pets", change).configuration(), key_sets={ISSUER: KeySet(jwks())})
    token = signed({**ACCESS_CLAIMS, "scope": "pets/read openid"})
    decision = walk(request(f"{PETS}\nAuthorization: {token}"), told)
    assert decision.denial is not None
    found = accept_a_scope_of_the_token(decision.call, decision.denial.values)

    assert found is not None
    assert walk(found.request, found.configuration, lambda _: True).outcome == "allowed"
    assert found.values["token_scope"] == "pets/read"


def test_a_scope_that_could_act_in_a_shell_is_not_proposed() -> None:
    """Nor is one of a token that holds none."""
    call = walk(request(PETS), world("pets", BEHIND_A_POOL).configuration()).call

    assert [accept_a_scope_of_the_token(call, {"came": came}) for came in ("$(reboot)", "-", "")] == [None] * 3


def test_nothing_is_proposed_for_an_api_that_nobody_told() -> None:
    """There is nothing to change."""
    assert require_no_authorizer(blind(), {}) is None
    assert accept_a_scope_of_the_token(blind(), {"came": "a"}) is None


def test_the_authorizer_that_reads_the_header_is_given_to_the_method() -> None:
    """The one that there is; which of two is meant, nobody can tell."""
    one = use_the_authorizer(known(), {})
    another = {"type": "TOKEN", "identitySource": "method.request.header.authorization"}
    two = use_the_authorizer(known(change={"authorizer s3c0nd": another}), {})

    assert one is not None
    assert (one.values["authorization_type"], one.values["authorizer_id"]) == ("CUSTOM", "au7h0r")
    assert two is None


def test_the_route_that_is_saved_is_changed() -> None:
    """An export tells what a stage serves, and no ids: the route's is that of the saved one of its key."""
    route = {"RouteId": "r1", "RouteKey": "GET /pets", "AuthorizationType": "AWS_IAM"}
    said = {"ApiId": http_apis.API_ID, "ApiEndpoint": "https://x", "Name": "shop", "ProtocolType": "HTTP"}
    copy = {"Api": said, "Routes": [route], "Authorizers": [], "Integrations": []}
    export = {"body": json.dumps(HttpExport(copy, stage="prod", extensions=True, created="then").definition())}
    told = http_apis.answers(routes=[route], stages=[{"StageName": "prod"}])
    told["v2_export_api", http_apis.API_ID, "prod"] = export
    account = build(http_apis.Told(told), account_id=http_apis.ACCOUNT, region=http_apis.REGION)
    found = require_no_authorizer(walk(http_apis.request("GET /prod/pets"), account).call, {})

    assert found is not None
    assert found.values == {"method_verb": "GET", "route_id": "r1"}


def _behind_tokens(audience: str, issuer: str = ISSUER) -> Configuration:
    """Return an HTTP API whose route wants a token of this issuer, for this audience; the issuer's keys are known."""
    authorizer = {
        "AuthorizerId": "t0k3ns",
        "Name": "tokens",
        "AuthorizerType": "JWT",
        "IdentitySource": ["$request.header.Authorization"],
        "JwtConfiguration": {"Audience": [audience], "Issuer": issuer},
    }
    route = {"RouteId": "r1", "RouteKey": "GET /pets", "AuthorizationType": "JWT", "AuthorizerId": "t0k3ns"}
    told = http_apis.configuration(routes=[route], authorizers=[authorizer])
    return replace(told, key_sets={issuer: KeySet(jwks())})


def test_an_audience_or_a_spelling_is_accepted() -> None:
    """What the token names becomes one of the authorizer's audiences, or its issuer with the slash; both are proven."""
    token = signed({**ACCESS_CLAIMS})
    client = str(ACCESS_CLAIMS["client_id"])
    sent = http_apis.request("GET /pets", Authorization=token)
    of_audience = walk(sent, _behind_tokens("another"))
    of_issuer = walk(sent, _behind_tokens(client, f"{ISSUER}/"))
    assert of_audience.denial is not None
    assert of_issuer.denial is not None
    audience = accept_the_audience(of_audience.call, of_audience.denial.values)
    issuer = accept_the_issuer_as_written(of_issuer.call, of_issuer.denial.values)

    assert audience is not None
    assert issuer is not None
    assert {"Audience": ["another", client], "Issuer": ISSUER} == json.loads(audience.values["jwt_configuration"])
    assert {"Audience": [client], "Issuer": ISSUER} == json.loads(issuer.values["jwt_configuration"])
    for one in (audience, issuer):
        assert "allowed" == walk(one.request, one.configuration, lambda _: True).outcome
    assert accept_the_audience(of_issuer.call, of_issuer.denial.values) is None
    assert accept_the_issuer_as_written(of_audience.call, of_audience.denial.values) is None


def test_another_issuer_is_not_proposed() -> None:
    """Only one that differs in the slash at its end is the same one."""
    sent = http_apis.request("GET /pets", Authorization=signed({**ACCESS_CLAIMS}))
    decision = walk(sent, _behind_tokens("another", "https://issuer.example"))
    assert decision.denial is not None

    assert accept_the_issuer_as_written(decision.call, decision.denial.values) is None
