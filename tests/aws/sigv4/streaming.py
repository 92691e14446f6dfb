"""Payloads in signed chunks, made by the page of AWS that describes them."""

import hmac
from hashlib import sha256

from gatewright.aws.sigv4.sent import SignatureSent

KEY = b"k" * 32
SCOPE = "20130524/us-east-1/s3/aws4_request"
STAMP = "20130524T000000Z"
SEED = "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9"
SENT = SignatureSent(
    place="header",
    algorithm="AWS4-HMAC-SHA256",
    credential=("AKIAIOSFODNN7EXAMPLE", *SCOPE.split("/")),
    signed_headers=("host",),
    date=STAMP,
    signature=SEED,
)


def signed_chunks(parts: list[bytes]) -> list[tuple[bytes, str]]:
    """Return chunks with their signatures, the empty last one too."""
    found: list[tuple[bytes, str]] = []
    before = SEED
    for data in (*parts, b""):
        hashes = (sha256(b"").hexdigest(), sha256(data).hexdigest())
        before = _sign("AWS4-HMAC-SHA256-PAYLOAD", before, *hashes)
        found.append((data, before))
    return found


def body_of(chunks: list[tuple[bytes, str]], trailer: tuple[str, str] | None = None) -> bytes:
    """Return the body that a client sends."""
    body = b"".join(
        f"{len(data):x};chunk-signature={signature}\r\n".encode() + data + (b"\r\n" if data else b"")
        for data, signature in chunks
    )
    if trailer is None:
        return body + b"\r\n"
    text = f"{trailer[0]}:{trailer[1]}\n".encode()
    return (
        body
        + f"{trailer[0]}:{trailer[1]}\r\nx-amz-trailer-signature:{trailer_signature(chunks, text)}\r\n\r\n".encode()
    )


def trailer_signature(chunks: list[tuple[bytes, str]], text: bytes) -> str:
    """Return the signature of trailing headers."""
    return _sign("AWS4-HMAC-SHA256-TRAILER", chunks[-1][1], sha256(text).hexdigest())


def _sign(kind: str, before: str, *hashes: str) -> str:
    return hmac.new(KEY, "\n".join((kind, STAMP, SCOPE, before, *hashes)).encode(), sha256).hexdigest()
