"""Who answers the engine's questions in a live gateway."""

import asyncio

from gatewright.gateway.answers import UsageBook
from gatewright.gateway.authorizers import LambdaAuthorizers
from gatewright.gateway.issuer_keys import IssuerKeys
from gatewright.gateway.snapshot import Snapshot
from gatewright.gateway.upstream_message import UpstreamError, UpstreamRequest, UpstreamResponse
from gatewright.gateway.websockets.registry import OpenConnections
from gatewright.gateway.world import World
from gatewright.model.decision import Paused
from gatewright.model.question import (
    FetchKeys,
    FindConnection,
    InvokeAuthorizer,
    KeySet,
    KeysUnavailable,
    Question,
    TakeToken,
)
from gatewright.model.usage import Throttle
from gatewright.store.store import Store
from tests.checks.presence import known
from tests.gateway.websockets.stages import Known
from tests.tokens import ISSUER, KID, jwks

NOWHERE = Snapshot(0, "111122223333", {}, {}, {})


async def _unreachable(_request: UpstreamRequest, **_: object) -> UpstreamResponse:
    raise UpstreamError("nobody is there")


def world() -> World:
    """Return a world whose one pool is ours."""
    keys = IssuerKeys({ISSUER: jwks()}.get, _unreachable)
    return World(UsageBook(Store.open(None)), keys, LambdaAuthorizers(None), OpenConnections())


def paused(question: Question) -> Paused:
    """Return an engine that waits for this answer."""
    return Paused(question, known(), 0, (), True)


def test_buckets_answer_at_once() -> None:
    """A bucket of one is empty after one."""
    one = world()
    token = paused(TakeToken(("stage", "a1"), Throttle(0.0, 1)))

    assert [one.at_once(NOWHERE, token), one.at_once(NOWHERE, token)] == [True, False]


def test_keys_are_fetched_and_then_known() -> None:
    """The first call waits, the next one does not; an issuer that cannot be asked has none."""

    async def asked() -> list[object]:
        one = world()
        ours, theirs = paused(FetchKeys(ISSUER, KID)), paused(FetchKeys("https://elsewhere.example"))
        before = one.at_once(NOWHERE, ours)
        fetched = await one.later(NOWHERE, ours)
        unavailable = await one.later(NOWHERE, theirs)
        return [before, type(fetched), one.at_once(NOWHERE, ours) == fetched, type(unavailable)]

    assert asyncio.run(asked()) == [None, KeySet, True, KeysUnavailable]


def test_an_authorizer_is_asked_when_nothing_is_kept() -> None:
    """Nothing stands ready before the first call."""
    question = InvokeAuthorizer("a1b2c3d4e5", "prod", "au1", ("token",))

    assert world().at_once(NOWHERE, paused(question)) is None


def test_a_connection_is_looked_for_at_its_stage() -> None:
    """It is open, or it is not."""
    connections = OpenConnections()
    here = known()
    connections.add("c1", Known((str(here.configuration.region), "w1", "prod")))
    keys = IssuerKeys({ISSUER: jwks()}.get, _unreachable)
    one = World(UsageBook(Store.open(None)), keys, LambdaAuthorizers(None), connections)
    found = [
        one.at_once(NOWHERE, paused(FindConnection("w1", stage, name)))
        for stage, name in (("prod", "c1"), ("test", "c1"), ("prod", "c2"))
    ]

    assert [True, False, False] == found
