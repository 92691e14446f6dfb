"""What the body of a request is: its media type, and what it says once a content coding is taken off.

Restates "Method request behavior for payloads without mapping templates" and "Payload compression for REST APIs":
https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gzip-compression-decompression.html
Codings are gzip, deflate and identity (documented).
"""

import zlib
from typing import Final

JSON: Final = "application/json"
"""What a request without a Content-Type is taken for (documented)."""

DEFAULT: Final = "$default"
"""The name that stands for every content type."""

LONGEST: Final = 10 * 1024 * 1024
"""How many bytes a request may hold, and unpack to (documented: API Gateway quotas, payload size)."""

FUNCTION_PAYLOAD: Final = 6 * 1024 * 1024
"""How many bytes the event of a function may have that is called and waited for (documented: Lambda quotas)."""

CODINGS: Final = ("gzip", "deflate")
"""The content codings that are taken off."""

_GZIP_OR_ZLIB: Final = zlib.MAX_WBITS | 32


class CodingError(ValueError):
    """A content coding cannot be taken off."""


class UnknownCodingError(CodingError):
    """It is none that API Gateway knows."""


class BrokenCodingError(CodingError):
    """The body is not in it."""


class TooLongError(CodingError):
    """The body unpacks to more than a request may hold."""


def media_type(content_type: str | None) -> str:
    """Return the media type of a Content-Type without its parameters, in lower case."""
    return (content_type or JSON).partition(";")[0].strip().lower()


def template_names(content_type: str | None) -> tuple[str, str, str]:
    """Return the names by which a request template is looked up: as written, without parameters (inferred), any."""
    return content_type or JSON, media_type(content_type), DEFAULT


def unpacked(coding: str | None, body: bytes) -> bytes:
    """Return a body without its `Content-Encoding`; raise `CodingError` when that cannot be."""
    name = (coding or "identity").strip().lower()
    if not body or name == "identity":
        return body
    if name not in CODINGS:
        raise UnknownCodingError(f"the content encoding {name!r} is not supported")
    return _inflated(body)


def _inflated(body: bytes) -> bytes:
    reader = zlib.decompressobj(_GZIP_OR_ZLIB)
    try:
        made = reader.decompress(body, LONGEST + 1)
    except zlib.error:
        made = b""
    if len(made) > LONGEST:
        raise TooLongError(f"the body unpacks to more than {LONGEST} bytes")
    if not reader.eof or reader.unused_data:
        raise BrokenCodingError("the body is not in its content encoding")
    return made
