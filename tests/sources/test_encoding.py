"""Bytes become text and the same bytes again."""

from hypothesis import given
from hypothesis import strategies as st

from gatewright.sources.encoding import to_bytes, to_text


@given(st.binary())
def test_any_bytes_come_back(content: bytes) -> None:
    """What is read without a byte order mark can be turned back into the very same bytes."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"))

    assert marked or to_bytes(to_text(content)) == content


def test_powershell_writes_utf_16() -> None:
    """`>` in Windows PowerShell writes UTF-16 with a byte order mark."""
    assert to_text("> GET / HTTP/1.1\r\n".encode("utf-16")) == "> GET / HTTP/1.1\r\n"


def test_utf_16_without_its_mark_is_told_by_its_zeros() -> None:
    """Editors save it so; bytes with few zeros are none."""
    text = "> GET /pets HTTP/1.1"
    assert {to_text(text.encode(form)) for form in ("utf-16-le", "utf-16-be")} == {text}
    assert to_text(b"a\0bcdefgh") == "a\0bcdefgh"


def test_byte_order_mark_is_no_text() -> None:
    """A UTF-8 byte order mark is taken off."""
    assert to_text(b"\xef\xbb\xbf{}") == "{}"


def test_surrogates_from_elsewhere_do_not_fail() -> None:
    """A lone surrogate that no byte stands for becomes a question mark."""
    assert to_bytes("a\ud800") == b"a?"
