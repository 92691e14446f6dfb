"""PROXY protocol, version 2."""

import socket
import struct
from ipaddress import ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.server.proxy_protocol import NOTHING, SIGNATURE, NotProxiedError, Proxied, is_trusted, read


def header(source: str, port: int = 4711, values: bytes = b"", command: int = 0x21) -> bytes:
    """Return a header as a load balancer writes it."""
    family = socket.AF_INET6 if ":" in source else socket.AF_INET
    here = "::1" if ":" in source else "192.0.2.1"
    body = socket.inet_pton(family, source) + socket.inet_pton(family, here) + struct.pack("!HH", port, 443) + values
    return SIGNATURE + struct.pack("!BBH", command, 0x21 if ":" in source else 0x11, len(body)) + body


def of_endpoint(name: str) -> bytes:
    """Return the value that tells the VPC endpoint."""
    return b"\x04\x00\x01\x00" + struct.pack("!BH", 0xEA, len(name) + 1) + b"\x01" + name.encode()


@pytest.mark.parametrize("source", ["203.0.113.9", "2001:db8::9"])
def test_the_client_is_who_connected_to_the_proxy(source: str) -> None:
    """Of both families, with or without values behind the addresses."""
    plain, through = header(source), header(source, values=of_endpoint("vpce-0a1b2c3d"))

    assert Proxied(len(plain), source) == read(plain + b"GET")
    assert Proxied(len(through), source, "vpce-0a1b2c3d") == read(through)


def test_ipv4_within_ipv6_is_ipv4() -> None:
    """As a proxy of both families may write it: a rule about 203.0.113.9 holds for it, however it was written."""
    mapped = header("::ffff:203.0.113.9")

    assert Proxied(len(mapped), "203.0.113.9") == read(mapped)


def test_a_health_check_is_of_the_proxy_itself() -> None:
    """Its header tells nobody."""
    local = SIGNATURE + struct.pack("!BBH", 0x20, 0, 0)

    assert Proxied(16) == read(local + b"GET")


def test_less_than_the_whole_waits_and_other_bytes_begin_at_once() -> None:
    """A trusted proxy need not speak it."""
    whole = header("203.0.113.9")

    assert [None] * (len(whole) - 1) == [read(whole[:length]) for length in range(1, len(whole))]
    assert [NOTHING] * 3 == [read(data) for data in (b"GET / HTTP/1.1\r\n", b"\x16\x03\x01", b"\r\n\r\nGET")]


@pytest.mark.parametrize(
    "data",
    [
        header("203.0.113.9", command=0x11),
        header("203.0.113.9", command=0x22),
        SIGNATURE + struct.pack("!BBH", 0x21, 0x12, 12) + b"x" * 12,
        SIGNATURE + struct.pack("!BBH", 0x21, 0x11, 11) + b"x" * 11,
        SIGNATURE + struct.pack("!BBH", 0x21, 0x11, 60_000),
        header("203.0.113.9", values=b"\xea\x00\x09\x01vpce"),
    ],
    ids=["version 1", "an unknown command", "datagrams", "half an address", "too long", "half a value"],
)
def test_what_cannot_be_read_is_told(data: bytes) -> None:
    """Nobody guesses who called."""
    with pytest.raises(NotProxiedError):
        read(data)


@given(st.binary(max_size=300))
def test_no_bytes_bring_another_error(data: bytes) -> None:
    """Whatever follows the signature."""
    try:
        found = read(SIGNATURE + data)
    except NotProxiedError:
        return
    assert found is None or found.length >= 16


def test_only_named_networks_are_trusted() -> None:
    """An address that is none is not."""
    networks = (ip_network("10.0.0.0/8"), ip_network("2001:db8::/32"))

    assert [True, True, False, False, False] == [
        is_trusted(address, networks) for address in ("10.1.2.3", "2001:db8::1", "11.0.0.1", "::1", "")
    ]
