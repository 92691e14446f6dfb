"""The two ids that API Gateway gives to a request.

`x-amzn-RequestId` is a UUID of version 4, or what its client sent as one (`of_client`); `x-amz-apigw-id` is 11 bytes
in URL-safe base 64, so 15 characters and one `=` (recorded: every published transcript). Both are drawn in batches:
one system call and one encoding for many.
"""

import base64
import os
import re
from collections.abc import Callable
from typing import Final

BATCH = 128
INVALID: Final = "UUID_REPLACED_INVALID_REQUEST_ID"
"""What stands for the id of a client that sent no UUID (documented: "Set up CloudWatch logging for REST APIs")."""
_HEADER: Final = "x-amzn-requestid"
_HEADER_LENGTH: Final = len(_HEADER)
_UUID: Final = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_UUID_BYTES = 16
_EXTENDED_CHARACTERS = 16

# RFC 9562, section 5.4: byte 6 starts with 0100, the version; byte 8 with 10, the variant.
_VERSION = bytes(0x40 | byte & 0x0F for byte in range(256))
_VARIANT = bytes(0x80 | byte & 0x3F for byte in range(256))
# The fifteenth character of 11 encoded bytes stands for four bits of data and two of padding, which are zero.
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_LAST = bytes.maketrans(_BASE64, bytes(_BASE64[n & ~3] for n in range(64)))


def of_client(fields: tuple[tuple[str, str], ...], drawn: str) -> str:
    """Return the request id that the client gave in `x-amzn-RequestId`, which may be any UUID; else the drawn one.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
    """
    for name, value in fields:
        if len(name) == _HEADER_LENGTH and name.lower() == _HEADER:
            return value if _UUID.fullmatch(value) else INVALID
    return drawn


class RequestIds:
    """A source of request ids; a forked worker never repeats those of its parent."""

    __slots__ = ("__weakref__", "_entropy", "_ready")

    def __init__(self, entropy: Callable[[int], bytes] = os.urandom) -> None:
        self._entropy = entropy
        self._ready: list[tuple[str, str]] = []
        os.register_at_fork(after_in_child=self._ready.clear)

    def draw(self) -> tuple[str, str]:
        """Return a new request id and a new extended request id."""
        ready = self._ready
        if not ready:
            ready.extend(zip(self._uuids(), self._extended(), strict=True))
        return ready.pop()

    def _uuids(self) -> list[str]:
        raw = bytearray(self._entropy(_UUID_BYTES * BATCH))
        raw[6::_UUID_BYTES] = raw[6::_UUID_BYTES].translate(_VERSION)
        raw[8::_UUID_BYTES] = raw[8::_UUID_BYTES].translate(_VARIANT)
        digits = raw.hex()
        return [
            f"{digits[n : n + 8]}-{digits[n + 8 : n + 12]}-{digits[n + 12 : n + 16]}"
            f"-{digits[n + 16 : n + 20]}-{digits[n + 20 : n + 32]}"
            for n in range(0, len(digits), 2 * _UUID_BYTES)
        ]

    def _extended(self) -> list[str]:
        raw = bytearray(base64.urlsafe_b64encode(self._entropy(_EXTENDED_CHARACTERS * BATCH * 3 // 4)))
        raw[14::_EXTENDED_CHARACTERS] = raw[14::_EXTENDED_CHARACTERS].translate(_LAST)
        raw[15::_EXTENDED_CHARACTERS] = b"=" * BATCH
        text = raw.decode("ascii")
        return [text[n : n + _EXTENDED_CHARACTERS] for n in range(0, len(text), _EXTENDED_CHARACTERS)]
