"""`curl --trace-ascii` and `--trace` files, recorded from curl 7.88."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.model.unknown import UNKNOWN
from gatewright.sources.curl_trace import is_trace, trace
from gatewright.sources.encoding import to_text
from gatewright.sources.errors import EvidenceError
from gatewright.sources.masked_fields import with_masked

RECORDED = Path(__file__).parent / "recorded"
BODY = b'{"message":"Forbidden"}'
NAMES = ["ta_out", "ta_redir", "ta_chunk", "tr"]


def recorded(name: str) -> str:
    """Return a recorded file."""
    return to_text((RECORDED / f"curl-{name}.txt").read_bytes())


@pytest.mark.parametrize(
    ("name", "path", "body"),
    [("ta_out", "/prod/pets", b'{"a":1}'), ("ta_chunk", "/chunk", b""), ("tr", "/prod/pets", b"")],
)
def test_recorded_trace_tells_both_bodies(name: str, path: str, body: bytes) -> None:
    """Characters, hexadecimal, chunks and clocks give the same call."""
    (exchange,) = trace(recorded(name))

    assert (exchange.path, exchange.body, exchange.url) == (path, body, f"http://127.0.0.1:8931{path}")
    assert (exchange.observation.status, exchange.observation.body) == (403, BODY)
    assert exchange.observation.headers.get("x-amz-apigw-id") == "BE0bQG3XIAMEhsw="


def test_redirects_give_an_exchange_each() -> None:
    """`-L` shows every call on the way."""
    assert [exchange.observation.status for exchange in trace(recorded("ta_redir"))] == [301, 403]


def test_data_that_is_cut_off_is_unknown() -> None:
    """A block that holds less than it announces does not tell the body."""
    text = recorded("ta_out")
    (exchange,) = trace(text[: text.index("0000: {", text.index("Recv data"))])

    assert (exchange.observation.status, exchange.observation.body) == (403, UNKNOWN)


def test_head_that_is_cut_off_is_refused() -> None:
    """The error names the line that opens the block."""
    text = "== Info: Connected\n=> Send header, 87 bytes (0x57)\n0000: GET /prod/pets HTTP/1.1\n"

    with pytest.raises(EvidenceError, match=r"^line 2: the block `Send header` is cut off: expected 87 bytes$"):
        trace(text)


def test_trace_that_ends_inside_the_answer_is_refused() -> None:
    """The answer's head comes in one block a line; without the empty one, fields may be missing."""
    text = recorded("ta_redir")
    cut = text[: text.index("<= Recv header, 2 bytes")]

    with pytest.raises(EvidenceError, match=r"^line 14: the transcript ends inside the head of the answer"):
        trace(cut)


def test_trace_is_told_from_a_transcript() -> None:
    """Only a trace has blocks."""
    assert is_trace(recorded("ta_out"))
    assert not is_trace(recorded("v_plain"))


def complaint(text: str) -> str:
    """Return what is said against it; nothing when it is read."""
    try:
        trace(text)
    except EvidenceError as error:
        return str(error)
    return ""


@given(st.lists(st.sampled_from([line for name in NAMES for line in recorded(name).split("\n")]), max_size=40))
def test_any_lines_are_read_or_refused(lines: list[str]) -> None:
    """No other exception leaves the reader."""
    assert "\n" not in complaint("\n".join(lines))


MASKED = """\
=> Send header, 345 bytes (0x159)
0000: POST /prod/orders HTTP/1.1
001c: Host: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
0052: x-api-key: ****
0087: Authorization: Bearer [REDACTED]
00c7: ****************************************************************
0157:{blanks}
<= Recv header, 24 bytes (0x18)
0000: HTTP/1.1 403 Forbidden{blanks}
<= Recv header, 2 bytes (0x2)
0000:
<= Recv data, 23 bytes (0x17)
0000: {{"message":"Forbidden"}}
"""


@pytest.mark.parametrize("blanks", ["", "   "])
def test_a_masked_head_is_as_long_as_somebody_made_it(blanks: str) -> None:
    """What was masked was sent, and is known no further; blanks at the ends of lines are a terminal's."""
    (call,) = trace(MASKED.format(blanks=blanks))

    assert (call.path, call.observation.status) == ("/prod/orders", 403)
    assert call.headers.get("x-api-key") == "****"
    assert with_masked(call).headers.get("x-api-key") is not None
    assert not isinstance(with_masked(call).headers.get("x-api-key"), str)


def test_a_head_that_lacks_bytes_for_no_mask_is_cut_off() -> None:
    """A line that is shorter than its offset says, and holds no mask, lost something."""
    with pytest.raises(EvidenceError, match="cut off"):
        trace(MASKED.format(blanks="").replace("****\n", "abc\n", 1))
