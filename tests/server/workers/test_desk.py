"""Where workers ask."""

import asyncio
from collections.abc import Awaitable
from dataclasses import replace
from datetime import date

import pytest

from gatewright.console.calls import Calls
from gatewright.console.recorder import Batch
from gatewright.gateway.authorizer_answers import AuthorizerAnswers
from gatewright.gateway.board import Board
from gatewright.gateway.logs import Logs
from gatewright.gateway.shared_usage import SharedBook
from gatewright.gateway.stage_caches import StageCache, StageCaches
from gatewright.model.invocation import Invocation
from gatewright.model.question import SpendQuota, TakeToken
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.model.usage import Quota, Throttle
from gatewright.model.web_acl_sample import WebAclSample
from gatewright.server.workers import messages
from gatewright.server.workers.desk import Desk
from gatewright.store.log_events import Window
from gatewright.store.store import Store
from tests.console.made import World, kept
from tests.gateway.told_functions import ToldFunctions, answered

WHERE = ("000000000000", "us-east-1")
NOON = 1_768_478_400.0
TOKEN = TakeToken(("stage", "a"), Throttle(0.0, 1))
SPEND = SpendQuota("p", "k", Quota(2, 0, "DAY"))
CALL = Invocation(function_arn="arn:aws:lambda:us-east-1:000000000000:function:some")


async def nothing() -> None:
    """Hand nothing over."""


async def asked(_: Request) -> Response:
    """Answer what an integration asks."""
    return Response(status=200, body=b"inward")


@pytest.fixture
def store() -> Store:
    """Return a store in memory."""
    return Store.open(None)


@pytest.fixture
def desk(store: Store) -> Desk:
    """Return a desk over it."""
    return Desk(
        handle=lambda request: Response(status=200, body=request.path.encode()),
        ask=asked,
        usage=SharedBook(store, Board.made()),
        flush=nothing,
        functions=ToldFunctions(answered(b'"ran"')),
        answers=AuthorizerAnswers(),
        caches=StageCaches(),
        logs=Logs(store.log_events),
        calls=Calls(),
    )


def test_a_quota_is_spent_when_it_is_asked(desk: Desk, store: Store) -> None:
    """Two pass and are counted; one that is given back can be had again, and use without a quota counts, too."""
    spend, back = messages.Count(WHERE, SPEND, NOON), messages.GiveBack(WHERE, SPEND, NOON)
    first = [desk.answer(spend) for _ in range(3)]
    desk.answer(back)
    second = [desk.answer(spend) for _ in range(2)]
    desk.answer(messages.Used(((WHERE, "p", "other", "2026-01-15", 1),)))
    desk.usage.write()

    assert [[True, True, False], [True, False]] == [first, second]
    assert {"k": {"2026-01-15": 2}, "other": {"2026-01-15": 1}} == store.counters.used(
        *WHERE, "p", first="2026-01-01", last="2026-12-31"
    )


def test_a_quota_gets_its_place_when_all_have_told_what_they_counted(desk: Desk) -> None:
    """What a key used before it had a quota counts; the second time nobody is asked."""
    flushed: list[int] = []

    async def flush() -> None:
        flushed.append(1)
        desk.answer(messages.Used(((WHERE, "p", "k", "2026-01-15", 1),)))

    asking = replace(desk, flush=flush)

    async def find() -> list[object]:
        found = [await asking.find_place(messages.FindPlace(WHERE, SPEND, NOON)) for _ in range(2)]
        return [*found, await asking.find_place(messages.FindPlace(WHERE, TOKEN, NOON))]

    day = date(2026, 1, 15).toordinal()
    assert [(0, day), (0, day), (1, 0)] == asyncio.run(find())
    assert [1] == flushed
    assert [True, False] == [desk.usage.spend(WHERE, SPEND, NOON) for _ in range(2)]


def test_a_bucket_is_one_for_all(desk: Desk) -> None:
    """Its burst passes once."""
    take = messages.Count(WHERE, TakeToken(("stage", "a"), Throttle(0.0, 1)), NOON)

    assert [True, False] == [desk.answer(take), desk.answer(take)]


def test_what_one_worker_keeps_the_other_has(desk: Desk) -> None:
    """An answer in a stage's cache."""
    cache = StageCache(("us-east-1", "a", "prod"), "0.5", 0)
    desk.answer(messages.KeepResponse(cache, "key", Response(status=200), NOON))

    assert Response(status=200) == desk.answer(messages.KeptResponse(cache, "key", NOON - 1))
    assert desk.answer(messages.KeptResponse(cache, "key", NOON)) is None


def test_requests_and_functions_are_passed_on(desk: Desk) -> None:
    """The answer is theirs."""
    forwarded = desk.answer(messages.Forward(Request(method="GET", host="localhost", path="/pets")))
    assert isinstance(desk.functions, ToldFunctions)

    async def invoked() -> bytes:
        return (await desk.functions.invoke(CALL)).payload

    assert isinstance(forwarded, Response)
    assert (b"/pets", b'"ran"') == (forwarded.body, asyncio.run(invoked()))


def test_what_an_integration_asks_is_no_caller_s(desk: Desk) -> None:
    """It goes to who asks nobody for a signature."""

    async def answer() -> Response:
        found = desk.answer(messages.Inward(Request(method="GET", host="localhost", path="/b/k")))
        assert isinstance(found, Awaitable)
        return await found

    assert b"inward" == asyncio.run(answer()).body


def test_logs_and_samples_come_together(desk: Desk, store: Store) -> None:
    """Events of a worker are written by the one who writes."""
    store.log_events.create_group(*WHERE, "group", now=0)
    desk.answer(messages.Logged((*WHERE, "group", "stream"), ((1, "one"), (2, "two"))))
    sample = WebAclSample(
        at=NOON,
        source_ip="127.0.0.1",
        method="GET",
        path="/",
        protocol="HTTP/1.1",
        headers=(),
        action="ALLOW",
        within_group=None,
        inserted=(),
        response_code=None,
        labels=(),
    )
    desk.answer(messages.Sampled("arn", "metric", sample))
    desk.logs.flush()
    group = store.log_events.group(*WHERE, "group")
    assert group is not None
    events, _ = store.log_events.page(group, Window(), limit=10, now=3)

    assert ["one", "two"] == [event.message for event in events]
    assert (1, (sample,)) == desk.logs.web_acls.samples.of("arn", "metric", NOON, NOON)


def test_calls_that_workers_answered_are_kept_for_the_console(desk: Desk) -> None:
    """With those of the others."""
    call = kept(World().decided())

    desk.answer(messages.Answered(Batch((call,))))
    desk.answer(messages.Answered(Batch((call,), may_lack=True)))

    shown = desk.calls.shown()
    assert (len(shown.calls), shown.may_lack) == (2, True)
