import asyncio
from collections.abc import Coroutine
from time import time

import pytest

from gatewright.server import housekeeping
from gatewright.store.log_events import DAY
from gatewright.store.store import Store

PLACE = ("000000000000", "eu-west-1")


def for_a_moment(work: Coroutine[None, None, None]) -> None:
    """Run what goes on for ever, and stop it."""

    async def run() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(work, 0.2)

    asyncio.run(run())


def test_usage_is_written_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kill loses no more than was counted since."""
    monkeypatch.setattr(housekeeping, "USAGE_SECONDS", 0.01)
    written: list[str] = []
    for_a_moment(housekeeping.write_usage(lambda: written.append("once more")))

    assert len(written) > 1


def test_events_beyond_their_retention_are_deleted(monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them, in however many portions; a group that keeps events for ever keeps them."""
    monkeypatch.setattr(housekeeping, "_MOST_AT_ONCE", 2)
    now = int(time() * 1000)
    book = Store.open(None).log_events
    for group in ("short", "for-ever"):
        book.append(*PLACE, group, "s", [(now - 2 * DAY, "old")] * 5 + [(now, "new")], now=now)
    book.set_retention(*PLACE, "short", 1)
    for_a_moment(housekeeping.expire_events(book))
    left_of_short = book.expire(now=now, most=100)
    book.set_retention(*PLACE, "for-ever", 1)

    assert (0, 5) == (left_of_short, book.expire(now=now, most=100))


def test_a_state_that_refuses_is_told_of(caplog: pytest.LogCaptureFixture) -> None:
    """The server goes on, and says what it could not do."""
    store = Store.open(None)
    store.close()
    for_a_moment(housekeeping.expire_events(store.log_events))

    expected = "log events beyond their retention cannot be deleted: Cannot operate on a closed database."
    assert [f"{expected}; it is tried again in an hour"] == caplog.messages
