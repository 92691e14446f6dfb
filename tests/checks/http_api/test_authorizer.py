"""Which authorizer a route of an HTTP API has, and how its refusals are answered."""

import json
from typing import Any

import pytest

from gatewright.engine.respond import refusal
from gatewright.model.authorizer import Authorized, Failed, Returned
from gatewright.model.question import InvokeAuthorizer
from tests.http_apis import API_ID, configuration, decided, request, says

FUNCTION = {
    "AuthorizerId": "f1",
    "AuthorizerType": "REQUEST",
    "AuthorizerUri": "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn/invocations",
    "IdentitySource": ["$request.header.X-Who", "$request.querystring.tenant"],
    "AuthorizerPayloadFormatVersion": "2.0",
}
GUARDED = ({"RouteKey": "GET /pets", "AuthorizationType": "CUSTOM", "AuthorizerId": "f1"},)


def known(**authorizer: Any) -> Any:
    """Return the API with the authorizer before its route."""
    return configuration(routes=GUARDED, authorizers=({**FUNCTION, **authorizer},))


def policy(effect: str, resource: str) -> Returned:
    """Return what a function says that returns a policy."""
    statement = {"Effect": effect, "Action": "execute-api:Invoke", "Resource": resource}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    return Returned(authorized=Authorized(principal_id="me", policy=document))


def test_an_open_route_asks_nobody() -> None:
    """The caller is known by nothing."""
    assert decided("GET /pets", configuration()).call.authorized is None


@pytest.mark.parametrize("target", ["GET /pets", "GET /pets?tenant=", "GET /pets?Tenant=a"])
def test_without_its_sources_the_function_is_not_asked(target: str) -> None:
    """401, whether answers are kept or not: names of parameters are told by their letters."""
    decision = decided(target, known(), X_Who="me")
    assert decision.denial is not None
    response = refusal(decision.denial, request("GET /pets"))

    assert decision.denial.cause.id == "authorizer.identity-source-missing"
    assert not decision.call.answers
    assert (response.status, response.body) == (401, b'{"message":"Unauthorized"}')


def test_without_any_source_the_function_is_always_asked() -> None:
    """Where none is named, none can lack."""
    allowed = says(InvokeAuthorizer=policy("Allow", "*"))

    assert decided("GET /pets", known(IdentitySource=[]), allowed).outcome == "allowed"


@pytest.mark.parametrize(
    ("answer", "cause", "status"),
    [
        (policy("Allow", f"arn:aws:execute-api:eu-west-1:111122223333:{API_ID}/$default/GET/pets"), None, 0),
        (policy("Deny", "*"), "authorizer.denied", 403),
        (
            policy("Allow", f"arn:aws:execute-api:*:*:{API_ID}/$default/GET/toys"),
            "authorizer.policy-misses-resource",
            403,
        ),
        (Failed(kind="error", detail="-"), "authorizer.failed", 500),
        (Failed(kind="timeout", detail="-"), "authorizer.failed", 500),
        (Failed(kind="permission", detail="-"), "authorizer.invoke-permission-missing", 500),
        (Failed(kind="unauthorized", detail="-"), "authorizer.unauthorized", 401),
    ],
)
def test_what_the_function_says_decides(answer: Any, cause: str | None, status: int) -> None:
    """Its policy is held against the ARN of the route; a failure is 500, never an open door."""
    decision = decided("GET /pets?tenant=a", known(), says(InvokeAuthorizer=answer), X_Who="me")
    denial = decision.denial

    assert (denial.cause.id if denial else None) == cause
    assert (refusal(denial, request("GET /")).status if denial else 0) == status
    assert [one.identity for one in decision.call.answers if isinstance(one, InvokeAuthorizer)] == [("me", "a")]


def test_a_signed_route_says_no_more_than_forbidden() -> None:
    """Whatever is wrong with the signature."""
    signed = configuration(routes=({"RouteKey": "GET /pets", "AuthorizationType": "AWS_IAM"},))
    decision = decided("GET /pets", signed)
    assert decision.denial is not None
    response = refusal(decision.denial, request("GET /pets"))

    assert decision.denial.cause.id == "iam.signature-missing"
    assert (response.status, response.body) == (403, b'{"message":"Forbidden"}')
