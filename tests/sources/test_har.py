"""A HAR file becomes its refused calls."""

import io
import resource

import pytest

from gatewright.model.unknown import Unknown
from gatewright.sources import har as module
from gatewright.sources.errors import EvidenceError
from gatewright.sources.exchange import Exchange
from gatewright.sources.har import har
from tests.sources.har_entries import URL, entry, file


def read(content: bytes) -> tuple[tuple[Exchange, ...], list[str]]:
    """Return the calls of a file, and the remarks about it."""
    remarks: list[str] = []
    return har(io.BytesIO(content), origin="h.har", remark=remarks.append), remarks


def test_only_refused_calls_are_told() -> None:
    """What passed is not asked about."""
    found, remarks = read(file(entry(200), entry(403), entry(304), entry(500)))

    assert ([403, 500], []) == ([each.observation.status for each in found], remarks)


@pytest.mark.parametrize(
    ("creator", "sent", "known"),
    [
        ("WebInspector", {}, False),
        ("WebInspector", {"cookie": "a=b"}, True),
        ("Firefox", {}, True),
        ("WebKit Web Inspector", {}, True),
        ("Postman", {}, True),
        ("mitmproxy", {}, True),
    ],
)
def test_chromes_sanitised_export_hides_credentials(creator: str, sent: dict[str, str], known: bool) -> None:
    """In a file of Chrome that shows no credential at all, whether one was sent is unknown; other fields are known."""
    (found,), _ = read(file(entry(sent=sent), creator=creator))

    assert known == (found.headers.get("authorization") is None)
    assert found.headers.get("x-api-key") is None


def test_a_broken_entry_is_left_out_with_its_place() -> None:
    """The rest of the file is read all the same."""
    text = file(entry(), entry(url="https://h/two"), entry(url="https://h/three")).decode()
    broken = text.replace('"url": "https://h/two"', '"url": https://h/two')
    found, remarks = read(broken.encode())

    assert [URL, "https://h/three"] == [each.url for each in found]
    assert len(remarks) == 1
    assert remarks[0].startswith("h.har: entry 2: line ")


@pytest.mark.parametrize(
    ("odd", "why"),
    [
        ({"startedDateTime": "x"}, "it has no `response`"),
        ({"response": {"status": 403}}, "it has no `request.url`"),
        ({"request": {"url": "https://h/"}, "response": {"status": 403}}, "it has no `request.method`"),
        (7, "expected an object"),
    ],
)
def test_an_entry_that_tells_no_call_is_left_out(odd: object, why: str) -> None:
    """What it lacks is said, with its number and line."""
    found, remarks = read(file(odd, entry()))

    assert len(found) == 1
    assert [f"h.har: line 13: entry 1: {why}; it is left out"] == remarks


def test_a_file_that_is_cut_off_tells_what_it_has() -> None:
    """A browser that died left half a file."""
    whole = file(entry(), entry())
    found, remarks = read(whole[: len(whole) - 300])

    assert len(found) == 1
    assert remarks[0].endswith("the JSON is cut off here; what follows is not read")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"log": {"entries": []}}', "the HAR file has no entries"),
        (b'{"log": {"version"', "line 1: the JSON is cut off here"),
        (b'{"log": {"entries": [', "line 1: the JSON is cut off here"),
        (b'{"log": {"entries": [{"startedDateTime": ', "line 1: the JSON is cut off here"),
    ],
)
def test_a_file_without_entries_is_no_evidence(content: bytes, message: str) -> None:
    """There is nothing to ask about."""
    with pytest.raises(EvidenceError, match=message):
        read(content)


def test_the_preflight_stands_for_the_call_that_was_never_made() -> None:
    """The browser's CORS error behind a refused preflight is the same refusal."""
    preflight = entry(403, "OPTIONS", sent={"access-control-request-method": "POST", "origin": "https://shop.example"})
    hidden = entry(0, "POST", sent={"origin": "https://shop.example"}, received={}, _error="net::ERR_FAILED")
    found, _ = read(file(preflight, hidden))

    assert ["OPTIONS"] == [each.method for each in found]


def test_a_cors_error_alone_is_told() -> None:
    """Without its preflight the hidden call is all there is; what the browser would have added is not known."""
    (found,), _ = read(
        file(entry(0, "POST", sent={"origin": "https://shop.example"}, received={}, _error="net::ERR_FAILED"))
    )

    assert found.failure is not None
    assert ("cors", True) == (found.failure.kind, found.headers.withheld)
    assert isinstance(found.observation.status, Unknown)


def test_a_large_file_takes_little_memory() -> None:
    """What is not refused is forgotten at once."""
    content = file(*([entry(200, _comment="x" * 200_000)] * 100), entry(403))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found, _ = read(content)

    assert len(found) == 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


def test_calls_that_are_all_alike_are_told_so_many_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that polls is refused thousands of times alike; what differs is told all the same."""
    monkeypatch.setattr(module, "MOST_ALIKE", 2)
    found, remarks = read(file(entry(), entry(), entry(), entry(url="https://h/two"), entry(), entry(500)))

    assert [(URL, 403), (URL, 403), ("https://h/two", 403), (URL, 500)] == [
        (each.url, each.observation.status) for each in found
    ]
    assert ["h.har: 2 more calls were made and refused exactly as 2 others; they are left out"] == remarks


def test_calls_that_were_answered_alike_are_told_so_many_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was asked for: a crawler is refused tens of thousands of times."""
    monkeypatch.setattr(module, "MOST_ANSWERED_ALIKE", 2)
    found, remarks = read(file(*(entry(url=f"https://h/{number % 4}") for number in range(8)), entry(500)))

    assert [("https://h/0", 403), ("https://h/1", 403)] * 2 + [(URL, 500)] == [
        (each.url, each.observation.status) for each in found
    ]
    assert ["h.har: 4 more calls to the same host were answered exactly as 2 others; they are left out"] == remarks
