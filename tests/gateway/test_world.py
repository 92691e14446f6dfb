"""Who answers the engine's questions."""

import asyncio

from gatewright.gateway.answers import UsageBook
from gatewright.gateway.issuer_keys import IssuerKeys
from gatewright.gateway.world import World
from gatewright.model.question import FetchKeys, InvokeAuthorizer, KeySet, TakeToken
from gatewright.model.unknown import UNKNOWN
from gatewright.model.usage import Throttle
from tests.services.account import ACCOUNT, NOW, REGION, Account
from tests.tokens import ISSUER, KID, jwks

KEYS = FetchKeys(ISSUER, KID)


def world() -> World:
    """Return the world of an account whose pool has keys."""
    return World(UsageBook(Account().store, ACCOUNT), IssuerKeys({ISSUER: jwks()}.get))


def test_buckets_are_answered_at_once() -> None:
    """One token, and then none."""
    here, question = world(), TakeToken(("a",), Throttle(rate_limit=1.0, burst_limit=1))

    assert [here.at_once(question, REGION, NOW), here.at_once(question, REGION, NOW)] == [True, False]


def test_keys_are_fetched_and_then_at_hand() -> None:
    """The first call waits, the next does not."""
    here = world()

    assert here.at_once(KEYS, REGION, NOW) is None
    assert asyncio.run(here.later(KEYS, NOW)) == KeySet(jwks())
    assert here.at_once(KEYS, REGION, NOW) == KeySet(jwks())


def test_what_nobody_answers_stays_unknown() -> None:
    """So nobody is let in for it."""
    question = InvokeAuthorizer("a", "s", "i", ())

    assert world().at_once(question, REGION, NOW) is UNKNOWN
    assert asyncio.run(world().later(question, NOW)) is UNKNOWN
