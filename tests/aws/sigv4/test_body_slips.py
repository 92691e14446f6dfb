"""What signers take for the body."""

import gzip
import zlib
from dataclasses import replace
from hashlib import sha256

import pytest

from gatewright.aws.sigv4.body_slips import body_slips, other_hashes
from gatewright.model.unknown import UNKNOWN
from tests.aws.sigv4.test_slips import REQUEST

SENT = b'{"b": 1.0, "a": "caf\xc3\xa9/<x>"}'
MARK = b"\xef\xbb\xbf"


@pytest.mark.parametrize(
    ("signed", "detail"),
    [
        (SENT + b"\n", "line-break"),
        (SENT + b"\r\n", "line-break"),
        (MARK + SENT, "mark"),
        (b"{}", "stand-in"),
        (b'{"b":1,"a":"caf\xc3\xa9/<x>"}', "other-json"),
        (b'{"a": "caf\\u00e9/<x>", "b": 1.0}', "other-json"),
        (b'{"b":1.0,"a":"caf\\u00e9\\/<x>"}', "other-json"),
        (b'{"b":1.0,"a":"caf\xc3\xa9/\\u003cx\\u003e"}', "other-json"),
        (b'"{\\"b\\": 1.0, \\"a\\": \\"caf\\u00e9/<x>\\"}"', "other-json"),
        (SENT.decode().encode("latin-1"), "other-letters"),
    ],
)
def test_another_body_was_signed(signed: bytes, detail: str) -> None:
    """Its hash is among those tried, under the slip that it is."""
    assert detail == {value: slip for slip, value in other_hashes(SENT)}[sha256(signed).hexdigest()]


@pytest.mark.parametrize("sent", [gzip.compress(SENT, mtime=0), zlib.compress(SENT)], ids=["gzip", "deflate"])
def test_a_body_signed_before_it_was_packed(sent: bytes) -> None:
    """Gzip and deflate alike."""
    assert ("packed", sha256(SENT).hexdigest()) in set(other_hashes(sent))


@pytest.mark.parametrize(
    "sent", [gzip.compress(SENT, mtime=0)[:-4], b"\x1f\x8b", SENT], ids=["cut", "begun", "not packed"]
)
def test_half_a_packed_body_is_none(sent: bytes) -> None:
    """What cannot be unpacked to its end was not packed by a client."""
    assert "packed" not in {detail for detail, _ in other_hashes(sent)}


def test_a_hash_in_another_notation() -> None:
    """In capitals, or in Base64."""
    found = {detail: value for detail, value in other_hashes(b"") if detail in ("upper-case", "base64")}

    assert found["upper-case"].startswith("E3B0C44298FC")
    assert found["base64"] == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="


def test_a_long_body_is_not_written_again_and_again() -> None:
    """Whoever sends a long one does not keep a gateway busy."""
    long = b'{"a": [' + b"1, " * 5_000 + b"1]}"
    longest = b'{"a": [' + b"1, " * 50_000 + b"1]}"

    assert ("other-json", sha256(long.replace(b" ", b"")).hexdigest()) in set(other_hashes(long))
    assert ("other-json", sha256(longest.replace(b" ", b"")).hexdigest()) not in set(other_hashes(longest))
    assert len(list(other_hashes(long))) < 8
    assert [] == [detail for detail, _ in other_hashes(b"[" * 20_000) if detail == "other-json"]


def test_without_the_body_its_hash_may_be_named() -> None:
    """What the header claims is tried."""
    fields = replace(REQUEST.headers, items=(("X-Amz-Content-Sha256", " 0f "),))

    assert ("", "0f") in set(body_slips(replace(REQUEST, body=UNKNOWN, headers=fields)))
