"""The forward proxy that a call goes through, as curl chooses it: `--proxy`, or what the environment names.

`http_proxy` is read in small letters alone, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` in either; the names of
`no_proxy` are ends of host names, and `*` is all of them (curl(1), "ENVIRONMENT"). A call over TLS asks the proxy for a
tunnel (RFC 9110, section 9.3.6); one without names the whole URL in its target (RFC 9112, section 3.2.2).
"""

import base64
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol
from urllib.parse import unquote_to_bytes, urlsplit

from gatewright.sources.errors import EvidenceError, shown

_USUAL_PORT: Final = 1080
"""The port of a proxy that names none, as with curl."""

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "http": ("http_proxy", "all_proxy", "ALL_PROXY"),
    "https": ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"),
}
"""The variables that name the proxy of a scheme, the first that is set counts."""

_LARGEST_HEAD: Final = 65_536
_OPENED: Final = range(200, 300)


class Sending(Protocol):
    """A connection, as far as asking for a tunnel goes."""

    def sendall(self, data: bytes, /) -> None:
        """Send all of it."""

    def recv(self, size: int, /) -> bytes:
        """Return what came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """A forward proxy."""

    host: str
    """Its host."""

    port: int
    """Its port."""

    credentials: bytes | None = field(default=None, repr=False)
    """`name:password`, where the proxy wants them."""

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """The header fields that the proxy alone is sent."""
        if self.credentials is None:
            return ()
        return (("Proxy-Authorization", "Basic " + base64.b64encode(self.credentials).decode("ascii")),)


class TunnelRefusedError(OSError):
    """A proxy did not open the tunnel that it was asked for."""


def proxy(text: str) -> Proxy:
    """Read `[http://][NAME:PASSWORD@]HOST[:PORT]`; raises `EvidenceError` for a proxy of another kind."""
    scheme, found, rest = text.partition("://")
    try:
        parts = urlsplit(f"//{rest if found else text}")
        port, host, named = parts.port or _USUAL_PORT, parts.hostname, parts.netloc.rpartition("@")[0]
    except ValueError:
        port, host, named = 0, None, ""
    if host is None or (found and scheme.lower() != "http"):
        raise EvidenceError(f"expected a proxy `http://HOST:PORT`, got {shown(_without_credentials(text))}")
    return Proxy(host=host, port=port, credentials=unquote_to_bytes(named) if named else None)


def proxy_for(scheme: str, host: str, environment: Mapping[str, str] | None = None) -> Proxy | None:
    """Return the proxy that the environment names for a host; `None` where the call is made straight."""
    told = os.environ if environment is None else environment
    named = next((value for name in _NAMES[scheme] if (value := told.get(name))), None)
    spared = told.get("no_proxy") or told.get("NO_PROXY") or ""
    return None if named is None or is_spared(host, spared) else proxy(named)


def is_spared(host: str, names: str) -> bool:
    """Tell whether a host is among those that are called straight."""
    called = f".{host.strip('[]').rstrip('.').lower()}"
    ends = [name.strip().strip("[]").strip(".").lower() for name in names.replace(",", " ").split()]
    return any(end == "*" or (end and called.endswith(f".{end}")) for end in ends)


def open_tunnel(connection: Sending, through: Proxy, authority: str) -> None:
    """Ask the proxy for a tunnel to `host:port`; raises `TunnelRefusedError` where it opens none, in curl's words."""
    lines = [f"CONNECT {authority} HTTP/1.1", f"Host: {authority}", *(f"{n}: {v}" for n, v in through.fields)]
    connection.sendall("\r\n".join((*lines, "", "")).encode("ascii", "replace"))
    head = b""
    while b"\r\n\r\n" not in head:
        # One byte after another: what follows the head is the other side's already.
        byte = connection.recv(1)
        if not byte or len(head) > _LARGEST_HEAD:
            raise TunnelRefusedError("CONNECT tunnel failed, no response")
        head += byte
    status = head.split(b" ", 2)[1:2]
    if not status or not status[0].isdigit() or int(status[0][:3]) not in _OPENED:
        told = status[0][:3].decode("latin-1") if status else "?"
        raise TunnelRefusedError(f"CONNECT tunnel failed, response {told}")


def _without_credentials(text: str) -> str:
    scheme, found, rest = text.partition("://")
    return f"{scheme}{found}{rest.rpartition('@')[2]}" if found else text.rpartition("@")[2]
