"""
`aws-chunked`: a payload in chunks of S3's own, each with its size and perhaps its signature, then trailers.

Restates "Signature calculations for the authorization header: transferring payload in multiple chunks", S3 API
reference: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
boto3 sends it over TLS, so that the checksum can follow the payload.
"""

from dataclasses import dataclass
from typing import Final

from gatewright.wire.errors import ServiceError

_SIGNATURE: Final = b"chunk-signature="
_LONGEST_LINE: Final = 1024


@dataclass(frozen=True, slots=True)
class Chunk:
    """One chunk; the last one is empty."""

    data: bytes
    """Its part of the payload."""

    signature: str
    """Its `chunk-signature`; empty where it has none."""


@dataclass(frozen=True, slots=True)
class Chunked:
    """A payload in chunks."""

    chunks: tuple[Chunk, ...]
    """Every chunk, the empty last one too."""

    trailers: tuple[tuple[str, str], ...]
    """What followed them, names in lower case, in the order of the wire."""

    @property
    def payload(self) -> bytes:
        """Return what was sent."""
        return b"".join(chunk.data for chunk in self.chunks)


def decode(body: bytes) -> tuple[bytes, dict[str, str]]:
    """Return the payload and the trailers, names in lower case; raise for what is no such payload."""
    found = read(body)
    return found.payload, dict(found.trailers)


def read(body: bytes) -> Chunked:
    """Return a payload in its chunks; raise for what is no such payload."""
    chunks: list[Chunk] = []
    at = 0
    while True:
        line, end, _ = body[at : at + _LONGEST_LINE].partition(b"\r\n")
        size = _size(line) if end else -1
        at += len(line) + 2
        if size < 0 or at + size > len(body):
            raise ServiceError("IncompleteBody", "The request body terminated unexpectedly", status=400)
        chunks.append(Chunk(body[at : at + size], _signature(line)))
        if size == 0:
            return Chunked(tuple(chunks), tuple(_trailers(body[at:])))
        at += size + 2


def _size(line: bytes) -> int:
    digits = line.partition(b";")[0]
    return int(digits, 16) if digits and all(byte in b"0123456789abcdefABCDEF" for byte in digits) else -1


def _signature(line: bytes) -> str:
    extension = line.partition(b";")[2].strip()
    return extension.removeprefix(_SIGNATURE).decode("latin-1") if extension.startswith(_SIGNATURE) else ""


def _trailers(rest: bytes) -> list[tuple[str, str]]:
    found = []
    for line in rest.split(b"\r\n"):
        name, colon, value = line.partition(b":")
        if colon:
            found.append((name.decode("latin-1").strip().lower(), value.decode("latin-1").strip()))
    return found
