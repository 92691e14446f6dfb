"""Who is at the other end."""

import asyncio

import pytest

from gatewright.model.network import VpcEndpoint
from gatewright.model.request import Peer
from gatewright.server.peers import peer_of
from gatewright.server.proxy_protocol import NOTHING, Proxied


class Transport(asyncio.BaseTransport):
    """A transport that knows its peer, or does not."""

    def __init__(self, name: tuple[str, int] | None) -> None:
        super().__init__({"peername": name})


@pytest.mark.parametrize(
    ("name", "proxied", "peer"),
    [
        (("10.0.0.1", 1), NOTHING, Peer(source_ip="10.0.0.1", tls=None, vpc_endpoint=None)),
        (("10.0.0.1", 1), Proxied(16), Peer(source_ip="10.0.0.1", tls=None, vpc_endpoint=None)),
        (
            ("::ffff:192.0.2.7", 1),
            NOTHING,
            Peer(source_ip="192.0.2.7", tls=None, vpc_endpoint=None),
        ),
        (("::1", 1), NOTHING, Peer(source_ip="::1", tls=None, vpc_endpoint=None)),
        (None, NOTHING, Peer(tls=None, vpc_endpoint=None)),
        (
            ("10.0.0.1", 1),
            Proxied(28, "203.0.113.9"),
            Peer(source_ip="203.0.113.9", tls=None, vpc_endpoint=None),
        ),
        (
            ("10.0.0.1", 1),
            Proxied(28, "10.9.9.9", "vpce-1"),
            Peer(
                source_ip="10.9.9.9",
                tls=None,
                vpc_endpoint=VpcEndpoint(vpce_id="vpce-1", source_ip="10.9.9.9"),
            ),
        ),
    ],
)
def test_a_proxy_s_word_goes_before_the_socket_s(name: tuple[str, int] | None, proxied: Proxied, peer: Peer) -> None:
    """Where it says who connected; a way through a VPC endpoint is none over the Internet."""
    assert peer == peer_of(Transport(name), None, proxied)
