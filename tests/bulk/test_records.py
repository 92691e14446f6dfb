from gatewright.bulk.records import Record, Unreadable, records
from gatewright.sources.access_log import guessed
from gatewright.sources.log_content.item import Dated

LINE = b'{"requestId": "a", "status": "200", "httpMethod": "GET"}'
TOLD = {"requestId": "a", "status": "200", "httpMethod": "GET"}


def test_every_call_is_told_let_through_or_not() -> None:
    """And a line that tells none is told as it stands; blank ones are nothing, but have their number."""
    assert [Record(1, TOLD), Unreadable(3, "rubbish"), Record(5, TOLD)] == list(
        records([LINE, b"", b"rubbish", b"  ", LINE], guessed)
    )


def test_a_row_is_a_call_by_itself() -> None:
    """Parquet holds variables."""
    assert [Record(1, TOLD)] == list(records([TOLD], guessed))


def test_the_time_of_an_event_stands_in_for_one_that_its_line_does_not_tell() -> None:
    """The line's own comes first."""
    timed = b'{"requestTimeEpoch": "5", "status": "200"}'

    assert [
        Record(1, {**TOLD, "requestTimeEpoch": "1764136286500"}),
        Record(2, {"requestTimeEpoch": "5", "status": "200"}),
        Record(3, TOLD),
        Unreadable(4, "rubbish"),
    ] == list(
        records(
            [Dated(LINE, 1764136286.5), Dated(timed, 1764136286.5), Dated(LINE, -1.0), Dated(b"rubbish", 1.0)], guessed
        )
    )
