"""The book that gives out places."""

from collections.abc import Iterator
from datetime import date

import pytest

from gatewright.gateway.board import Board
from gatewright.gateway.shared_usage import SharedBook
from gatewright.model.call import KeyUse
from gatewright.model.question import CountRequest, SpendQuota, TakeToken
from gatewright.model.usage import ApiKey, Quota, Throttle, UsagePlan
from gatewright.store.store import Store

WHERE = ("000000000000", "eu-west-1")
NOON = 1_768_478_400.0
"""15 January 2026, 12:00 UTC."""

DAY = 86_400.0
QUOTA = Quota(2, 0, "DAY")
SPEND = SpendQuota("p", "k", QUOTA)
TOKEN = TakeToken(("plan", "p", "k"), Throttle(0.0, 2))
TODAY = date(2026, 1, 15).toordinal()


@pytest.fixture
def board() -> Iterator[Board]:
    """Return an empty board."""
    made = Board.made()
    yield made
    made.close()


@pytest.fixture
def store() -> Store:
    """Return a store in memory."""
    return Store.open(None)


def spent(book: SharedBook, number: int = 3, now: float = NOON) -> list[bool]:
    """Spend so often."""
    return [book.spend(WHERE, SPEND, now) for _ in range(number)]


def test_the_book_and_the_board_count_together(store: Store, board: Board) -> None:
    """What another process takes is gone for this one."""
    book = SharedBook(store, board)
    place, quota = book.place(WHERE, TOKEN, NOON), book.place(WHERE, SPEND, NOON)
    assert place == (0, 0)
    assert quota == (1, TODAY)
    assert board.take(0, TOKEN.throttle, NOON)
    assert board.spend(1, TODAY, QUOTA.limit)

    assert [True, False] == [book.world(WHERE, NOON)(TOKEN) for _ in range(2)]
    assert [True, False] == [book.world(WHERE, NOON)(SPEND) for _ in range(2)]


@pytest.mark.parametrize("places", [0, 100])
def test_a_quota_is_spent_at_once_with_a_place_and_without(store: Store, board: Board, places: int) -> None:
    """Counted when it is asked; given back when the call is refused; and told as usage."""
    book = SharedBook(store, board, places)

    assert [True, True, False] == spent(book)
    book.count(WHERE, KeyUse(ApiKey(id="k", value="v"), UsagePlan(id="p", quota=QUOTA)), NOON)
    book.count(WHERE, KeyUse(ApiKey(id="k2", value="v"), UsagePlan(id="p", quota=None)), NOON)
    book.refused(WHERE, {SPEND: True, TOKEN: True}, NOON)
    book.refused(WHERE, {SPEND: False}, NOON)
    assert [True, False] == spent(book, 2)
    book.write()
    assert {"k": {"2026-01-15": 2}, "k2": {"2026-01-15": 1}} == store.counters.used(
        *WHERE, "p", first="2026-01-01", last="2026-12-31"
    )
    assert [True, True, False] == [book.world(WHERE, NOON)(TOKEN) for _ in range(3)]
    assert book.world(WHERE, NOON)(CountRequest(("r",), ("i",), 1, 60)) is True


def test_a_period_begins_with_what_was_used_of_it(store: Store, board: Board) -> None:
    """By whatever process told it before; the next day all is there again, and nobody goes back."""
    book = SharedBook(store, board)
    book.note(WHERE, "p", "k", NOON)

    assert book.is_new(WHERE, SPEND, NOON)
    assert not book.is_new(WHERE, TOKEN, NOON)
    assert [True, False] == spent(book, 2)
    assert not book.is_new(WHERE, SPEND, NOON)
    assert book.is_new(WHERE, SPEND, NOON + DAY)
    assert [True, True, False] == spent(book, 3, NOON + DAY)
    assert book.place(WHERE, SPEND, NOON) is None
    assert [False] == spent(book, 1, NOON)


def test_what_is_granted_beyond_the_limit_is_found(store: Store, board: Board) -> None:
    """What was used stays, whatever else is committed."""
    book = SharedBook(store, board)
    before = spent(book)
    store.counters.extend(*WHERE, "p", "k", day="2026-01-15", by=1)
    book.forget_quotas()
    unread = spent(book, 1)
    book.reread_extensions()

    assert ([True, True, False], [False], [True, False]) == (before, unread, spent(book, 2))
