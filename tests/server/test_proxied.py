"""Connections of trusted proxies."""

import asyncio
import contextlib
import ssl
from ipaddress import ip_network

import pytest

from gatewright.model.network import VpcEndpoint
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.server.limits import Limits
from gatewright.server.listener import Listener, bind
from gatewright.server.proxy_protocol import SIGNATURE, Network
from gatewright.server.tls.listener import TlsListener
from gatewright.server.tls.names import Names
from tests.server.conftest import Run
from tests.server.test_proxy_protocol import header, of_endpoint
from tests.server.tls.secure import AUTHORITY, trusting

GET = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
LOOPBACK: tuple[Network, ...] = (ip_network("127.0.0.0/8"),)
OTHERS: tuple[Network, ...] = (ip_network("10.0.0.0/8"),)
LIMITS = Limits(head_seconds=0.3, sweep_seconds=0.01, fresh_seconds=0.01)


def who(request: Request) -> Response:
    """Answer who called."""
    peer = request.peer
    endpoint = peer.vpc_endpoint
    way = endpoint.vpce_id if isinstance(endpoint, VpcEndpoint) else endpoint
    return Response(status=200, body=f"{peer.source_ip} {way}".encode())


def asked(run: Run, trusted: tuple[Network, ...], *pieces: bytes) -> bytes:
    """Send pieces on a plain connection, and return the body of the answer."""

    async def main() -> bytes:
        listener = Listener(who, limits=LIMITS, trusted=trusted)
        await listener.start(bind("127.0.0.1", 0))
        reader, writer = await asyncio.open_connection(*listener.address)
        for piece in pieces:
            writer.write(piece)
            await asyncio.sleep(0.01)
        answer = b""
        with contextlib.suppress(ConnectionResetError):
            answer = await reader.read()
        writer.close()
        await listener.stop(drain=0.05)
        return answer.partition(b"\r\n\r\n")[2] or answer

    body: bytes = run(main())
    return body


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ((header("203.0.113.9") + GET,), b"203.0.113.9 None"),
        ((header("2001:db8::9")[:20], header("2001:db8::9")[20:], GET), b"2001:db8::9 None"),
        ((header("10.9.9.9", values=of_endpoint("vpce-1")) + GET,), b"10.9.9.9 vpce-1"),
        ((GET,), b"127.0.0.1 None"),
        ((SIGNATURE + b"\x21\x99\x00\x00" + GET,), b""),
        ((SIGNATURE[:5],), b""),
    ],
    ids=["at once", "in pieces", "a VPC endpoint", "no header", "a broken header", "half a header"],
)
def test_a_trusted_proxy_says_who_called(run: Run, pieces: tuple[bytes, ...], expected: bytes) -> None:
    """What it cannot say right is closed without an answer."""
    assert expected == asked(run, LOOPBACK, *pieces)


@pytest.mark.parametrize("trusted", [OTHERS, ()])
def test_nobody_else_says_who_called(run: Run, trusted: tuple[Network, ...]) -> None:
    """From anybody else the bytes are no request; a header field says nothing at all."""
    assert b"Bad Request" in asked(run, trusted, header("203.0.113.9") + GET)
    forwarded = GET.replace(b"Connection", b"X-Forwarded-For: 203.0.113.9\r\nConnection")
    assert b"127.0.0.1 None" == asked(run, trusted, forwarded)


def test_over_tls_the_header_stands_before_the_hello(run: Run) -> None:
    """The handshake follows it."""

    async def main() -> bytes:
        listener = TlsListener(who, Names(AUTHORITY), limits=LIMITS, trusted=LOOPBACK)
        await listener.start(bind("127.0.0.1", 0))
        reader, writer = await asyncio.open_connection(*listener.address)
        writer.write(header("203.0.113.9", values=of_endpoint("vpce-1")))
        context: ssl.SSLContext = trusting()
        await writer.start_tls(context, server_hostname="localhost")
        writer.write(GET)
        answer = await reader.read()
        writer.close()
        await listener.stop(drain=0.05)
        return answer

    assert run(main()).endswith(b"203.0.113.9 vpce-1")
