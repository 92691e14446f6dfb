"""`$context` of an HTTP API."""

import pytest

from gatewright.aws.context_variables import VARIABLES
from gatewright.aws.http_context import HTTP_VARIABLES, OWN, SHARED, HttpContext
from gatewright.model.outcome import Deny
from tests.http_apis import HOST, ID, configuration, decided
from tests.tokens import ID_CLAIMS, signed

JWT = {
    "AuthorizerId": "j1",
    "AuthorizerType": "JWT",
    "IdentitySource": ["$request.header.Authorization"],
    "JwtConfiguration": {"Issuer": ID_CLAIMS["iss"], "Audience": [ID_CLAIMS["aud"]]},
}
GUARDED = configuration(
    routes=[{"RouteKey": "GET /pets", "AuthorizationType": "JWT", "AuthorizerId": "j1"}], authorizers=[JWT]
)


def read(name: str, target: str = "GET /pets/7", **parts: object) -> str | None:
    """Return a variable of a call."""
    return HttpContext(call=decided(target, configuration(**parts)).call).get(name)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("requestId", ID),
        ("extendedRequestId", ID),
        ("routeKey", "GET /pets/{id}"),
        ("path", "/pets/7"),
        ("stage", "$default"),
        ("domainName", HOST),
        ("httpMethod", "GET"),
        ("resourcePath", None),
        ("identity.apiKey", None),
        ("wafResponseCode", None),
        ("made.up", None),
    ],
)
def test_variables_are_those_of_http_apis(name: str, value: str | None) -> None:
    """One id, the route's key, and nothing that only REST APIs have."""
    assert read(name) == value


def test_paths_show_the_stage_that_was_named() -> None:
    """And not the one at the root."""
    assert read("path", "GET /dev/pets", stages=[{"StageName": "dev", "AutoDeploy": True}]) == "/dev/pets"


@pytest.mark.parametrize(
    ("token", "error"),
    [
        (signed({**ID_CLAIMS, "exp": 1}), "invalid_token: the token has expired"),
        (signed({**ID_CLAIMS, "aud": "x"}), "invalid_token: the token does not have a valid audience"),
        ("", "Unauthorized"),
    ],
)
def test_the_authorizers_error_says_what_is_wrong(token: str, error: str) -> None:
    """Of a token, which claim; where there is none, what the caller heard."""
    decision = decided("GET /pets", GUARDED, Authorization=token)

    assert HttpContext(call=decision.call, denial=decision.denial).get("authorizer.error") == error
    assert HttpContext(call=decision.call).get("authorizer.error") is None


def test_claims_are_read_by_name() -> None:
    """Numbers as digits."""
    call = decided("GET /pets", GUARDED, Authorization=signed({**ID_CLAIMS, "cognito:groups": ["a", "b"]})).call

    assert HttpContext(call=call).get("authorizer.claims.exp") == str(ID_CLAIMS["exp"])
    assert HttpContext(call=call).get("authorizer.claims.cognito:groups") == "[a b]"


def test_every_shared_variable_is_one() -> None:
    """And none is read in two ways."""
    assert set(VARIABLES) >= SHARED
    assert SHARED & set(OWN) == set()
    assert set(HTTP_VARIABLES) == SHARED | set(OWN)
    assert isinstance(decided("GET /no", configuration()).denial, Deny)
