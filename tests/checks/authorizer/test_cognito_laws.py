"""Learning never overturns what a user pool's authorizer decided over partial knowledge: every gap, every order."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, combinations, product
from typing import Final

import pytest

from gatewright.model.authorizer import Authorizer
from gatewright.model.outcome import Deny, Outcome, Pass, Unsure
from gatewright.model.question import Answer, KeysUnavailable
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.checks.authorizer.pool_calls import AUTHORIZER, KEYS, calling, outcome
from tests.tokens import ACCESS_CLAIMS, ID_CLAIMS, NOON, by_public_key, signed, unsigned

TOKENS: Final = {
    "none": None,
    "no token": "letmein",
    "id": signed(ID_CLAIMS),
    "access": signed(ACCESS_CLAIMS),
    "access of other scopes": signed({**ACCESS_CLAIMS, "scope": "x"}),
    "expired id": signed({**ID_CLAIMS, "exp": 1}),
    "expired access": signed({**ACCESS_CLAIMS, "exp": 1}),
    "forged id": signed(ID_CLAIMS, key="stranger"),
    "forged access": signed(ACCESS_CLAIMS, key="stranger"),
    "forged and expired": signed({**ID_CLAIMS, "exp": 1}, key="stranger"),
    "not yet": signed({**ID_CLAIMS, "nbf": NOON + 9}),
    "of another issuer": signed({**ID_CLAIMS, "iss": "https://issuer.example"}),
    "of no use": signed({**ID_CLAIMS, "token_use": 5}),
    "unsigned": unsigned(ID_CLAIMS),
    "by the public key": by_public_key(ID_CLAIMS),
}
SCOPES: Final = ((), ("pets/read",))
EXPRESSIONS: Final = (None, "1example.*", "other")
ANSWERS: Final[tuple[Answer, ...]] = (KEYS, KeysUnavailable("nobody answers"))
GAPS: Final = ("authorizer", "header", "keys", "scopes", "time")


def said(
    token: str | None, scopes: tuple[str, ...], expression: str | None, keys: Answer, gaps: frozenset[str]
) -> Outcome:
    """Return what the check says to somebody to whom these gaps were never told."""
    call = calling(token, scopes=UNKNOWN if "scopes" in gaps else scopes)
    if "header" in gaps:
        call = replace(call, request=replace(call.request, headers=Headers((), withheld=True)))
    if "time" in gaps:
        call = replace(call, request=replace(call.request, received_at=0.0))
    authorizer: Authorizer | Unknown = replace(AUTHORIZER, validation_expression=expression)
    return outcome(call, UNKNOWN if "authorizer" in gaps else authorizer, UNKNOWN if "keys" in gaps else keys)


def possible(outcome: Outcome) -> set[str]:
    """Return the causes that may be meant."""
    if isinstance(outcome, Deny):
        return {outcome.cause.id}
    return {denial.cause.id for denial in outcome.may} if isinstance(outcome, Unsure) else set()


def lessons() -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Yield every set of gaps, and the same with one gap less."""
    every = chain.from_iterable(combinations(GAPS, size) for size in range(1, len(GAPS) + 1))
    for gaps in every:
        yield from ((frozenset(gaps), frozenset(gaps) - {one}) for one in gaps)


@pytest.mark.parametrize("name", TOKENS)
def test_learning_never_overturns(name: str) -> None:
    """What is decided stays, and nothing becomes possible that was not."""
    for scopes, expression, keys in product(SCOPES, EXPRESSIONS, ANSWERS):
        known = {gaps: said(TOKENS[name], scopes, expression, keys, gaps) for gaps in {*chain.from_iterable(lessons())}}
        for before, after in lessons():
            early, late = known[before], known[after]
            where = f"{scopes}, {expression}, {keys}, {sorted(before)} to {sorted(after)}"
            assert not isinstance(early, Pass) or isinstance(late, Pass), where
            assert not isinstance(early, Deny) or (isinstance(late, Deny) and late.cause is early.cause), where
            assert possible(late) <= possible(early), where


def test_whatever_is_known_whole_is_decided() -> None:
    """Nothing is left open where nothing was withheld."""
    whole = [
        said(token, scopes, expression, keys, frozenset())
        for token, scopes, expression, keys in product(TOKENS.values(), SCOPES, EXPRESSIONS, ANSWERS)
    ]

    assert {type(one) for one in whole} == {Pass, Deny}
