from typing import Any

import pytest

from gatewright.aws.jwt import claims
from gatewright.aws.jwt.expected import Expected
from gatewright.aws.jwt.refusal import Refusal
from gatewright.aws.jwt.token import Token
from gatewright.model.unknown import UNKNOWN

EXPECTED = Expected(
    issuers=("https://i.example",),
    algorithms=("RS256",),
    now=1000.0,
    audiences=("a", "b"),
    token_use="access",
    scopes=("pets/read", "pets/write"),
)


def token(**members: Any) -> Token:
    """Return a token of some claims."""
    return Token({}, members, b"", b"")


@pytest.mark.parametrize(
    ("check", "good"),
    [
        (claims.issuer, {"iss": "https://i.example"}),
        (claims.audience, {"aud": "a"}),
        (claims.audience, {"aud": ["x", "b"]}),
        (claims.audience, {"client_id": "b"}),
        (claims.expires, {"exp": 1001}),
        (claims.expires, {"exp": 1000.5}),
        (claims.not_before, {"nbf": 1000}),
        (claims.not_before, {}),
        (claims.issued_at, {"iat": 999}),
        (claims.token_use, {"token_use": "access"}),
        (claims.scope, {"scope": "openid pets/read"}),
        (claims.scope, {"scp": ["pets/write"]}),
    ],
)
def test_good_claims_pass(check: Any, good: dict[str, Any]) -> None:
    """The least that each check takes."""
    assert check(token(**good), EXPECTED) is None


@pytest.mark.parametrize(
    ("check", "bad", "expected"),
    [
        (claims.issuer, {"iss": "https://i.example/"}, ("issuer", "iss", "https://i.example", "https://i.example/")),
        (claims.issuer, {"iss": ["https://i.example"]}, ("issuer", "iss", "https://i.example", "https://i.example")),
        (claims.issuer, {}, ("issuer", "iss", "https://i.example", "-")),
        (claims.audience, {"aud": "c"}, ("audience", "aud", "a or b", "c")),
        (claims.audience, {"aud": "c", "client_id": "a"}, ("audience", "aud", "a or b", "c")),
        (claims.audience, {}, ("audience", "client_id", "a or b", "-")),
        (claims.expires, {"exp": 1000}, ("expired", "exp", "after 1000", "1000")),
        (claims.expires, {"exp": "1001"}, ("expired", "exp", "a date", "1001")),
        (claims.expires, {}, ("expired", "exp", "a date", "-")),
        (claims.not_before, {"nbf": 1001}, ("not-yet-valid", "nbf", "not after 1000", "1001")),
        (claims.not_before, {"nbf": None}, ("not-yet-valid", "nbf", "a date", "-")),
        (claims.issued_at, {"iat": 1001}, ("issued-later", "iat", "not after 1000", "1001")),
        (claims.token_use, {"token_use": "id"}, ("token-use", "token_use", "access", "id")),
        (claims.token_use, {}, ("token-use", "token_use", "access", "-")),
        (claims.scope, {"scope": "pets/rea pets"}, ("scope", "scope", "pets/read or pets/write", "pets/rea pets")),
        (claims.scope, {"scope": "x", "scp": "pets/read"}, ("scope", "scope", "pets/read or pets/write", "x")),
        (claims.scope, {}, ("scope", "scp", "pets/read or pets/write", "-")),
    ],
)
def test_refusal_names_the_claim_what_was_expected_and_what_came(
    check: Any, bad: dict[str, Any], expected: tuple[str, ...]
) -> None:
    """A person can see at once what to change."""
    found = check(token(**bad), EXPECTED)

    assert (found.reason, found.claim, found.expected, found.came) == expected


def test_time_that_nobody_told_is_unknown() -> None:
    """Neither refused nor taken."""
    timeless = Expected(issuers=(), algorithms=())

    assert claims.expires(token(exp=1), timeless) is UNKNOWN
    assert claims.not_before(token(nbf=1), timeless) is UNKNOWN
    assert claims.signature(token(), timeless) is UNKNOWN
    assert claims.not_before(token(), timeless) is None


def test_what_is_not_asked_for_is_not_looked_at() -> None:
    """No audiences, no use, no scopes: anything goes."""
    anything = Expected(issuers=(), algorithms=())

    assert [check(token(), anything) for check in (claims.audience, claims.token_use, claims.scope)] == [None] * 3


def test_what_came_is_shortened() -> None:
    """Whatever somebody wrote into a claim, a person reads one line of it."""
    found = claims.issuer(token(iss="x" * 10_000), EXPECTED)

    assert isinstance(found, Refusal)
    assert len(found.came) == 200
