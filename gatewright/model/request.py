"""What arrived at the front door, and when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from gatewright.i18n import N_
from gatewright.model.connection import Connection
from gatewright.model.message import Message
from gatewright.model.network import VpcEndpoint
from gatewright.model.unknown import UNKNOWN, Missing, PartlyTold, Unknown


@dataclass(frozen=True, slots=True)
class Headers:
    """Header fields in the order and with the spelling of the wire; names are found in any letter case."""

    items: tuple[tuple[str, str], ...] = ()
    """Name and value as sent; a name may stand several times."""

    withheld: bool = False
    """True when the evidence leaves fields out, so that a name which is not here is unknown, not absent."""

    untold: tuple[tuple[str, str], ...] = ()
    """Fields that were sent with a value that nobody told us: the name, and what the value begins with."""

    def get(self, name: str) -> str | Unknown | None:
        """Return the first value of `name`, `None` when it was not sent, `UNKNOWN` when nobody told us.

        `PartlyTold` where the field is known to have been sent, and not its value.
        """
        wanted = name.lower()
        length = len(wanted)
        for key, value in self.items:
            if len(key) == length and key.lower() == wanted:
                return value
        for key, begins in self.untold:
            if key.lower() == wanted:
                return _value_unknown(key, begins)
        return _header_unknown(wanted) if self.withheld else None

    def without(self, *names: str) -> "Headers":
        """Return the same fields but those of `names`, whatever else is known or unknown of them."""
        gone = {name.lower() for name in names}
        return replace(
            self,
            items=tuple(pair for pair in self.items if pair[0].lower() not in gone),
            untold=tuple(pair for pair in self.untold if pair[0].lower() not in gone),
        )

    @property
    def incomplete(self) -> bool:
        """Whether `items` is not all that was sent: a field is left out, or the value of one."""
        return self.withheld or bool(self.untold)

    def all(self, name: str) -> tuple[str, ...]:
        """Return every value of `name` that is known, in order."""
        wanted = name.lower()
        length = len(wanted)
        return tuple([value for key, value in self.items if len(key) == length and key.lower() == wanted])

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


def headers(items: Iterable[tuple[str, str]], *, withheld: bool = False) -> Headers:
    """Return `Headers` of any pairs of name and value."""
    return Headers(tuple(items), withheld)


def _header_unknown(name: str) -> Unknown:
    what = Message(N_("whether the request carried the header {header}"), {"header": name})
    return Unknown((Missing(subject=f"request.headers.{name}", what=what),))


def _value_unknown(name: str, begins: str) -> PartlyTold:
    what = Message(N_("the value of the header {header} that was sent"), {"header": name})
    return PartlyTold((Missing(subject=f"request.headers.{name.lower()}.value", what=what),), begins)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tls:
    """What a handshake agreed on, as our own engine saw it."""

    version: str | Unknown = UNKNOWN
    """`TLSv1.3`; `$context.tlsVersion`."""

    cipher_suite: str | Unknown = UNKNOWN
    """IANA's name; `$context.cipherSuite`."""

    server_name: str | None = None
    """The name that the client asked for, in lower case; `None` where it named none."""

    client_chain: tuple[bytes, ...] | None = None
    """The client's certificates, DER, its own first; `None` where none were asked for, empty where none came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """The other end of the connection, as our own socket saw it; never what a header claims."""

    source_ip: str | Unknown = UNKNOWN
    """The address that connected, textual form."""

    tls: Tls | Unknown | None = UNKNOWN
    """What TLS agreed on; `None` on a plain connection, so `aws:SecureTransport` is `tls is not None`."""

    vpc_endpoint: VpcEndpoint | Unknown | None = UNKNOWN
    """The VPC endpoint on the way; `None` when the call came over the Internet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One HTTP request, exactly as it stood on the wire."""

    method: str
    """The verb in the letters of the wire."""

    host: str
    """The host that was called, without port, in lower case; empty when none was named."""

    path: str
    """The target before `?`, still percent-encoded; starts with `/`."""

    query: str = ""
    """The target behind `?`, as sent; empty without one."""

    headers: Headers = field(default_factory=Headers)
    """All header fields, `Host` included."""

    body: bytes | Unknown = b""
    """The body with transfer coding removed."""

    peer: Peer = field(default_factory=Peer)
    """Who connected."""

    received_at: float = 0.0
    """Unix seconds at which the request was complete; every date is judged at this instant. 0 when nobody told us."""

    request_id: str = ""
    """`$context.requestId`, a UUID, drawn by the listener."""

    extended_request_id: str = ""
    """`$context.extendedRequestId`, 16 characters, drawn by the listener."""

    protocol: str = "HTTP/1.1"
    """`$context.protocol`."""

    connection: Connection | None = None
    """The WebSocket connection that it is about; `None` for what is none of a WebSocket API."""
