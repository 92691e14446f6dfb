"""How much of one text is read."""

from time import process_time

import pytest

from gatewright.sources.bounds import MOST_CALLS, MOST_FIELDS, bound_calls, bound_head, bound_lines, has_many_lines
from gatewright.sources.errors import EvidenceError
from gatewright.sources.exchange import Exchange
from gatewright.sources.recognise import read

REQUEST = "> GET /p HTTP/1.1\n> Host: h\n"
ANSWER = "< HTTP/1.1 403 Forbidden\n"
FRAME = '< {"message": "Forbidden", "connectionId": "c", "requestId": "r"}\n'


def said(text: str) -> str:
    """Return what is said against a text, without its origin."""
    with pytest.raises(EvidenceError) as caught:
        read(text.encode(), origin="-", call=lambda url: Exchange(url=url))
    return str(caught.value).removeprefix("-: ")


def test_each_bound_is_the_last_that_is_taken() -> None:
    """One more is refused in one line that says what to do."""
    bound_head(MOST_FIELDS - 1, 7)
    bound_calls(MOST_CALLS - 1)
    bound_lines("\n" * 1_000_000)

    assert not has_many_lines("\n" * 1_000_000)
    with pytest.raises(EvidenceError, match="line 7: expected at most 5000 lines of a head, got more"):
        bound_head(MOST_FIELDS, 7)
    with pytest.raises(EvidenceError, match="expected at most 10,000 calls in one text, got more: keep those that"):
        bound_calls(MOST_CALLS)
    with pytest.raises(EvidenceError, match="got more: keep those that show the call"):
        bound_lines("\n" * 1_000_001)


@pytest.mark.parametrize(
    "text",
    [
        REQUEST + "> a: b\n" * MOST_FIELDS,
        REQUEST + "> \n" + ANSWER + "< a: b\n" * (MOST_FIELDS + 1),
        "HTTP/1.1 403 Forbidden\n" + "a: b\n" * (MOST_FIELDS + 1),
    ],
)
def test_a_head_ends_its_reading_where_it_is_too_long(text: str) -> None:
    """Whoever shows it: its line is named, and what stands behind it is not read."""
    assert said(text + "> rest\n").endswith("expected at most 5000 lines of a head, got more")


@pytest.mark.parametrize(
    "call", [REQUEST + "> \n" + ANSWER + "< \n{}\n", "HTTP/1.1 403 Forbidden\n\n{}\n", FRAME], ids=["v", "i", "wscat"]
)
def test_a_text_of_too_many_calls_is_refused(call: str) -> None:
    """In every form of a transcript."""
    assert said(call * (MOST_CALLS + 1)).startswith("expected at most 10,000 calls in one text")


def test_a_head_that_is_repeated_costs_no_more_than_its_lines() -> None:
    """Standard output may repeat each line of it, thousands of times."""
    head = "".join(f"< a-{number}: b\n" for number in range(MOST_FIELDS - 1))
    started = process_time()
    found = read(
        (REQUEST + "> \n" + ANSWER + head + "a-4998: b\n" * 100_000).encode(),
        origin="-",
        call=lambda url: Exchange(url=url),
    )

    assert 403 == found[0].observation.status
    assert process_time() - started < 10
