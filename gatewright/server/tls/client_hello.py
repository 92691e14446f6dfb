"""The first message of a TLS handshake, read far enough to know which server it asks for.

Restates RFC 8446, section 4.1.2 (ClientHello) and section 5.1 (records), and RFC 6066, section 3 (`server_name`). The
name is read before any TLS engine exists, because the engine's context (certificate, versions, whether a client
certificate is asked for, session keys) has to be another one for each name: a context that is exchanged later leaks
sessions between names (measured; the class of CVE-2025-23419).
"""

from dataclasses import dataclass
from typing import Final

MOST_BYTES: Final = 16_384 + 5
"""A hello that is longer than one record can be is not waited for."""

_HANDSHAKE: Final = 22
_CLIENT_HELLO: Final = 1
_SERVER_NAME: Final = 0
_HOST_NAME: Final = 0
_SUPPORTED_VERSIONS: Final = 43
_TLS: Final = 3
"""The upper byte of every version that there is."""

PROTOCOL_VERSION: Final = b"\x15\x03\x01\x00\x02\x02\x46"
"""The fatal alert that tells a client that its versions are too old (RFC 8446, section 6), in a record of any version.

The engine of the standard library makes it and never sends it: asyncio drops what it wrote when a handshake fails.
"""


class NotTlsError(ValueError):
    """What came is no ClientHello."""


@dataclass(frozen=True, slots=True)
class ClientHello:
    """What is read of a hello."""

    server_name: str | None
    """The name that is asked for, in lower case; `None` where none is."""

    newest: int = 0x0303
    """The newest version of TLS that the client speaks, as the protocol numbers it: `0x0304` is TLS 1.3."""


def read(data: bytes) -> ClientHello | None:
    """Return the hello that `data` starts with, `None` when more of it has to come; raise `NotTlsError` otherwise."""
    message = _message(data)
    if message is None and len(data) < MOST_BYTES:
        return None
    if message is None:
        raise NotTlsError(f"a hello of more than {MOST_BYTES} bytes")
    try:
        extensions = _extensions(message)
        return ClientHello(_server_name(extensions), _newest(extensions, _number(message, 0)))
    except IndexError:
        raise NotTlsError("the hello ends before its members do") from None


def _message(data: bytes) -> bytes | None:
    """Return the body of the handshake message, put together from its records; `None` when it is not whole yet."""
    found = b""
    at = 0
    while True:
        header = data[at : at + 5]
        if header[:1] not in (b"", bytes([_HANDSHAKE])) or header[1:2] not in (b"", b"\x03"):
            raise NotTlsError("not the record of a handshake")
        if len(header) < 5:
            return None
        length = int.from_bytes(header[3:], "big")
        if not length:
            raise NotTlsError("an empty record")
        found += data[at + 5 : at + 5 + length]
        if found[:1] not in (b"", bytes([_CLIENT_HELLO])):
            raise NotTlsError("not a ClientHello")
        if len(found) >= 4 and len(found) - 4 >= (wanted := int.from_bytes(found[1:4], "big")):
            return found[4 : 4 + wanted]
        at += 5 + length
        if at > len(data):
            return None


def _extensions(message: bytes) -> bytes:
    """Return what follows version, random, session id, cipher suites and compression methods."""
    at = 2 + 32
    at += 1 + message[at]
    at += 2 + _number(message, at)
    at += 1 + message[at]
    # Without extensions there is nothing behind: TLS 1.2 allowed that.
    return message[at + 2 : at + 2 + _number(message, at)] if at < len(message) else b""


def _server_name(extensions: bytes) -> str | None:
    listed = _extension(extensions, _SERVER_NAME)
    return None if listed is None else _host_name(listed)


def _extension(extensions: bytes, wanted: int) -> bytes | None:
    """Return the content of one extension; `None` where it is not there."""
    at = 0
    while at < len(extensions):
        kind, length = _number(extensions, at), _number(extensions, at + 2)
        if kind == wanted:
            return extensions[at + 4 : at + 4 + length]
        at += 4 + length
    return None


def _newest(extensions: bytes, legacy: int) -> int:
    """Return the newest version of the list that replaced the field `legacy_version` (RFC 8446, section 4.2.1).

    Numbers that mean nothing stand in it on purpose (RFC 8701), so that nobody forgets to skip them.
    """
    listed = _extension(extensions, _SUPPORTED_VERSIONS)
    if listed is None:
        return legacy
    versions = [_number(listed, at) for at in range(1, 1 + listed[0], 2)]
    return max((version for version in versions if version >> 8 == _TLS), default=0)


def _host_name(listed: bytes) -> str | None:
    """Return the first host name of the list; only one is allowed, and no other kind of name was ever defined."""
    at = 2
    while at < len(listed):
        length = _number(listed, at + 1)
        if listed[at] == _HOST_NAME:
            return listed[at + 3 : at + 3 + length].decode("ascii", "replace").lower().rstrip(".") or None
        at += 3 + length
    return None


def _number(data: bytes, at: int) -> int:
    return data[at] << 8 | data[at + 1]
