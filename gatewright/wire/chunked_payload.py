"""
`aws-chunked`: a payload in chunks of S3's own, each with its size and perhaps its signature, then trailers.

Restates "Signature calculations for the authorization header: transferring payload in multiple chunks", S3 API
reference: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
boto3 sends it over TLS, so that the checksum can follow the payload.
"""

from gatewright.wire.errors import ServiceError


def decode(body: bytes) -> tuple[bytes, dict[str, str]]:
    """Return the payload and the trailers, names in lower case; raise for what is no such payload."""
    payload, at = b"", 0
    while True:
        line, end, _ = body[at : at + 1024].partition(b"\r\n")
        size = _size(line) if end else -1
        at += len(line) + 2
        if size < 0 or at + size > len(body):
            raise ServiceError("IncompleteBody", "The request body terminated unexpectedly", status=400)
        if size == 0:
            return payload, _trailers(body[at:])
        payload += body[at : at + size]
        at += size + 2


def _size(line: bytes) -> int:
    digits = line.partition(b";")[0]
    return int(digits, 16) if digits and all(byte in b"0123456789abcdefABCDEF" for byte in digits) else -1


def _trailers(rest: bytes) -> dict[str, str]:
    found = {}
    for line in rest.split(b"\r\n"):
        name, colon, value = line.partition(b":")
        if colon:
            found[name.decode("latin-1").strip().lower()] = value.decode("latin-1").strip()
    return found
