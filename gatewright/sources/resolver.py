"""
A name asked of one DNS server, instead of the system's resolver: of the one in a VPC, say.

Over UDP, and over TCP where the answer does not fit (RFC 1035, section 4.2). Aliases are followed as far as the server
tells them in its answer; nobody else is asked.
"""

import socket
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final

import dns.exception
import dns.message
import dns.query
import dns.rcode
import dns.rdatatype

from gatewright.sources.errors import EvidenceError, shown

_USUAL_PORT: Final = 53
_LARGEST_PORT: Final = 65_535
_OF_THE_NAME: Final = ("NXDOMAIN", "NOERROR")
"""How a server says that there is no such name, or no address of it; by other codes it gives no answer (RFC 1035)."""

_KINDS: Final = (dns.rdatatype.A, dns.rdatatype.AAAA)


@dataclass(frozen=True, slots=True)
class Resolver:
    """A DNS server."""

    address: str
    """Its address."""

    port: int = _USUAL_PORT
    """Its port."""

    def __str__(self) -> str:
        host = f"[{self.address}]" if ":" in self.address else self.address
        return host if self.port == _USUAL_PORT else f"{host}:{self.port}"

    def look_up(self, name: str, timeout: float) -> tuple[tuple[str, ...], str]:
        """Return the addresses of a name, and the name at the end of its aliases.

        Raises `socket.gaierror` where it has no address, `TimeoutError` where no answer comes, and other `OSError`s.
        """
        found: list[str] = []
        canonical, said = name, ""
        for kind in _KINDS:
            answer = self._ask(name, kind, timeout)
            said = dns.rcode.to_text(answer.rcode())
            for rrset in (one for one in answer.answer if one.rdtype == kind):
                found += [each.to_text() for each in rrset]
                canonical = rrset.name.to_text(omit_final_dot=True)
        if not found:
            # What is no answer to the question tells nothing of the name.
            reason = socket.EAI_NONAME if said in _OF_THE_NAME else socket.EAI_AGAIN
            raise socket.gaierror(reason, f"{self} has no address of `{name}` ({said})")
        return tuple(dict.fromkeys(found)), canonical

    def _ask(self, name: str, kind: dns.rdatatype.RdataType, timeout: float) -> dns.message.Message:
        try:
            query = dns.message.make_query(name, kind)
            answer, _ = dns.query.udp_with_fallback(query, self.address, timeout=timeout, port=self.port)
        except dns.exception.Timeout:
            raise TimeoutError(f"no address of `{name}` came from {self} in {timeout:g} seconds") from None
        except (dns.exception.DNSException, EOFError) as error:
            raise socket.gaierror(socket.EAI_FAIL, f"{self} was asked for `{name}` in vain: {error}") from error
        return answer


def resolver(text: str) -> Resolver:
    """Read `ADDRESS` or `ADDRESS:PORT`, an address of version 6 in brackets where it has a port."""
    host, _, port = text.rpartition(":") if text.count(":") == 1 or "]:" in text else (text, "", str(_USUAL_PORT))
    try:
        address = str(ip_address(host.removeprefix("[").removesuffix("]")))
    except ValueError:
        raise _unreadable(text) from None
    if not (port.isascii() and port.isdigit() and 0 < int(port) <= _LARGEST_PORT):
        raise _unreadable(text)
    return Resolver(address, int(port))


def _unreadable(text: str) -> EvidenceError:
    return EvidenceError(f"expected the address of a DNS server such as 10.0.0.2 or 127.0.0.1:5353, got {shown(text)}")
