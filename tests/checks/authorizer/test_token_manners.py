"""A JWT authorizer of a REST API: a token with one fault each is refused for its own reason."""

from dataclasses import replace
from typing import Any

import pytest

from gatewright.checks.authorizer import identity_source_missing, scope_missing, token_invalid
from gatewright.checks.authorizer.jwt import jwt
from gatewright.checks.authorizer.token_manners import OF_HTTP_APIS, OF_REST_APIS
from gatewright.model.authorizer import Authorized, Authorizer
from gatewright.model.outcome import Ask, Deny, Outcome, Pass, Unsure
from gatewright.model.question import Answer, FetchKeys, KeySet, KeysUnavailable
from gatewright.model.trusted_issuer import ClaimRule, TrustedIssuer
from gatewright.model.unknown import UNKNOWN
from tests.checks.authorizer.pool_calls import calling
from tests.curve_tokens import CURVES, curve_public_key, curve_signed_token, published
from tests.tokens import (
    ACCESS_CLAIMS,
    CLIENT,
    ID_CLAIMS,
    ISSUER,
    KID,
    NOON,
    by_public_key,
    public_key,
    signed,
    unsigned,
)

OTHER = "https://login.example.com/"
KEYS = KeySet(published(public_key(), *(curve_public_key(alg) for alg in CURVES)))
AUTHORIZER = Authorizer(
    id="j00j00",
    type="JWT",
    identity_sources=("method.request.header.Authorization",),
    issuers=(
        TrustedIssuer(issuer=OTHER, audiences=("pets",), jwks_uri="https://login.example.com/keys"),
        TrustedIssuer(issuer=ISSUER, audiences=("x", CLIENT)),
    ),
    algorithms=("RS256", "ES256", "ES384", "ES512"),
)


def outcome(token: str | None, *scopes: str, keys: Answer = KEYS, authorizer: Authorizer = AUTHORIZER) -> Outcome:
    """Return what the check says once its question is answered."""
    call = calling(token, scopes=scopes, received_at=NOON)
    said = jwt(call, authorizer, OF_REST_APIS)
    return jwt(call.answered(said.question, keys), authorizer, OF_REST_APIS) if isinstance(said, Ask) else said


def refused(token: str | None, *scopes: str, **more: Any) -> tuple[Any, str, str, int, str]:
    """Return cause, claim, what came, status and message of a refusal."""
    said = outcome(token, *scopes, **more)
    assert isinstance(said, Deny)
    return said.cause, said.values["claim"], said.values["came"], said.answered.status, str(said.answered.message)


@pytest.mark.parametrize("alg", CURVES)
def test_curves_are_accepted_where_the_authorizer_names_them(alg: str) -> None:
    """And nowhere else."""
    token = curve_signed_token({**ID_CLAIMS, "aud": ["a", "x"]}, alg)

    assert isinstance(outcome(f"Bearer {token}"), Pass)
    only_rsa = replace(AUTHORIZER, algorithms=("RS256",))
    assert refused(token, authorizer=only_rsa)[:3] == (token_invalid.CAUSE, "alg", alg)
    assert refused(curve_signed_token(ID_CLAIMS, alg, "stranger"))[:3] == (token_invalid.CAUSE, "signature", "another")


def test_the_issuer_of_the_token_is_asked_where_it_said_that_its_keys_are() -> None:
    """And they are good for an hour (documented); nobody who is not trusted is asked anything."""
    call = calling(signed({**ID_CLAIMS, "iss": OTHER, "aud": "pets"}), received_at=NOON)
    said = jwt(call, AUTHORIZER, OF_REST_APIS)

    assert isinstance(said, Ask)
    assert said.question == FetchKeys(OTHER, KID, "https://login.example.com/keys", kept=3600.0)
    stranger = calling(signed({**ID_CLAIMS, "iss": "https://evil.example"}), received_at=NOON)
    assert isinstance(jwt(stranger, AUTHORIZER, OF_REST_APIS), Deny)
    assert isinstance(jwt(calling(unsigned(ID_CLAIMS), received_at=NOON), AUTHORIZER, OF_REST_APIS), Deny)


@pytest.mark.parametrize(
    ("token", "claim", "came"),
    [
        ("allow", "token", "1 part"),
        (unsigned(ID_CLAIMS), "alg", "none"),
        (by_public_key(ID_CLAIMS), "alg", "HS256"),
        (signed(ID_CLAIMS, alg="RS512"), "alg", "RS512"),
        (signed(ID_CLAIMS, kid="gone"), "kid", "gone"),
        (signed(ID_CLAIMS, kid=None), "kid", "-"),
        (signed(ID_CLAIMS, key="stranger"), "signature", "another"),
        (signed({**ID_CLAIMS, "iss": "https://evil.example"}), "iss", "https://evil.example"),
        (signed({**ID_CLAIMS, "iss": OTHER.rstrip("/")}), "iss", OTHER.rstrip("/")),
        (signed({n: v for n, v in ID_CLAIMS.items() if n != "iss"}), "iss", "-"),
        (signed({**ID_CLAIMS, "aud": "pets"}), "aud", "pets"),
        (signed(ACCESS_CLAIMS), "aud", "-"),
        (signed({**ID_CLAIMS, "exp": NOON}), "exp", str(NOON)),
        (signed({n: v for n, v in ID_CLAIMS.items() if n != "exp"}), "exp", "-"),
        (signed({**ID_CLAIMS, "nbf": NOON + 1}), "nbf", str(NOON + 1)),
        (signed({**ID_CLAIMS, "iat": NOON + 1}), "iat", str(NOON + 1)),
    ],
)
def test_a_token_that_is_not_good_is_unauthorized(token: str, claim: str, came: str) -> None:
    """Each for its own claim, all with the same answer; an issuer trusts no audience of another's."""
    assert refused(token) == (token_invalid.CAUSE, claim, came, 401, "Unauthorized")


def test_an_issuer_that_does_not_answer_lets_nobody_in() -> None:
    """Closed."""
    assert refused(signed(ID_CLAIMS), keys=KeysUnavailable("down", "key-set"))[:2] == (token_invalid.CAUSE, "kid")
    assert isinstance(outcome(signed(ID_CLAIMS), keys=UNKNOWN), Unsure)


@pytest.mark.parametrize("sent", [None, "", "Bearer", "Bearer "])
def test_no_token_is_told_apart(sent: str | None) -> None:
    """By its cause; the answer is the same."""
    assert refused(sent) == (identity_source_missing.CAUSE, "-", "-", 401, "Unauthorized")


def test_scopes_are_read_last_and_answered_otherwise() -> None:
    """From `scope`, else `scp`; a good token without any is forbidden (documented), a bad one unauthorized."""
    told = "User is not authorized to access this resource"
    assert refused(signed(ID_CLAIMS), "pets/read") == (scope_missing.CAUSE, "scp", "-", 403, told)
    held = signed({**ID_CLAIMS, "scope": "pets/rea openid"})
    assert refused(held, "pets/read") == (scope_missing.CAUSE, "scope", "pets/rea openid", 403, told)
    assert refused(signed({**ID_CLAIMS, "exp": NOON}), "pets/read")[:2] == (token_invalid.CAUSE, "exp")
    for claims in ({"scope": "openid pets/read"}, {"scp": ["pets/read"]}, {"scp": "pets/read"}):
        assert isinstance(outcome(signed({**ID_CLAIMS, **claims}), "pets/write", "pets/read"), Pass)


@pytest.mark.parametrize(
    ("rule", "held", "accepted"),
    [
        (ClaimRule(name="tenant"), None, True),
        (ClaimRule(name="tenant"), "any", True),
        (ClaimRule(name="tenant"), ["any"], False),
        (ClaimRule(name="tenant", required=True), None, False),
        (ClaimRule(name="tenant", required=True), "any", True),
        (ClaimRule(name="tenant", required=True), 7, False),
        (ClaimRule(name="tenant", values=("t1",)), None, True),
        (ClaimRule(name="tenant", values=("t1",)), "t1", True),
        (ClaimRule(name="tenant", values=("t1",)), "T1", False),
        (ClaimRule(name="tenant", values=("t1",)), ["t1"], False),
        (ClaimRule(name="tenant", values=("t1", "t2")), "t2", True),
    ],
)
def test_further_claims(rule: ClaimRule, held: Any, accepted: bool) -> None:
    """There where they must be, texts, and one of the values letter by letter; of its own issuer alone."""
    own = replace(AUTHORIZER, issuers=(replace(AUTHORIZER.issuers[1], claims=(rule,)),))
    others = replace(AUTHORIZER, issuers=(replace(AUTHORIZER.issuers[0], claims=(rule,)), AUTHORIZER.issuers[1]))
    token = signed({**ID_CLAIMS, **({} if held is None else {"tenant": held})})

    assert isinstance(outcome(token, authorizer=others), Pass)
    if accepted:
        assert isinstance(outcome(token, authorizer=own), Pass)
    else:
        assert refused(token, authorizer=own)[:2] == (token_invalid.CAUSE, "tenant")


def test_claims_are_handed_on_as_those_of_user_pools() -> None:
    """Dates as Java prints them, and no scopes beside them (inferred); HTTP APIs do otherwise."""
    said = outcome(signed({**ID_CLAIMS, "groups": ["a", "b"]}))
    assert isinstance(said, Pass)
    assert said.call is not None
    assert isinstance(said.call.authorized, Authorized)
    assert said.call.authorized.claims["groups"] == "a,b"
    assert said.call.authorized.claims["exp"].endswith("UTC 2026")
    assert said.call.authorized.scopes is None
    assert (OF_HTTP_APIS.kept, OF_HTTP_APIS.clients_count, OF_HTTP_APIS.hands_scopes_on) == (7200.0, True, True)
