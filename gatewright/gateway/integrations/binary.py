"""Which payloads of an API are binary, and when they travel as Base64.

Restates "Binary media types for REST APIs in API Gateway" and its table of content type conversions:
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
Types are compared as written, without their parameters; only `*/*` stands for others. Of an `Accept`, the first media
type decides (documented).
"""

from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Iterable
from typing import Final

from gatewright.gateway.integrations.failure import misconfigured

_ANY: Final = "*/*"
_JSON: Final = "application/json"
TO_TEXT: Final = "CONVERT_TO_TEXT"
TO_BINARY: Final = "CONVERT_TO_BINARY"


class BinaryMediaTypes:
    """`binaryMediaTypes` of an API."""

    __slots__ = ("_all", "_types")

    def __init__(self, types: Iterable[str]) -> None:
        self._types = frozenset(name.strip().lower() for name in types)
        self._all = _ANY in self._types

    def __bool__(self) -> bool:
        return bool(self._types)

    def holds(self, media_type: str | None) -> bool:
        """Return whether a `Content-Type` is a binary one; none at all is taken for JSON (documented)."""
        return self._all or (bool(self._types) and _bare(media_type or _JSON) in self._types)

    def accepts(self, accept: str | None) -> bool:
        """Return whether the first media type of an `Accept` is a binary one."""
        return self.holds((accept or _JSON).partition(",")[0])


NO_BINARY: Final = BinaryMediaTypes(())
"""The binary media types of an API without any."""


def converted(body: bytes, *, binary: bool, wants_binary: bool, handling: str | None) -> bytes:
    """Return a payload as its receiver gets it; raise `ExecutionFailedError` when it cannot be converted.

    `binary` says what the payload is, `wants_binary` what the receiver asks for where `handling` says nothing.
    """
    if handling == TO_BINARY or (handling is None and wants_binary):
        return body if binary else decoded(body)
    return b64encode(body) if binary else as_text(body)


def as_text(body: bytes) -> bytes:
    """Return a payload as the text that it is taken for: what is not UTF-8 becomes U+FFFD.

    Recorded (LocalStack's AWS-validated `test_apigw_s3_binary_support_request`, 2025-02-01, and
    `..._response_no_content_handling`): 67 bytes of gzip arrive as 99.
    """
    return body if body.isascii() else body.decode(errors="replace").encode()


def decoded(text: bytes | str) -> bytes:
    """Return what a Base64 text stands for; raise `ExecutionFailedError` when it is none.

    Recorded: LocalStack's AWS-validated tests of binary payloads (500).
    """
    try:
        return b64decode(text, validate=True)
    except (Error, ValueError):
        raise misconfigured("Unable to base64 decode the body.") from None


def _bare(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()
