"""The way to a host: what its name resolves to, and a connection to it; never longer than the time-out.

DNS by the system's resolver, so that a VPC's private DNS is seen as the caller sees it, or by one that is named.
`localhost` and every name under it are this machine, and no resolver is asked (RFC 6761, section 6.3; curl since 7.77).
"""

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from gatewright.model.fact import Fact
from gatewright.sources.address_kind import kind_of_address

if TYPE_CHECKING:
    from gatewright.sources.resolver import Resolver

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
    if _is_this_machine(host) or (resolver is None and _is_by_its_name(host)):
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


def _is_by_its_name(host: str) -> bool:
    """Tell a name by which LocalStack calls this machine: its public record says so, with or without a network."""
    return f".{host.lower().rstrip('.')}".endswith(".localhost.localstack.cloud")


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
