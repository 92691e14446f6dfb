"""What a worker asks the server's process for."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from gatewright.aws.authorizer_output import returned
from gatewright.gateway.authorizer_answers import Kept
from gatewright.gateway.functions.known import KnownFunctions
from gatewright.gateway.stage_caches import StageCache
from gatewright.model.authorizer import Returned
from gatewright.model.call import KeyUse
from gatewright.model.invocation import Invocation
from gatewright.model.question import FetchKeys, InvokeAuthorizer, Question, SpendQuota, TakeToken
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


def test_every_count_is_asked_for_and_nothing_else() -> None:
    """A question of another kind is not theirs to answer."""
    token = TakeToken(("plan", "p", "k"), Throttle(1.0, 1))

    async def work(channel: Channel) -> object:
        usage = RemoteUsage(channel)
        questions: list[Question] = [token, FetchKeys("https://issuer.example")]
        at_once = [usage.world(WHERE, 1.0)(each) for each in questions]
        return [*at_once, *[await usage.fetch(WHERE, each, 1.0) for each in questions]]

    found, heard = asked(work, Count=True)
    assert [None, None, True, UNKNOWN] == found
    assert [messages.Count(WHERE, token, 1.0)] == heard


def test_a_use_is_told_only_where_no_quota_counted_it() -> None:
    """What a quota counts was counted when it was asked; what a refused call had spent is given back."""

    async def work(channel: Channel) -> object:
        usage = RemoteUsage(channel)
        for quota in (QUOTA, None):
            usage.count(WHERE, KeyUse(ApiKey(id="k", value="v"), UsagePlan(id="p", quota=quota)), 1.0)
        usage.refused(WHERE, {SPEND: True}, 2.0)
        usage.refused(WHERE, {SPEND: False, TakeToken(("a",), Throttle(1.0, 1)): True}, 2.0)
        return None

    assert [messages.Used(WHERE, "p", "k", 1.0), messages.GiveBack(WHERE, SPEND, 2.0)] == asked(work)[1]


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
