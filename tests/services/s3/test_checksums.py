"""Checksums."""

import base64
import hashlib

import pytest

from gatewright.services.s3.checksums import checked, crc64nvme, etag
from gatewright.wire.errors import ServiceError

SHA256 = base64.b64encode(hashlib.sha256(b"hello").digest()).decode()


def test_checksums_that_fit_are_kept() -> None:
    """Whichever were sent."""
    assert {"ChecksumSHA256": SHA256} == checked(
        {"ChecksumSHA256": SHA256, "ContentMD5": "XUFAKrxLKna5cZ2REBfFkg=="}, b"hello"
    )
    assert {} == checked({}, b"hello")


@pytest.mark.parametrize(
    "member", ["ChecksumSHA256", "ChecksumSHA1", "ChecksumCRC32", "ChecksumCRC64NVME", "ContentMD5"]
)
def test_a_checksum_that_does_not_fit_is_refused(member: str) -> None:
    """Something on the way changed the body."""
    with pytest.raises(ServiceError, match="BadDigest"):
        checked({member: "AAAA"}, b"hello")


def test_the_tag_is_the_md5_in_quotes() -> None:
    """Of an object that was put at once."""
    assert '"5d41402abc4b2a76b9719d911017c592"' == etag(b"hello")


def test_the_checksum_of_the_second_command_line() -> None:
    """Catalogued: check of CRC-64/NVME, https://reveng.sourceforge.io/crc-catalogue/all.htm."""
    assert "ae8b14860a799888" == crc64nvme(b"123456789").hex()
