"""Messages between two processes."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable

import pytest

from gatewright.server.workers.channel import ChannelError
from tests.server.conftest import Run
from tests.server.workers.pair import joined


def nothing(message: object) -> object:
    """Answer no message."""
    raise AssertionError(message)


def test_a_question_is_answered_at_once_or_later(run: Run) -> None:
    """Answers find their questions, in whatever order they come."""

    def serve(message: object) -> object:
        async def later() -> object:
            await asyncio.sleep(0.01)
            return ("late", message)

        return later() if message == 1 else ("soon", message)

    async def main() -> list[object]:
        one, other = await joined(nothing, serve)
        found = await asyncio.gather(one.ask(1), one.ask(2), one.ask(b"x" * 3_000_000))
        await asyncio.gather(one.close(), other.close())
        return [*found[:2], len(found[2][1])]

    assert [("late", 1), ("soon", 2), 3_000_000] == run(main())


def test_what_is_told_arrives_before_what_is_asked_after_it(run: Run) -> None:
    """Both in the order in which they were sent; so do what is told last before the end."""
    heard: list[object] = []

    async def main() -> None:
        one, other = await joined(nothing, heard.append)
        one.tell("first")
        await one.ask("second")
        one.tell("third")
        await one.close()
        await other.close()

    run(main())
    assert ["first", "second", "third"] == heard


def test_a_failure_is_told_and_logged_where_it_happened(run: Run, caplog: pytest.LogCaptureFixture) -> None:
    """Nobody waits for an answer that does not come."""

    def serve(message: object) -> Awaitable[object]:
        async def later() -> object:
            raise LookupError("a secret")

        if message == "now":
            raise ValueError("a secret")
        return later()

    async def main() -> list[str]:
        one, other = await joined(nothing, serve)
        found = await asyncio.gather(one.ask("now"), one.ask("later"), return_exceptions=True)
        await asyncio.gather(one.close(), other.close())
        return [f"{type(each).__name__}: {each}" for each in found]

    with caplog.at_level(logging.ERROR, "gatewright.server"):
        assert ["ChannelError: ValueError", "ChannelError: LookupError"] == run(main())
    assert ["a message of the kind str could not be answered"] * 2 == [one.message for one in caplog.records]


def test_whoever_waits_hears_that_the_other_end_is_gone(run: Run) -> None:
    """So does who asks afterwards, and who wants to be told."""
    gone: list[bool] = []

    async def main() -> list[type]:
        forever: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        one, other = await joined(nothing, lambda _: forever, lambda: gone.append(True))
        waiting = one.ask("question")
        await asyncio.sleep(0.01)
        await other.close()
        found = []
        for asked in (waiting, one.ask("another")):
            with contextlib.suppress(ChannelError):
                found.append(await asked)
        one.tell("into the void")
        await one.close()
        return found

    assert [] == run(main())
    assert [True] == gone
