"""Payloads in chunks that came to S3."""

from gatewright.aws.sigv4.signing_keys import Signer
from gatewright.model.request import Request, headers
from gatewright.services.access.chunks import are_right
from tests.aws.sigv4.streaming import KEY, SENT, body_of, signed_chunks


def _request(payload: str, body: bytes) -> Request:
    return Request(method="PUT", host="h", path="/b/k", headers=headers([("x-amz-content-sha256", payload)]), body=body)


def test_signed_chunks_are_verified() -> None:
    """One letter of one chunk, and they are not."""
    body = body_of(signed_chunks([b"hello", b"world"]))
    named = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"

    assert are_right(_request(named, body), SENT, Signer(KEY))
    assert not are_right(_request(named, body.replace(b"world", b"World")), SENT, Signer(KEY))
    assert not are_right(
        _request(named, body.replace(b"\r\n\r\n", b"\r\nx-amz-checksum-crc32:AA==\r\n\r\n")), SENT, Signer(KEY)
    )


def test_unsigned_chunks_and_whole_bodies_need_no_signatures() -> None:
    """The header says what is signed."""
    assert are_right(_request("STREAMING-UNSIGNED-PAYLOAD-TRAILER", b"1\r\nx\r\n0\r\n\r\n"), SENT, Signer(KEY))
    assert are_right(_request("UNSIGNED-PAYLOAD", b"x"), SENT, Signer(KEY))


def test_a_trailer_has_a_signature_of_its_own() -> None:
    """It is the last of the chain."""
    body = body_of(signed_chunks([b"hello"]), trailer=("x-amz-checksum-crc32", "NhCmhg=="))
    named = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"

    assert are_right(_request(named, body), SENT, Signer(KEY))
    assert not are_right(_request(named, body.replace(b"NhCmhg", b"AAAAAA")), SENT, Signer(KEY))
