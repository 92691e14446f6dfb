"""The way to a host: what its name resolves to, and what the TLS handshake shows; never longer than the time-out.

DNS by the system's resolver, so that a VPC's private DNS is seen as the caller sees it, or by one that is named.
`localhost` and every name under it are this machine, and no resolver is asked (RFC 6761, section 6.3; curl since 7.77).
Whether the server asks for a client certificate stands in the handshake (RFC 5246 section 7.4.4, RFC 8446 section
4.3.2).
"""

import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from gatewright.model.fact import Fact
from gatewright.sources.address_kind import kind_of_address
from gatewright.sources.errors import EvidenceError, shown

if TYPE_CHECKING:
    from gatewright.sources.resolver import Resolver

_HANDSHAKE_RECORD: Final = 22
"""The number of the record type that handshake messages come in."""

_CERTIFICATE_REQUEST: Final = 13
"""The number of the handshake message CertificateRequest."""

_LOOPBACK: Final = ("127.0.0.1", "::1")
"""What `localhost` and every name under it stand for; servers for tests listen at the former, mostly."""

_MOST: Final = 4
"""So many addresses are told."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a name resolves to."""

    addresses: tuple[str, ...]
    """The addresses, in the order in which they are tried."""

    canonical_name: str
    """The name at the end of the chain of aliases; empty where the resolver tells none."""

    resolver: str = ""
    """Who was asked; empty for the system's resolver."""

    def facts(self, host: str) -> Iterator[Fact]:
        """Yield what it tells about the way."""
        if self.resolver:
            yield Fact("dns", "resolver", self.resolver)
        yield Fact("dns", "addresses", ", ".join(self.addresses[:_MOST]))
        yield Fact("dns", "kind", kind_of_address(self.addresses[0]))
        if self.canonical_name and self.canonical_name.lower() != host.lower():
            yield Fact("dns", "canonical-name", self.canonical_name.lower())


def resolve(host: str, port: int, timeout: float, resolver: "Resolver | None" = None) -> Resolved:
    """Look a name up; raises `socket.gaierror`, or `TimeoutError` when no answer comes in time."""
    if _is_this_machine(host):
        return Resolved(_LOOPBACK, host)
    if resolver is not None and not _is_address(host):
        return Resolved(*resolver.look_up(host, timeout), str(resolver))
    found: list[Any] = []
    failed: list[OSError] = []

    def look_up() -> None:
        try:
            found.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_CANONNAME))
        except (OSError, UnicodeError) as error:
            failed.append(error if isinstance(error, OSError) else socket.gaierror(str(error)))

    # The resolver takes no time-out, so it is left alone when it does not answer.
    thread = Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(timeout)
    if failed:
        raise failed[0]
    if not found:
        raise TimeoutError(f"no address of `{host}` came in {timeout:g} seconds")
    names = [entry[3] for entry in found if entry[3]]
    return Resolved(tuple(dict.fromkeys(str(entry[4][0]) for entry in found)), names[0] if names else "")


def _is_this_machine(host: str) -> bool:
    return f".{host.lower().rstrip('.')}".endswith(".localhost")


def _is_address(host: str) -> bool:
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def connect(resolved: Resolved, port: int, timeout: float) -> socket.socket:
    """Connect to the first address that answers; raises the last `OSError` when none does."""
    for address in resolved.addresses[:-1]:
        try:
            return socket.create_connection((address, port), timeout)
        except OSError:
            continue
    return socket.create_connection((resolved.addresses[-1], port), timeout)


class Handshake:
    """One TLS handshake, and what it showed."""

    def __init__(self, certificate: str | None = None, key: str | None = None) -> None:
        self._context = ssl.create_default_context()
        self._given = certificate is not None
        self._asked = False
        self._seen: tuple[Fact, ...] = ()
        if certificate is not None:
            try:
                self._context.load_cert_chain(certificate, key)
            except (OSError, ssl.SSLError) as error:
                reason = "no certificate and key in PEM form" if isinstance(error, ssl.SSLError) else error.strerror
                raise EvidenceError(f"cannot read {shown(certificate)}: {str(reason).lower()}") from error
        # The only way in the standard library to see what the server asks for.
        self._context._msg_callback = self._see  # type: ignore[attr-defined]  # noqa: SLF001

    def over(self, connection: socket.socket, host: str) -> ssl.SSLSocket:
        """Make the handshake, the host's name in SNI; raises `ssl.SSLError`."""
        done = self._context.wrap_socket(connection, server_hostname=host)
        names = [value for kind, value in _alternative_names(done) if kind == "DNS"]
        self._seen = (
            Fact("probe", "tls.version", done.version() or "-"),
            Fact("probe", "tls.certificate", ", ".join(names[:_MOST]) or "-"),
        )
        return done

    def facts(self) -> Iterator[Fact]:
        """Yield what it showed, as far as it went."""
        asked = "asked for" if self._asked else "not asked for"
        given = " and given" if self._asked and self._given else " and not given" if self._asked else ""
        yield from self._seen
        if self._seen or self._asked:
            yield Fact("probe", "tls.client-certificate", asked + given)

    def _see(
        self, _connection: object, direction: str, _version: object, content: object, message: object, _data: bytes
    ) -> None:
        if direction == "read" and message == _CERTIFICATE_REQUEST and content == _HANDSHAKE_RECORD:
            self._asked = True


def _alternative_names(connection: ssl.SSLSocket) -> tuple[tuple[str, str], ...]:
    certificate: dict[str, Any] = connection.getpeercert() or {}
    return tuple(certificate.get("subjectAltName", ()))
