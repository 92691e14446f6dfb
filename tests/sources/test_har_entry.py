"""One entry of a HAR file becomes one call."""

import pytest

from gatewright.model.unknown import UNKNOWN
from gatewright.sources.har_entry import EntryError, exchange_of, status_of
from tests.sources.har_entries import HOST, URL, entry


def test_an_entry_tells_the_whole_call() -> None:
    """Verb, host, path, query, fields, bodies, address and time, without the fields that only HTTP/2 has."""
    found = exchange_of(entry(), origin="h.har")

    assert ("GET", HOST, "/prod/pet", "a=1", URL) == (found.method, found.host, found.path, found.query, found.url)
    assert (("accept", "*/*"),) == found.headers.items
    assert (b"", b'{"message":"Missing Authentication Token"}') == (found.body, found.observation.body)
    assert ("2600:9000::1", "HTTP/2", 1785004308.0) == (found.remote_ip, found.protocol, found.called_at)


def test_the_browsers_clock_counts_where_the_server_told_no_time() -> None:
    """`startedDateTime` stands for a `Date` that is not there."""
    assert exchange_of(entry(received={}), origin="").called_at == 1785004307.5


@pytest.mark.parametrize(
    ("method", "request_part", "body"),
    [
        ("POST", {"postData": {"text": "a=1"}}, b"a=1"),
        ("POST", {"postData": {"text": "YT0x", "encoding": "base64"}}, b"a=1"),
        ("POST", {"postData": {"params": [{"name": "a"}]}, "bodySize": 3}, UNKNOWN),
        ("POST", {"bodySize": -1}, UNKNOWN),
        ("POST", {"bodySize": 0}, b""),
        ("GET", {"bodySize": -1}, b""),
    ],
)
def test_the_body_that_was_sent(method: str, request_part: dict, body: object) -> None:
    """A body that the browser did not keep is unknown; a verb without one had none."""
    told = entry(method=method)
    told["request"].update(request_part)

    assert body == exchange_of(told, origin="").body


@pytest.mark.parametrize(
    ("content", "size", "body"),
    [
        ({"size": 2, "text": "aGk=", "encoding": "base64"}, -1, b"hi"),
        ({"size": 2, "text": "a", "encoding": "base64"}, -1, UNKNOWN),
        ({"size": 2}, -1, UNKNOWN),
        ({"size": 0}, 0, b""),
        ({"size": 0}, -1, UNKNOWN),
        (None, 0, UNKNOWN),
    ],
)
def test_the_body_that_came(content: dict | None, size: int, body: object) -> None:
    """A browser that let go of a body says nothing of it."""
    told = entry()
    told["response"].update(content=content, bodySize=size)

    assert body == exchange_of(told, origin="").observation.body


@pytest.mark.parametrize("status", [403, "403", 403.0])
def test_a_status_may_be_written_as_text(status: object) -> None:
    """Proxies do so."""
    assert status_of({"response": {"status": status}}) == 403


@pytest.mark.parametrize(
    ("odd", "message"),
    [
        ({"response": {"status": None}}, "`response.status`: expected a number, got `null`"),
        ({"response": {"status": 403}, "request": {"method": "GET", "url": "data:x"}}, "`request.url`: expected a URL"),
    ],
)
def test_what_cannot_be_read_is_named(odd: dict, message: str) -> None:
    """The member, what was expected and what came."""
    with pytest.raises(EntryError) as caught:
        exchange_of(odd, origin="") if "request" in odd else status_of(odd)

    assert str(caught.value).startswith(message)


def test_fields_that_are_not_listed_are_unknown() -> None:
    """An entry without a list of fields does not say that there were none."""
    told = entry()
    del told["request"]["headers"]

    assert exchange_of(told, origin="").headers.withheld
