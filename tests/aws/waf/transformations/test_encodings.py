"""Base64, hexadecimal digits, digests."""

import hashlib

import pytest

from gatewright.aws.waf.transformations import encodings


@pytest.mark.parametrize(
    ("text", "strict", "forgiving"),
    [
        (b"SGVsbG8=", b"Hello", b"Hello"),
        (b"SGVsbG8", b"Hello", b"Hello"),
        (b"SGVs!bG8=", b"Hel", b"Hello"),
        (b"!!", b"", b""),
        (b"S", b"", b""),
        (b"", b"", b""),
    ],
)
def test_base64_ends_at_or_passes_over_what_is_none(text: bytes, strict: bytes, forgiving: bytes) -> None:
    """One stops at the first letter that is not of the alphabet, the other goes on."""
    assert (encodings.base64_decode(text), encodings.base64_decode_ext(text)) == (strict, forgiving)


def test_digits_in_pairs_are_bytes() -> None:
    """A digit that is left over is dropped."""
    assert (encodings.hex_decode(b"414a4A3"), encodings.hex_decode(b"")) == (b"AJJ", b"")


def test_digests_are_raw() -> None:
    """Sixteen and thirty-two bytes, not their digits."""
    assert encodings.md5(b"a") == hashlib.md5(b"a", usedforsecurity=False).digest()
    assert encodings.sha256(b"a") == hashlib.sha256(b"a").digest()
