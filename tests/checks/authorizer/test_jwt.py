"""A token set with one fault each: every one is refused, for its own reason."""

from typing import Any

import pytest

from gatewright.engine.respond import refusal
from gatewright.model.authorizer import Authorized
from gatewright.model.question import FetchKeys, KeysUnavailable
from gatewright.model.unknown import UNKNOWN
from tests.http_apis import configuration, decided, request, says
from tests.tokens import ACCESS_CLAIMS, CLIENT, ID_CLAIMS, ISSUER, NOON, by_public_key, signed, unsigned

AUTHORIZER = {
    "AuthorizerId": "j1",
    "AuthorizerType": "JWT",
    "IdentitySource": ["$request.header.Authorization"],
    "JwtConfiguration": {"Issuer": ISSUER, "Audience": [CLIENT]},
}
GOOD = signed(ID_CLAIMS)


def known(*scopes: str, **authorizer: Any) -> Any:
    """Return an API whose one route has the authorizer, and wants one of the scopes."""
    route = {"RouteKey": "GET /pets", "AuthorizationType": "JWT", "AuthorizerId": "j1", "AuthorizationScopes": scopes}
    return configuration(routes=(route,), authorizers=({**AUTHORIZER, **authorizer},))


def refused(token: str, *scopes: str, **authorizer: Any) -> tuple[str, str, str, int, str | None]:
    """Return cause, claim and what came of a refusal, with the status and the challenge of its answer."""
    decision = decided("GET /pets", known(*scopes, **authorizer), Authorization=token)
    denial = decision.denial
    assert denial is not None
    response = refusal(denial, request("GET /pets"))
    told = denial.values
    return denial.cause.id, told["claim"], told["came"], response.status, response.header("www-authenticate")


@pytest.mark.parametrize("written", [GOOD, f"Bearer {GOOD}", f"bearer  {GOOD}", f"{GOOD} "])
def test_a_good_token_opens_the_route(written: str) -> None:
    """Behind `Bearer` or bare; the claims go on, and scopes only where the route asks for some."""
    decision = decided("GET /pets", known(), Authorization=written)

    assert decision.outcome == "allowed"
    assert isinstance(decision.call.authorized, Authorized)
    assert decision.call.authorized.claims["cognito:username"] == "ada"
    assert decision.call.authorized.scopes is None


def test_an_access_token_is_known_by_its_client() -> None:
    """It has no audience; its scopes go on where one of them was asked for."""
    decision = decided("GET /pets", known("pets/read"), Authorization=signed(ACCESS_CLAIMS))

    assert decision.outcome == "allowed"
    assert isinstance(decision.call.authorized, Authorized)
    assert decision.call.authorized.scopes == ("aws.cognito.signin.user.admin", "pets/read")


def test_a_token_may_stand_in_the_query() -> None:
    """Where the identity source says so, and nowhere else."""
    in_query = known(IdentitySource=["$request.querystring.token"])

    assert decided(f"GET /pets?token={GOOD}", in_query).outcome == "allowed"
    assert decided("GET /pets", in_query, Authorization=GOOD).outcome == "denied"


@pytest.mark.parametrize(
    ("token", "claim", "came", "description"),
    [
        ("allow", "token", "1 part", "the token is malformed"),
        (unsigned(ID_CLAIMS), "alg", "none", "the token does not have a valid signing algorithm"),
        (by_public_key(ID_CLAIMS), "alg", "HS256", "the token does not have a valid signing algorithm"),
        (signed(ID_CLAIMS, kid="gone"), "kid", "gone", "the token does not have a valid key id"),
        (signed(ID_CLAIMS, kid=None), "kid", "-", "the token does not have a valid key id"),
        (signed(ID_CLAIMS, key="stranger"), "signature", "another", "the token does not have a valid signature"),
        (signed({**ID_CLAIMS, "iss": ISSUER + "/"}), "iss", ISSUER + "/", "the token does not have a valid issuer"),
        (signed({**ID_CLAIMS, "iss": "a.example"}), "iss", "a.example", "the token does not have a valid issuer"),
        (signed({**ID_CLAIMS, "aud": "other"}), "aud", "other", "the token does not have a valid audience"),
        (signed({**ID_CLAIMS, "exp": NOON}), "exp", str(NOON), "the token has expired"),
        (signed({**ID_CLAIMS, "nbf": NOON + 1}), "nbf", str(NOON + 1), "the token is not valid yet"),
        (signed({**ID_CLAIMS, "iat": NOON + 1}), "iat", str(NOON + 1), "the token was issued in the future"),
    ],
)  # fmt: skip
def test_each_fault_is_told_by_itself(token: str, claim: str, came: str, description: str) -> None:
    """In the evidence, and to the caller in the challenge."""
    challenge = f'Bearer scope="" error="invalid_token" error_description="{description}"'

    assert refused(f"Bearer {token}") == ("authorizer.token-invalid", claim, came, 401, challenge)


def test_a_slash_at_the_end_of_the_authorizers_issuer_counts_too() -> None:
    """The two are compared letter by letter."""
    slashed = {"Issuer": ISSUER + "/", "Audience": [CLIENT]}
    decision = decided(
        "GET /pets",
        known(JwtConfiguration=slashed),
        lambda question: says()(FetchKeys(ISSUER)) if isinstance(question, FetchKeys) else UNKNOWN,
        Authorization=GOOD,
    )

    assert decision.denial is not None
    assert decision.denial.values["claim"] == "iss"


def test_a_missing_scope_is_forbidden() -> None:
    """The token is good, so it is 403, and the challenge says what lacks."""
    wanted, why = "pets/write pets/all", "the token does not have a valid scope"
    challenge = f'Bearer scope="{wanted}" error="insufficient_scope" error_description="{why}"'

    assert refused(signed(ACCESS_CLAIMS), "pets/write", "pets/all") == (
        "authorizer.scope-missing",
        "scope",
        "aws.cognito.signin.user.admin pets/read",
        403,
        challenge,
    )


@pytest.mark.parametrize("fields", [{}, {"Authorization": ""}, {"Authorization": "Bearer "}])
def test_no_token_is_its_own_cause(fields: dict[str, Any]) -> None:
    """The challenge names the scheme alone."""
    decision = decided("GET /pets", known(), **fields)
    assert decision.denial is not None
    response = refusal(decision.denial, request("GET /pets"))

    assert decision.denial.cause.id == "authorizer.identity-source-missing"
    assert (response.status, response.header("www-authenticate")) == (401, "Bearer")


def test_an_issuer_that_cannot_be_asked_lets_nobody_in() -> None:
    """Closed: it has no keys."""
    decision = decided("GET /pets", known(), says(FetchKeys=KeysUnavailable("timed out")), Authorization=GOOD)

    assert decision.denial is not None
    assert decision.denial.values["expected"] == "a key of the issuer: timed out"


def test_only_the_authorizers_issuer_is_asked_and_not_for_made_up_algorithms() -> None:
    """A token sends nobody anywhere."""
    asked = signed({**ID_CLAIMS, "iss": "https://evil.example"})

    assert [one.issuer for one in decided("GET /pets", known(), Authorization=asked).call.answers] == [ISSUER]  # type: ignore[union-attr]  # keys
    assert not decided("GET /pets", known(), Authorization=unsigned(ID_CLAIMS)).call.answers


def test_without_the_keys_the_token_may_still_be_refused() -> None:
    """What the keys could not change is sure; all else stays open."""
    untold = says(FetchKeys=UNKNOWN)

    assert decided("GET /pets", known(), untold, Authorization=GOOD).outcome == "undetermined"
    late = decided("GET /pets", known(), untold, Authorization=signed({**ID_CLAIMS, "exp": NOON}))
    assert late.cause is not None
    assert late.cause.id == "authorizer.token-invalid"
