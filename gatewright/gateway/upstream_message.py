"""What goes to an HTTP back end and what comes back, byte for byte.

Errors:

    UpstreamError
    ├── ConnectFailedError      no connection: name, route, port or certificate
    ├── TimedOutError           the deadline passed
    └── BrokenResponseError     the back end closed early, or sent what is no HTTP
        ├── UnansweredError     it closed before the first byte
        └── ResponseTooLongError
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, Literal

from gatewright.model.fields import Fields, values_of

_TOKEN: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_TARGET: Final = re.compile(r"/[!-~\x80-\xff]*|\*")
_FORBIDDEN_IN_VALUE: Final = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
# Their bodies have a meaning, so an empty one is said too (RFC 9110, section 8.6).
_BODY_METHODS: Final = frozenset({"POST", "PUT", "PATCH"})
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}


class UpstreamError(Exception):
    """The back end gave no usable answer."""


class ConnectFailedError(UpstreamError):
    """No connection to the back end could be made."""


class TimedOutError(UpstreamError):
    """The answer was not complete when the deadline passed."""


class BrokenResponseError(UpstreamError):
    """The answer broke off, or is no HTTP."""


class UnansweredError(BrokenResponseError):
    """The back end closed the connection before the first byte of an answer."""


class ResponseTooLongError(BrokenResponseError):
    """The answer is longer than an integration response may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientCertificate:
    """The certificate with which a stage shows a back end who calls."""

    id: str
    """`clientCertificateId`."""

    certificate: str = field(repr=False)
    """The certificate, PEM."""

    private_key: str = field(repr=False)
    """Its key, PEM; a secret."""


def shown_certificate(document: Mapping[str, Any] | None) -> ClientCertificate | None:
    """Return a client certificate as it is stored, if there is one."""
    if document is None:
        return None
    return ClientCertificate(
        id=document["clientCertificateId"],
        certificate=document["pemEncodedCertificate"],
        private_key=document["privateKey"],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class UpstreamRequest:
    """One request to a back end; nothing in it is normalised."""

    scheme: Literal["http", "https"]
    """How to connect."""

    host: str
    """Whom to ask, and where to connect: a name or an address, IPv6 without brackets."""

    port: int
    """Where to connect."""

    method: str
    """The verb."""

    target: str
    """Path and query, percent-encoded, exactly as they go on the wire."""

    headers: Fields = ()
    """Fields in order; `Host` stands first when it lacks, `Content-Length` last when it lacks and is needed."""

    body: bytes = b""
    """The whole body."""

    verify: bool = True
    """Whether the issuer of its certificate has to be known."""

    client_certificate: ClientCertificate | None = None
    """What is shown to a back end that asks for a certificate; `None` shows none."""

    connect_to: tuple[str, int] | None = None
    """Where to connect instead, host and port, as a VPC link leads; `None` connects to `host` and `port`."""

    server_name: str | None = None
    """The name that TLS asks for and its certificate has to hold, if it is not `host`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpstreamResponse:
    """The answer of a back end."""

    status: int
    """The status code."""

    reason: str
    """The reason phrase."""

    headers: Fields
    """Header fields; trailers are dropped."""

    body: bytes
    """The body without its transfer coding; a content coding stays."""


def encode(request: UpstreamRequest) -> bytes:
    """Return the bytes of `request`; raise `ValueError` for what would not be one request (RFC 9112, section 11.2)."""
    if not _TOKEN.fullmatch(request.method):
        raise ValueError(f"a method is a token, not `{request.method}`")
    if not _TARGET.fullmatch(request.target):
        raise ValueError(f"a target starts with `/` and holds no blank, not `{request.target}`")
    names = {_checked(name) for name, _ in request.headers}
    if _FORBIDDEN_IN_VALUE.search("".join([value for _, value in request.headers])):
        worst = next(name for name, value in request.headers if _FORBIDDEN_IN_VALUE.search(value))
        raise ValueError(f"the header `{worst}` holds a control character")
    if "transfer-encoding" in names:
        raise ValueError("the body is sent with its length: expected no `Transfer-Encoding`")
    head = f"{request.method} {request.target} HTTP/1.1\r\n".encode("latin-1")
    if "host" not in names:
        head += f"Host: {_authority(request)}\r\n".encode("latin-1")
    head += _lines(request.headers)
    return head + _length_line(request, names) + b"\r\n" + request.body


def _length_line(request: UpstreamRequest, names: set[str]) -> bytes:
    length = str(len(request.body))
    if "content-length" not in names:
        needed = bool(request.body) or request.method in _BODY_METHODS
        return f"Content-Length: {length}\r\n".encode("ascii") if needed else b""
    given = values_of(request.headers, "content-length")
    if given != [length]:
        raise ValueError(f"expected `Content-Length` once and `{length}`, not `{', '.join(given)}`")
    return b""


def _authority(request: UpstreamRequest) -> str:
    host = f"[{request.host}]" if ":" in request.host else request.host
    return host if request.port == _DEFAULT_PORTS[request.scheme] else f"{host}:{request.port}"


@lru_cache(maxsize=1024)
def _checked(name: str) -> str:
    """Return a header's name in lower case; raise `ValueError` when it is none. The same few come again and again."""
    if not _TOKEN.fullmatch(name):
        raise ValueError(f"a header name is a token, not `{name}`")
    return name.lower()


def _lines(fields: Fields) -> bytes:
    try:
        return "".join([f"{name}: {value}\r\n" for name, value in fields]).encode("latin-1")
    except UnicodeEncodeError:
        return b"".join([_line(name, value) for name, value in fields])


def _line(name: str, value: str) -> bytes:
    """Encode one field: Latin-1 gives back what came in; a value mapped from a body may need UTF-8."""
    try:
        return f"{name}: {value}\r\n".encode("latin-1")
    except UnicodeEncodeError:
        return f"{name}: {value}\r\n".encode()
