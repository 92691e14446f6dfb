"""A call as a client logged it becomes the lines that curl prints."""

from gatewright.sources.curl import transcript
from gatewright.sources.wire_logs.wire import Wire, fields_in, transcript_of


def test_what_is_told_is_told_again() -> None:
    """The transcript reads as the call."""
    call = Wire(
        method="GET",
        url="https://h.example.com/p?a=1",
        sent=(("x-api-key", "k"),),
        status=403,
        received=(("x-amzn-ErrorType", "T"),),
        body='{"message":"Forbidden"}',
    )
    (read,) = transcript(transcript_of(call))
    assert (read.method, read.url, read.host, read.observation.status) == ("GET", call.url, "h.example.com", 403)
    assert (read.headers.get("x-api-key"), read.headers.withheld) == ("k", False)
    assert (read.observation.headers.get("x-amzn-errortype"), read.observation.body) == (
        "T",
        b'{"message":"Forbidden"}',
    )


def test_what_is_not_told_stays_unknown() -> None:
    """A head that the client does not log may hold anything."""
    (read,) = transcript(transcript_of(Wire(method="GET", url="https://h/p", status=403)))
    assert (read.headers.withheld, read.observation.status) == (True, 403)


def test_fields_are_read_from_lines() -> None:
    """Of whatever else stands between them nothing is."""
    assert fields_in("A: b:c\n none\n") == (("A", "b:c"),)
