import time
from dataclasses import replace
from typing import Any

import pytest

from gatewright.aws.jwt.expected import Expected
from gatewright.aws.jwt.refusal import DESCRIPTIONS
from gatewright.aws.jwt.token import Token, read
from gatewright.aws.jwt.verify import COGNITO, HTTP_API, Verdict, judge
from gatewright.model.unknown import UNKNOWN
from tests.tokens import ACCESS_CLAIMS, CLIENT, ID_CLAIMS, ISSUER, NOON, pool_keys, signed

EXPECTED = Expected(
    issuers=(ISSUER,), algorithms=("RS256",), keys=pool_keys(), now=NOON, audiences=(CLIENT,), token_use="id"
)


def token(claims: dict[str, Any], **how: Any) -> Token:
    """Return a signed token, read."""
    found = read(signed(claims, **how))
    assert isinstance(found, Token)
    return found


@pytest.mark.parametrize("order", [COGNITO, HTTP_API])
def test_good_token_is_accepted(order: Any) -> None:
    """By either order."""
    assert judge(order, token(ID_CLAIMS), EXPECTED) == Verdict(None, None)


@pytest.mark.parametrize(
    ("order", "claims", "how", "reason"),
    [
        (HTTP_API, {"iss": "other", "exp": 1}, {"key": "stranger"}, "signature"),
        (COGNITO, {"iss": "other", "exp": 1}, {"key": "stranger"}, "issuer"),
        (HTTP_API, {"iss": "other", "aud": "other", "exp": 1}, {}, "issuer"),
        (HTTP_API, {"aud": "other", "exp": 1}, {}, "audience"),
        (COGNITO, {"exp": 1}, {"key": "stranger"}, "signature"),
        (COGNITO, {"exp": 1, "token_use": "access"}, {}, "expired"),
        (COGNITO, {"token_use": "access"}, {}, "token-use"),
        (HTTP_API, {"exp": 1, "nbf": NOON + 9}, {}, "expired"),
        (HTTP_API, {"nbf": NOON + 9, "iat": NOON + 9}, {}, "not-yet-valid"),
        (HTTP_API, {"iat": NOON + 9}, {}, "issued-later"),
    ],
)
def test_first_fault_in_the_order_is_named(order: Any, claims: Any, how: Any, reason: str) -> None:
    """What comes first differs between the two kinds of authorizers."""
    found = judge(order, token({**ID_CLAIMS, **claims}, **how), EXPECTED)

    assert found.refusal is not None
    assert (found.refusal.reason, found.unsure) == (reason, None)


def test_scopes_come_last() -> None:
    """An access token with one of them passes."""
    wanted = replace(EXPECTED, token_use="access", scopes=("pets/read",))
    without = judge(COGNITO, token({**ACCESS_CLAIMS, "scope": "pets/write"}), wanted).refusal

    assert judge(COGNITO, token(ACCESS_CLAIMS), wanted) == Verdict(None, None)
    assert without is not None
    assert without.reason == "scope"


def test_unknown_keys_leave_the_verdict_open() -> None:
    """A refusal behind them is told, and so is that something before it is not known."""
    keyless = replace(EXPECTED, keys=UNKNOWN)
    expired = judge(COGNITO, token({**ID_CLAIMS, "exp": 1}), keyless)

    assert judge(COGNITO, token(ID_CLAIMS), keyless) == Verdict(None, UNKNOWN)
    assert expired.refusal is not None
    assert (expired.refusal.reason, expired.unsure) == ("expired", UNKNOWN)


def test_descriptions_say_what_http_apis_say() -> None:
    """Two are known, one of them documented."""
    known = {"expired": "the token has expired", "audience": "the token does not have a valid audience"}
    expired = judge(HTTP_API, token({**ID_CLAIMS, "exp": 1}), EXPECTED).refusal

    assert {reason: DESCRIPTIONS[reason] for reason in known} == known  # type: ignore[index]
    assert expired is not None
    assert expired.description == "the token has expired"


def test_verification_is_fast() -> None:
    """RS256 dominates, some 40 microseconds; the bound is wide for a busy machine."""
    text = signed(ID_CLAIMS)
    begun = time.perf_counter()
    for _ in range(200):
        found = read(text)
        assert isinstance(found, Token)
        assert judge(COGNITO, found, EXPECTED) == Verdict(None, None)

    assert time.perf_counter() - begun < 0.5
