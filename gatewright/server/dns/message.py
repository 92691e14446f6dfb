"""
One DNS message in, one out: questions about addresses and aliases of names that we know, everything else refused.

Restates RFC 1035, section 4 (https://www.rfc-editor.org/rfc/rfc1035), with RFC 6891 for larger answers over UDP. What
cannot be read gets FORMERR where it is at least a question, and no answer where it is none, so that no two servers ever
answer each other.
"""

from collections.abc import Callable
from ipaddress import ip_address
from typing import Final, TypeAlias

import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.opcode
import dns.rcode
import dns.rdataclass
import dns.rdatatype
import dns.rrset

from gatewright.server.dns.zone import Found

LookUp: TypeAlias = Callable[[str], Found | None]
"""Says what there is under a name."""

TTL: Final = 60
"""Seconds, as with the names of VPC endpoints (general knowledge, not read again)."""

_HEADER: Final = 12
_SMALLEST: Final = 512
_LARGEST: Final = 1232
"""Bytes over UDP: without EDNS, and the most with it (the DNS flag day of 2020)."""

_LARGEST_TCP: Final = 65_535


def respond(data: bytes, look_up: LookUp, *, over_udp: bool) -> bytes | None:
    """Return the answer to a message; `None` for what is no question at all."""
    if len(data) < _HEADER or data[2] & 0x80:
        return None
    try:
        query = dns.message.from_wire(data)
        answer = _answer(query, look_up)
        return _written(query, answer, over_udp)
    except (dns.exception.DNSException, ValueError):
        return _cannot_read(data)


def _answer(query: dns.message.Message, look_up: LookUp) -> dns.message.Message:
    answer = dns.message.make_response(query, recursion_available=True)
    if query.opcode() != dns.opcode.QUERY:
        answer.set_rcode(dns.rcode.NOTIMP)
        return answer
    if len(query.question) != 1:
        answer.set_rcode(dns.rcode.FORMERR)
        return answer
    asked = query.question[0]
    if asked.rdclass != dns.rdataclass.IN:
        answer.set_rcode(dns.rcode.REFUSED)
        return answer
    answer.flags |= dns.flags.AA
    found = look_up(asked.name.to_text(omit_final_dot=True))
    if found is None:
        answer.set_rcode(dns.rcode.NXDOMAIN)
        return answer
    _fill(answer, asked.name, asked.rdtype, found)
    return answer


def _fill(answer: dns.message.Message, name: dns.name.Name, kind: dns.rdatatype.RdataType, found: Found) -> None:
    everything = kind == dns.rdatatype.ANY
    if found.alias is not None:
        target = dns.name.from_text(found.alias)
        answer.answer.append(dns.rrset.from_text(name, TTL, "IN", "CNAME", target.to_text()))
        name = target
    for wanted, version in ((dns.rdatatype.A, 4), (dns.rdatatype.AAAA, 6)):
        addresses = [one for one in found.addresses if ip_address(one).version == version]
        if addresses and (everything or kind == wanted):
            answer.answer.append(dns.rrset.from_text(name, TTL, "IN", wanted, *addresses))


def _written(query: dns.message.Message, answer: dns.message.Message, over_udp: bool) -> bytes:
    room = _LARGEST_TCP
    if over_udp:
        room = _SMALLEST if query.edns < 0 else min(max(query.payload, _SMALLEST), _LARGEST)
    try:
        return answer.to_wire(max_size=room)
    except dns.exception.TooBig:
        # The client asks again over TCP.
        answer.answer.clear()
        answer.flags |= dns.flags.TC
        return answer.to_wire(max_size=room)


def _cannot_read(data: bytes) -> bytes:
    """Return FORMERR with the message's own id, and nothing of what could not be read."""
    flags = bytes((0x80 | (data[2] & 0x79), dns.rcode.FORMERR))
    return data[:2] + flags + bytes(8)
