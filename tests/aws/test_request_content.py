import gzip
import zlib

import pytest

from gatewright.aws.request_content import (
    LONGEST,
    BrokenCodingError,
    TooLongError,
    UnknownCodingError,
    media_type,
    template_names,
    unpacked,
)


@pytest.mark.parametrize(
    ("content_type", "expected"),
    [(None, "application/json"), ("Text/Plain; charset=utf-8", "text/plain"), ("", "application/json")],
)
def test_media_type_has_no_parameters(content_type: str | None, expected: str) -> None:
    """None at all is JSON (documented)."""
    assert expected == media_type(content_type)


def test_template_is_looked_up_as_written_then_by_its_media_type_then_for_any() -> None:
    """In this order."""
    assert ("Text/Plain; q=1", "text/plain", "$default") == template_names("Text/Plain; q=1")


@pytest.mark.parametrize(
    ("coding", "body"),
    [(None, b"x"), ("identity", b"x"), ("GZIP ", gzip.compress(b"x", mtime=0)), ("deflate", zlib.compress(b"x"))],
)
def test_codings_are_taken_off(coding: str | None, body: bytes) -> None:
    """In whatever letters they are named."""
    assert b"x" == unpacked(coding, body)


@pytest.mark.parametrize(
    ("coding", "body", "error"),
    [
        ("br", b"x", UnknownCodingError),
        ("gzip", b"x", BrokenCodingError),
        ("gzip", gzip.compress(b"x", mtime=0)[:-4], BrokenCodingError),
        ("gzip", gzip.compress(b"\0" * (LONGEST + 1), mtime=0), TooLongError),
    ],
)
def test_what_does_not_unpack_says_why(coding: str, body: bytes, error: type[Exception]) -> None:
    """A coding that is not known, a body that is not in it, and one that is a bomb."""
    with pytest.raises(error):
        unpacked(coding, body)
