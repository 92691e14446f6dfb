"""What a worker asks the server's process for."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from typing import Any

import pytest

from gatewright.aws.authorizer_output import returned
from gatewright.gateway.authorizer_answers import Kept
from gatewright.gateway.board import Board
from gatewright.gateway.functions.known import KnownFunctions
from gatewright.gateway.stage_caches import StageCache
from gatewright.model.authorizer import Returned
from gatewright.model.call import KeyUse
from gatewright.model.invocation import Invocation
from gatewright.model.question import CountRequest, FetchKeys, InvokeAuthorizer, SpendQuota, TakeToken
from gatewright.model.response import Response
from gatewright.model.unknown import UNKNOWN
from gatewright.model.usage import ApiKey, Quota, Throttle, UsagePlan
from gatewright.server.workers import messages
from gatewright.server.workers.channel import Channel
from gatewright.server.workers.remote import (
    RemoteAnswers,
    RemoteCaches,
    RemoteEvents,
    RemoteFunctions,
    RemoteUsage,
)
from gatewright.store.store import Store
from tests.server.workers.pair import joined

WHERE = ("000000000000", "us-east-1")
QUOTA = Quota(2, 0, "DAY")
SPEND = SpendQuota("p", "k", QUOTA)
TOKEN = TakeToken(("plan", "p", "k"), Throttle(0.0, 2))
NOON = 1_768_478_400.0
DAY = 86_400.0


def asked(work: Callable[[Channel], Awaitable[object]], **answers: object) -> tuple[object, list[object]]:
    """Return what work over a channel comes to, and what the other end heard."""
    heard: list[Any] = []

    def serve(message: object) -> object:
        heard.append(message)
        return answers.get(type(message).__name__)

    async def main() -> object:
        one, other = await joined(serve, serve)
        found = await work(one)
        await one.close()
        await other.close()
        return found

    return asyncio.run(main()), heard


@pytest.fixture
def board() -> Iterator[Board]:
    """Return an empty board."""
    made = Board.made()
    yield made
    made.close()


def test_a_bucket_is_counted_on_the_board_once_its_place_is_known(board: Board) -> None:
    """The place is asked for once; a question of another kind is not theirs to answer."""

    async def work(channel: Channel) -> object:
        usage = RemoteUsage(channel, board)
        first = usage.world(WHERE, 1.0)(TOKEN)
        fetched = await usage.fetch(WHERE, TOKEN, 1.0)
        unknown = await usage.fetch(WHERE, FetchKeys("https://issuer.example"), 1.0)
        return [first, fetched, usage.world(WHERE, 1.0)(TOKEN), usage.world(WHERE, 1.0)(TOKEN), unknown]

    found, heard = asked(work, FindPlace=(7, 0))
    assert [None, True, True, False, UNKNOWN] == found
    assert [messages.FindPlace(WHERE, TOKEN, 1.0)] == heard


def test_what_has_no_place_is_asked_for(board: Board) -> None:
    """So is every window of a rate-based rule."""
    rate = CountRequest(("arn", "rule"), ("ip",), 10, 60)

    async def work(channel: Channel) -> object:
        usage = RemoteUsage(channel, board)
        return [await usage.fetch(WHERE, each, 1.0) for each in (TOKEN, TOKEN, rate)]

    found, heard = asked(work, FindPlace=None, Count=True)
    assert [True, True, True] == found
    assert [
        messages.FindPlace(WHERE, TOKEN, 1.0),
        messages.Count(WHERE, TOKEN, 1.0),
        messages.Count(WHERE, TOKEN, 1.0),
        messages.Count(WHERE, rate, 1.0),
    ] == heard


def test_a_quota_is_spent_on_the_board_and_its_use_handed_over(board: Board) -> None:
    """In one message; a new period has to be begun by who gives out places, and what is refused is given back."""
    day = date(2026, 1, 15).toordinal()
    board.begin(3, day, 0, 0)

    async def work(channel: Channel) -> object:
        usage = RemoteUsage(channel, board)
        found: list[object] = [await usage.fetch(WHERE, SPEND, NOON)]
        found += [usage.world(WHERE, NOON)(SPEND) for _ in range(2)]
        tomorrow = usage.world(WHERE, NOON + DAY)(SPEND)
        usage.count(WHERE, KeyUse(ApiKey(id="k", value="v"), UsagePlan(id="p", quota=QUOTA)), NOON)
        usage.count(WHERE, KeyUse(ApiKey(id="k2", value="v"), UsagePlan(id="p", quota=None)), NOON)
        usage.refused(WHERE, {SPEND: True, TOKEN: True}, NOON)
        usage.refused(WHERE, {SPEND: False}, NOON)
        usage.hand_over()
        usage.hand_over()
        return [*found, tomorrow]

    found, heard = asked(work, FindPlace=(3, day))
    assert [True, True, False, None] == found
    assert [
        messages.FindPlace(WHERE, SPEND, NOON),
        messages.GiveBack(WHERE, SPEND, NOON),
        messages.Used(((WHERE, "p", "k", "2026-01-15", 2), (WHERE, "p", "k2", "2026-01-15", 1))),
    ] == heard


def test_a_function_that_there_is_not_is_refused_without_asking() -> None:
    """The caller of an asynchronous call hears at once, as in one process."""

    async def work(channel: Channel) -> object:
        functions = RemoteFunctions(channel, KnownFunctions(Store.open(None)))
        refused = functions.submit(Invocation(function_arn="arn:aws:lambda:us-east-1:000000000000:function:none"))
        large = functions.submit(Invocation(function_arn="arn", payload=b"x" * 2_000_000))
        assert refused is not None
        assert large is not None
        return [refused.failure, large.failure, functions.refusal("python3.12"), await functions.invoke(CALL)]

    found, heard = asked(work, Invoke="ran")
    assert ["not-found", "too-large", None, "ran"] == found
    assert [messages.Invoke(CALL)] == heard


CALL = Invocation(function_arn="arn:aws:lambda:us-east-1:000000000000:function:some")


def test_caches_and_answers_are_elsewhere() -> None:
    """Nothing is kept here."""
    named = StageCache(("us-east-1", "a", "prod"), "0.5", 0)
    answer = returned(
        b'{"principalId":"me","policyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}}'
    )
    assert isinstance(answer, Returned)
    kept, key = Kept(answer, 9.0, 0), (*WHERE, "d1", InvokeAuthorizer("a", "prod", "au", ("t",)))

    async def work(channel: Channel) -> object:
        cache, answers = RemoteCaches(channel).of(named), RemoteAnswers(channel)
        cache.put("key", Response(status=200), 5.0)
        answers.keep(key, kept)
        return [await cache.get("key", 1.0), await answers.get(key, 1.0, 0)]

    found, heard = asked(work, KeptResponse=Response(status=201), KeptAnswer=kept)
    assert [Response(status=201), kept] == found
    assert [
        messages.KeepResponse(named, "key", Response(status=200), 5.0),
        messages.KeepAnswer(key, kept),
        messages.KeptResponse(named, "key", 1.0),
        messages.KeptAnswer(key, 1.0, 0),
    ] == heard


def test_log_events_are_sent_from_the_thread_that_writes_them() -> None:
    """In the order in which they were logged, before what the loop says next."""

    async def work(channel: Channel) -> object:
        events = RemoteEvents(channel, asyncio.get_running_loop().call_soon_threadsafe)
        await asyncio.to_thread(events.append, "a", "r", "g", "s", [(1, "one"), (2, "two")], now=3)
        return None

    assert [messages.Logged(("a", "r", "g", "s"), ((1, "one"), (2, "two")))] == asked(work)[1]
