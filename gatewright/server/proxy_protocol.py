"""PROXY protocol, version 2: a load balancer tells, before anything else, who connected to it.

Restates "The PROXY protocol", section 2.2: https://www.haproxy.org/download/3.0/doc/proxy-protocol.txt, and "Proxy
protocol" of the user guide for Network Load Balancers, whose type 0xEA tells the VPC endpoint on the way:
https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#proxy-protocol
Only proxies that the operator named are believed (`--trusted-proxy`); from anybody else these bytes are no request.
"""

import struct
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

_MAPPED: Final = "::ffff:"
SIGNATURE: Final = b"\r\n\r\n\0\r\nQUIT\n"
"""The first twelve bytes, which no HTTP request and no TLS hello starts with."""

MOST_BYTES: Final = 16 + 1024
"""Headers are about a hundred bytes; a longer one is refused."""

Network = IPv4Network | IPv6Network

_VERSION_AND_LOCAL: Final = 0x20
_VERSION_AND_PROXY: Final = 0x21
_STREAM_4: Final = 0x11
_STREAM_6: Final = 0x21
_OF_AWS: Final = 0xEA
_VPC_ENDPOINT: Final = 0x01


class NotProxiedError(ValueError):
    """What came starts like a header of the protocol, and is none that can be read."""


@dataclass(frozen=True, slots=True)
class Proxied:
    """What a header tells."""

    length: int
    """How many bytes it takes."""

    source_ip: str | None = None
    """Who connected to the proxy; `None` when the proxy itself did (a health check)."""

    vpce_id: str | None = None
    """The VPC endpoint by which the call came; `None` without one."""


NOTHING: Final = Proxied(0)
"""The proxy told nothing, and the connection starts at once."""


def unmapped(address: str) -> str:
    """Return an IPv4 address as itself: a socket of both families shows it within IPv6 (RFC 4291, section 2.5.5.2)."""
    return address.removeprefix(_MAPPED) if address.startswith(_MAPPED) and "." in address else address


def is_trusted(address: str, networks: tuple[Network, ...]) -> bool:
    """Tell whether an address is one of a proxy that is believed."""
    try:
        found = ip_address(unmapped(address))
    except ValueError:
        return False
    return any(found in network for network in networks)


def read(data: bytes) -> Proxied | None:
    """Return what the header at the start of `data` tells; `None` when more of it has to come."""
    if data[: len(SIGNATURE)] != SIGNATURE[: len(data)]:
        return NOTHING
    if len(data) < 16:
        return None
    command, family, length = struct.unpack_from("!BBH", data, 12)
    if 16 + length > MOST_BYTES:
        raise NotProxiedError(f"a header of {16 + length} bytes")
    if len(data) < 16 + length:
        return None
    if command == _VERSION_AND_LOCAL:
        return Proxied(16 + length)
    if command != _VERSION_AND_PROXY:
        raise NotProxiedError(f"version and command are {command:#x}")
    return _addresses(family, data[16 : 16 + length])


def _addresses(family: int, body: bytes) -> Proxied:
    sizes = {_STREAM_4: 4, _STREAM_6: 16}
    size = sizes.get(family)
    if size is None or len(body) < 2 * size + 4:
        raise NotProxiedError(f"addresses of the family {family:#x}")
    source = ip_address(body[:size])
    # A proxy of both families may write IPv4 within IPv6; rules about the caller's address are about the former.
    within = source.ipv4_mapped if isinstance(source, IPv6Address) else None
    return Proxied(16 + len(body), str(within or source), _vpc_endpoint(body[2 * size + 4 :]))


def _vpc_endpoint(rest: bytes) -> str | None:
    """Return the VPC endpoint among the values of type and length that follow the addresses."""
    at = 0
    while at + 3 <= len(rest):
        kind, length = rest[at], int.from_bytes(rest[at + 1 : at + 3], "big")
        value = rest[at + 3 : at + 3 + length]
        if len(value) < length:
            raise NotProxiedError("a value ends before its length")
        if kind == _OF_AWS and value[:1] == bytes([_VPC_ENDPOINT]):
            return value[1:].decode("ascii", "replace")
        at += 3 + length
    return None
