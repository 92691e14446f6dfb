"""Which payloads of an API are binary, and when they travel as Base64.

Restates "Binary media types for REST APIs in API Gateway" and its table of content type conversions:
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
Types are compared as written, without their parameters. Of an `Accept`, the first media type decides (documented).
`*/*` stands for every type, and `application/*` for those of its kind; a type with a star on the left alone stands for
none, not even for itself (recorded: asserted of AWS by LocalStack's validated `test_aws_proxy_binary_response`).
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

    __slots__ = ("_all", "_kinds", "_types")

    def __init__(self, types: Iterable[str]) -> None:
        named = frozenset(name.strip().lower() for name in types)
        self._all = _ANY in named
        self._types = frozenset(name for name in named if not name.startswith("*"))
        self._kinds = frozenset(name.removesuffix("*") for name in self._types if name.endswith("/*"))

    def __bool__(self) -> bool:
        return self._all or bool(self._types)

    def holds(self, media_type: str | None) -> bool:
        """Return whether a `Content-Type` is a binary one; none at all is taken for JSON (documented)."""
        if self._all or not self._types:
            return self._all
        bare = _bare(media_type or _JSON)
        kind, slash, _ = bare.partition("/")
        return bare in self._types or kind + slash in self._kinds

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
