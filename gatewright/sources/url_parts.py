"""A URL in the parts that a call needs, read as curl reads it.

RFC 3986, plus what curl does: no scheme is an error here (curl would guess `http`), dot segments are removed
(section 5.2.4, also with `.` written as `%2e` left alone), the fragment stays at home, anything else is sent as it
was typed. Characters outside ASCII are percent-encoded as UTF-8, as browsers do.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import quote, unquote_to_bytes

from gatewright.model.lazy_pattern import pattern
from gatewright.sources.errors import EvidenceError, shown
from gatewright.sources.http_text import host_name

_URL: Final = pattern(
    r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<authority>[^/?#]*)(?P<path>[^?#]*)(?P<query>\?[^#]*)?"
)
_AUTHORITY: Final = pattern(r"(?:(?P<user>[^@]*)@)?(?P<host>\[[0-9A-Fa-f:.]+\]|[^@:\[\]]+)(?::(?P<port>\d{0,5}))?")
_HOST: Final = pattern(r"\[[0-9A-Fa-f:.]+\]|[0-9A-Za-z._~!$&'()*+,;=%-]+")
_SENT_AS_TYPED: Final = "".join(chr(code) for code in range(0x21, 0x7F))
_HALVES: Final = pattern("[\ud800-\udc7f\udd00-\udfff]")
"""Halves of surrogate pairs that stand for no byte."""

_PORTS: Final = {"http": 80, "https": 443, "ws": 80, "wss": 443}
"""The schemes, with their ports; a WebSocket differs from a call by its handshake alone (RFC 6455)."""

_OVER: Final[dict[str, Literal["http", "https"]]] = {"http": "http", "https": "https", "ws": "http", "wss": "https"}
_LARGEST_PORT: Final = 65535


@dataclass(frozen=True, slots=True, kw_only=True)
class UrlParts:
    """What a URL says."""

    scheme: Literal["http", "https"]
    """How to connect."""

    host: str
    """The host in lower case, in ASCII; an IPv6 address keeps its brackets."""

    port: int
    """The port, the scheme's own when none is named."""

    authority: str
    """What the `Host` field says: the host, and the port where it is not the scheme's own."""

    path: str
    """The path without dot segments; starts with `/`."""

    query: str | None
    """The target behind `?`; `None` without a `?`."""

    credentials: bytes | None = None
    """`user:password` before `@`, decoded."""

    opens_websocket: bool = False
    """Whether the URL is of a WebSocket connection, `ws` or `wss`."""

    @property
    def target(self) -> str:
        """What stands on the request line."""
        return self.path if self.query is None else f"{self.path}?{self.query}"

    @property
    def url(self) -> str:
        """The URL as it is called, without credentials."""
        scheme = {"http": "ws", "https": "wss"}[self.scheme] if self.opens_websocket else self.scheme
        return f"{scheme}://{self.authority}{self.target}"


def split_url(url: str) -> UrlParts:
    """Return the parts of an absolute `http`, `https`, `ws` or `wss` URL; raises `EvidenceError`."""
    match = _URL.match(url)
    if match is None or match["scheme"].lower() not in _PORTS:
        raise EvidenceError(f"expected a URL that begins with `http://` or `https://`, got {shown(url)}")
    if (blank := re.search(r"[\x00-\x20\x7f]", url)) is not None:
        raise EvidenceError(f"expected a URL without blanks, got one at character {blank.start() + 1} of {shown(url)}")
    named = match["scheme"].lower()
    scheme = _OVER[named]
    authority = _AUTHORITY.fullmatch(match["authority"])
    if authority is None:
        raise EvidenceError(f"expected `host` or `host:port` behind `//`, got {shown(match['authority'])}")
    port = int(authority["port"] or _PORTS[scheme])
    if not 0 < port <= _LARGEST_PORT:
        raise EvidenceError(f"expected a port from 1 to 65535, got {shown(authority['port'])}")
    host = _ascii_host(authority["host"])
    query = match["query"]
    return UrlParts(
        scheme=scheme,
        host=host,
        port=port,
        authority=host if port == _PORTS[scheme] else f"{host}:{port}",
        path=without_dot_segments(_ascii(match["path"])) or "/",
        query=None if query is None else _ascii(query[1:]),
        credentials=None if authority["user"] is None else unquote_to_bytes(authority["user"]),
        opens_websocket=named in ("ws", "wss"),
    )


def without_dot_segments(path: str) -> str:
    """Remove `.` and `..` segments as RFC 3986 section 5.2.4 does."""
    kept: list[str] = []
    segments = path.split("/")
    for index, segment in enumerate(segments):
        if segment not in (".", ".."):
            kept.append(segment)
            continue
        if segment == ".." and len(kept) > 1:
            kept.pop()
        if index == len(segments) - 1:
            kept.append("")
    return "/".join(kept)


def _ascii(text: str) -> str:
    # Bytes of a file that were not UTF-8 come as surrogates, and go out as they were.
    return quote(text, safe=_SENT_AS_TYPED, errors="surrogatepass" if _HALVES.search(text) else "surrogateescape")


def _ascii_host(host: str) -> str:
    """Return a host as DNS and the `Host` field have it; IDNA may turn odd characters into ones no host has."""
    try:
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise EvidenceError(f"expected a host name, got {shown(host)}") from error
    if _HOST.fullmatch(name) is None:
        raise EvidenceError(f"expected a host name, got {shown(host)}")
    return host_name(name)
