import io
import json
import tracemalloc
from collections.abc import Iterator

import pytest

from gatewright.sources.errors import EvidenceError
from gatewright.sources.log_content.documents import is_event, is_listing, is_payload, of_array, of_objects
from gatewright.sources.log_content.item import Dated

LINE = {"requestId": "r-1", "status": "403", "path": "/a}{b"}
FLAT = b'{"requestId":"r-1","status":"403","path":"/a}{b"}'


def event(message: str, at: int = 1500) -> dict[str, object]:
    """Return an event of CloudWatch Logs."""
    return {"logStreamName": "s", "timestamp": at, "message": message, "ingestionTime": 9, "eventId": "3"}


def payload(*messages: str, kind: str = "DATA_MESSAGE") -> str:
    """Return what a subscription sends."""
    events = [{"id": "3", "timestamp": 1500, "message": message} for message in messages]
    return json.dumps({"messageType": kind, "owner": "1", "logGroup": "g", "logStream": "s", "logEvents": events})


def objects(text: str, *, listings: bool = False) -> list[object]:
    """Read objects that stand one behind the other."""
    return list(of_objects(io.BytesIO(text.encode()), pytest.fail, listings=listings))


def test_objects_without_newlines_are_lines() -> None:
    """As Firehose writes what producers sent without one; a brace within a value ends nothing."""
    assert [FLAT, FLAT] == objects(f"{json.dumps(LINE)},\n{json.dumps(LINE)},\n")
    assert [FLAT, FLAT, FLAT] == objects(json.dumps(LINE) * 2 + "\n" + json.dumps(LINE, indent=2))


def test_payloads_of_a_subscription_are_their_events() -> None:
    """One behind the other; the message that tests the destination is none."""
    text = payload("CWL CONTROL MESSAGE: Checking health", kind="CONTROL_MESSAGE") + payload("a\n", "b") + payload("c")

    assert [Dated(b"a", 1.5), Dated(b"b", 1.5), Dated(b"c", 1.5)] == objects(text)


def test_an_answer_of_the_aws_cli_is_its_events() -> None:
    """Several behind one another, too, as a loop with `>>` leaves them."""
    one = json.dumps({"events": [event("a"), event("b")], "searchedLogStreams": []}, indent=4)

    assert [Dated(b"a", 1.5), Dated(b"b", 1.5)] * 2 == objects(f"{one}\n{one}\n", listings=True)


def test_a_query_of_logs_insights_is_its_messages() -> None:
    """Rows are lists of fields; one without a message gives nothing."""
    row = [{"field": "@timestamp", "value": "1970-01-01 00:00:01.500"}, {"field": "@message", "value": "a"}]
    text = json.dumps({"results": [row, [{"field": "count", "value": "1"}]], "status": "Complete"})

    assert [Dated(b"a", 1.5)] == objects(text, listings=True)


def test_records_of_cloudtrail_are_lines() -> None:
    """Each is an object of its own."""
    assert [b'{"eventName":"GetRole"}'] == objects('{"Records": [{"eventName": "GetRole"}]}', listings=True)


def test_what_is_no_json_is_left_out_and_said() -> None:
    """The objects around it are read: an unescaped quote in a log is met every day."""
    said: list[str] = []
    text = '{"a":"1"}{"a":"say "no""}{"a":"2"}{"a":'

    assert [b'{"a":"1"}', b'{"a":"2"}'] == list(of_objects(io.BytesIO(text.encode()), said.append))
    assert ["line 1: expected `,`"[:4]] == [said[0][:4]]
    assert said[0].endswith(", and 1 more like it; that object is left out")


@pytest.mark.parametrize(
    ("array", "items"),
    [
        ('["a\\n", "b"]', [b"a", b"b"]),
        (json.dumps([event("a")]), [Dated(b"a", 1.5)]),
        ('[{"timestamp": 1500, "message": "a"}]', [Dated(b"a", 1.5)]),
        (json.dumps([LINE]), [FLAT]),
        ('[[{"field": "@message", "value": "a"}]]', [b"a"]),
        ("[null, 1]", []),
    ],
)
def test_an_array_is_its_items(array: str, items: list[object]) -> None:
    """As `--query 'events[].message'` and its like print them."""
    assert items == list(of_array(io.BytesIO(array.encode())))


def test_an_array_that_is_cut_off_is_said() -> None:
    """What stands before that was given."""
    found: list[object] = []
    with pytest.raises(EvidenceError, match="line 1: the JSON is cut off here"):
        found.extend(each for each in of_array(io.BytesIO(b'["a", "b')))

    assert found == [b"a"]


def test_objects_are_told_apart() -> None:
    """A line of an access log that names a member `message` is no event."""
    assert is_event({"timestamp": 1, "message": "m"})
    assert is_event(event("m"))
    assert not is_event({"message": "Forbidden", "status": "403"})
    assert not is_event({"status": "403"})
    assert is_payload(json.loads(payload("a")))
    assert not is_payload({"messageType": "DATA_MESSAGE"})
    assert is_listing({"events": []})
    assert not is_listing({"events": "none"})


def test_a_listing_of_any_size_takes_little_memory() -> None:
    """One event is held at a time."""

    class Endless(io.RawIOBase):
        def __init__(self) -> None:
            self.pieces = self.made()

        def made(self) -> Iterator[bytes]:
            yield b'{"events": ['
            for _ in range(40):
                yield b",".join([json.dumps(event("x" * 400)).encode()] * 1000) + b","
            yield json.dumps(event("end")).encode() + b"]}"

        def read(self, _size: int = -1, /) -> bytes:
            return next(self.pieces, b"")

    tracemalloc.start()
    count = sum(1 for _ in of_objects(Endless(), pytest.fail, listings=True))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert 40_001 == count
    assert peak < 12 << 20
