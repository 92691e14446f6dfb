"""Only a body that agrees with its head is told."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN
from gatewright.sources.http_body import decoded, seen_body, unchunked

BODY = b'{"message":"Forbidden"}'


def seen(shown: bytes, *fields: tuple[str, str], status: int = 403, method: str = "GET") -> object:
    """Return the body of an answer with these fields."""
    return seen_body(shown, status=status, headers=Headers(fields), method=method)


@pytest.mark.parametrize(
    ("shown", "length", "body"),
    [
        (BODY, "23", BODY),
        (BODY + b"\nuser@host:~$ ", "23", BODY),
        (b"\n" + BODY, "23", BODY),
        (b"\n\r\n" + BODY + b"\n", "23", BODY),
        (b"\n" + BODY, "24", b"\n" + BODY),
        (b"", "23", UNKNOWN),
        (b"\n", "2", UNKNOWN),
        (BODY[:10], "23", UNKNOWN),
        (b"", "0", b""),
        (b"<a>\n</a>", "9", b"<a>\r\n</a>"),
        (b"<a>\n</a>", "11", b"<a>\r\n</a>\r\n"),
        (b"<a>", "4", b"<a>\n"),
        (BODY, "many", BODY),
        (b'{\n    "message": "Forbidden"\n}\n', "23", BODY),
        (b"Saving to: STDOUT\n" + BODY + b"\n  0K 100%\n", "23", BODY),
    ],
)
def test_content_length_says_how_much_is_body(shown: bytes, length: str, body: object) -> None:
    """Too much is cut, what a terminal changed is restored, too little is unknown."""
    assert seen(shown, ("Content-Length", length)) == body


def test_what_a_sentence_says_below_the_head_is_no_json() -> None:
    """A client's own words have the length of a body only by chance, and a body ends where its JSON does."""
    words = b"Username/Password Authentication Failed."
    assert seen(words, ("Content-Length", "26"), ("Content-Type", "application/json")) is UNKNOWN
    assert seen(words, ("Content-Length", "26"), ("apigw-requestid", "A=")) is UNKNOWN
    assert seen(BODY + b"\n```\n\nAny ideas?") == BODY


def test_nothing_shown_is_unknown_unless_there_can_be_no_body() -> None:
    """Standard output may not have been saved; the answer to HEAD and a 204 never have a body."""
    assert seen(b"") is UNKNOWN
    assert seen(b"", ("content-length", "23"), method="HEAD") == b""
    assert seen(b"", status=204) == b""


def test_last_line_break_is_the_editors() -> None:
    """Without a length, one line break at the end is not the body's."""
    assert seen(BODY + b"\r\n") == BODY


def test_compressed_bodies_are_decoded_or_were_already() -> None:
    """Gzip and deflate are undone; text under such a head was decoded by `curl --compressed`; the rest is unknown."""
    assert seen(gzip.compress(BODY), ("content-encoding", "gzip")) == BODY
    assert seen(zlib.compress(BODY), ("content-encoding", "deflate")) == BODY
    assert seen(BODY, ("content-encoding", "gzip"), ("content-length", "43")) == BODY
    assert seen(BODY, ("content-encoding", "br")) == BODY
    assert seen(gzip.compress(BODY)[:-9], ("content-encoding", "gzip")) is UNKNOWN
    assert seen(b"\x0b\x0b\x80{", ("content-encoding", "br")) is UNKNOWN


@given(st.lists(st.binary(min_size=1, max_size=20), max_size=5))
def test_chunks_are_joined(pieces: list[bytes]) -> None:
    """What was sent in chunks comes back whole; without the last chunk it is unknown."""
    framed = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces)

    assert unchunked(framed + b"0\r\n\r\n") == b"".join(pieces)
    assert unchunked(framed) is UNKNOWN


@given(st.binary(), st.sampled_from(["gzip", "deflate", "br", "gzip, deflate"]))
def test_no_bytes_break_decoding(body: bytes, coding: str) -> None:
    """Any bytes under any coding give bytes or unknown."""
    result = decoded(body, Headers((("content-encoding", coding),)))

    assert result is UNKNOWN or isinstance(result, bytes)
