import pytest

from gatewright.store.log_events import DAY, LogEvents, LogGroup, Window, _select
from gatewright.store.store import Store

PLACE = ("1", "eu-west-1")
NOW = 1_767_225_600_000


def logs() -> LogEvents:
    """Return the log events of a store in memory."""
    return Store.open(None).log_events


def filled(*messages: str, stream: str = "s") -> tuple[LogEvents, LogGroup]:
    """Return a group with these messages, a millisecond apart."""
    book = logs()
    book.append(*PLACE, "g", stream, [(NOW + number, one) for number, one in enumerate(messages)], now=NOW)
    group = book.group(*PLACE, "g")
    assert group is not None
    return book, group


def test_append_makes_what_lacks() -> None:
    """The group and the stream of the first event exist from then on."""
    book, group = filled("a")

    assert ["s"] == [one.name for one in book.streams(group)]
    assert (None, NOW) == (group.retention_days, group.created_at)


def test_group_is_created_once() -> None:
    """Only the first creation is one."""
    book = logs()

    assert (True, False) == (book.create_group(*PLACE, "g", now=NOW), book.create_group(*PLACE, "g", now=NOW))


def test_deleted_group_takes_its_events_along() -> None:
    """A group of the same name starts empty."""
    book, _ = filled("a")
    book.delete_group(*PLACE, "g")
    book.append(*PLACE, "g", "s", [], now=NOW)
    group = book.group(*PLACE, "g")
    assert group is not None

    assert ([], False) == book.page(group, Window(), limit=10, now=NOW)


def test_deleted_stream_takes_its_events_along() -> None:
    """The group has no events left."""
    book, group = filled("a")

    assert (True, False) == (book.delete_stream(group, "s"), book.delete_stream(group, "s"))
    assert ([], False) == book.page(group, Window(), limit=10, now=NOW)


def test_streams_tell_their_first_and_last_event() -> None:
    """Timestamps of a stream are those of its events; an empty one has none."""
    book, group = filled("a", "b")
    book.create_stream(group, "empty", now=NOW)

    found = [(one.name, one.first_event, one.last_event) for one in book.streams(group)]
    assert [("empty", None, None), ("s", NOW, NOW + 1)] == found


def test_pages_forward_meet_every_event_once() -> None:
    """Going on from the last position of each page reads everything in order."""
    book, group = filled("a", "b", "c", "d", "e")
    read: list[str] = []
    position = None
    more = True
    while more:
        events, more = book.page(group, Window(after=position), limit=2, now=NOW)
        read += [one.message for one in events]
        position = events[-1].position

    assert ["a", "b", "c", "d", "e"] == read


def test_page_backward_takes_the_last_events_in_order() -> None:
    """A page backward ends where it was asked to, oldest first."""
    book, group = filled("a", "b", "c", "d")
    last, _ = book.page(group, Window(), limit=2, now=NOW, direction="backward")
    before, _ = book.page(group, Window(before=last[0].position), limit=2, now=NOW, direction="backward")

    assert ["c", "d", "a", "b"] == [one.message for one in (*last, *before)]


def test_equal_timestamps_keep_the_order_of_arrival() -> None:
    """Events of the same millisecond come as they came."""
    book = logs()
    book.append(*PLACE, "g", "s", [(NOW, "first"), (NOW, "second")], now=NOW)
    book.append(*PLACE, "g", "t", [(NOW, "third")], now=NOW)
    group = book.group(*PLACE, "g")
    assert group is not None

    assert ["first", "second", "third"] == [one.message for one in book.page(group, Window(), limit=9, now=NOW)[0]]


def test_window_holds_its_start_and_not_its_end() -> None:
    """The start is within the range, the end is the first that is not."""
    book, group = filled("a", "b", "c", "d")
    events, _ = book.page(group, Window(start=NOW + 1, end=NOW + 3), limit=10, now=NOW)

    assert ["b", "c"] == [one.message for one in events]


def test_window_chooses_streams() -> None:
    """Streams are chosen by their names or by how these start."""
    book, group = filled("a", stream="one")
    book.append(*PLACE, "g", "other", [(NOW, "b")], now=NOW)

    assert ["a"] == [one.message for one in book.page(group, Window(streams=("one",)), limit=9, now=NOW)[0]]
    assert ["b"] == [one.message for one in book.page(group, Window(stream_prefix="ot"), limit=9, now=NOW)[0]]


def test_half_a_character_does_not_lose_the_lines() -> None:
    """A template may print a lone surrogate, which no UTF-8 can hold."""
    book, group = filled("a \ud800", "ä")
    events, _ = book.page(group, Window(), limit=9, now=NOW)

    assert ["a ?", "ä"] == [one.message for one in events]


def test_limit_counts_wanted_events_only() -> None:
    """An unwanted message takes no place on the page, and makes no further page."""
    book, group = filled("no", "yes 1", "no", "yes 2", "no")
    events, more = book.page(group, Window(), limit=2, now=NOW, wanted=lambda message: "yes" in message)

    assert (["yes 1", "yes 2"], False) == ([one.message for one in events], more)


def test_page_holds_no_more_than_a_megabyte() -> None:
    """Large messages end a page before its limit."""
    book, group = filled("x" * 700_000, "y" * 700_000)
    events, more = book.page(group, Window(), limit=10, now=NOW)

    assert (1, True) == (len(events), more)


def test_retention_hides_and_expires_old_events() -> None:
    """What is older than the group keeps is not read, and is deleted when asked, so many at a time."""
    book = logs()
    book.append(*PLACE, "g", "s", [(NOW - 2 * DAY, "old"), (NOW - 3 * DAY, "older"), (NOW, "new")], now=NOW)
    book.append(*PLACE, "kept", "s", [(NOW - 2 * DAY, "old")], now=NOW)
    book.set_retention(*PLACE, "g", 1)
    group = book.group(*PLACE, "g")
    assert group is not None
    events, _ = book.page(group, Window(), limit=10, now=NOW)

    assert ["new"] == [one.message for one in events]
    assert [1, 1, 0] == [book.expire(now=NOW, most=1) for _ in range(3)]


def test_tags_are_replaced() -> None:
    """The tags of a group are those that were set last."""
    book = logs()
    book.create_group(*PLACE, "g", now=NOW, tags={"a": "1"})
    book.set_tags(*PLACE, "g", {"b": "2"})

    assert [{"b": "2"}] == [dict(one.tags) for one in book.groups(*PLACE)]


def test_groups_are_found_by_the_start_of_their_name() -> None:
    """`_` and `%` in a name are letters, not wildcards."""
    book = logs()
    for name in ("API-Gateway_a", "API-Gatewayxa", "other"):
        book.create_group(*PLACE, name, now=NOW)

    assert ["API-Gateway_a"] == [one.name for one in book.groups(*PLACE, prefix="API-Gateway_")]


@pytest.mark.parametrize("window", [Window(), Window(streams=("s",)), Window(streams=("s", "t"), after=(NOW, 1))])
@pytest.mark.parametrize("direction", ["forward", "backward"])
def test_events_are_read_in_the_order_of_an_index(window: Window, direction: str) -> None:
    """However many events there are, a page sorts none of them."""
    book, group = filled("a")
    sql, values = _select(group, window, NOW, direction)
    with book._database.transaction() as connection:
        plan = " ".join(row[3] for row in connection.execute("EXPLAIN QUERY PLAN " + sql, values))

    assert ("TEMP B-TREE" in plan, "USING INDEX log_event_of" in plan) == (False, True)


def test_stream_is_found_by_its_whole_name() -> None:
    """A name that merely starts so is another stream's."""
    book, group = filled("a", stream="stream")

    assert (True, False) == (book.has_stream(group, "stream"), book.has_stream(group, "str"))
