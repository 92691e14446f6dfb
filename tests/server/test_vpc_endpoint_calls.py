"""Whose calls come through a VPC endpoint."""

from ipaddress import ip_network

import pytest

from gatewright.model.network import VpcEndpoint
from gatewright.model.request import Peer, Request
from gatewright.server.vpc_endpoint_calls import by_name, through

NAMED = "a1b2c3d4e5-vpce-0a1b.execute-api.eu-west-1.amazonaws.com"
PROXIES = (ip_network("127.0.0.0/8"),)


def came(host: str, peer: Peer) -> Request:
    """Return a call of this host from there."""
    return Request(method="GET", host=host, path="/prod", peer=peer)


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_who_calls_from_this_machine_may_name_an_endpoint(address: str) -> None:
    """The name of an endpoint counts as any other name does."""
    found = by_name(came(NAMED, Peer(source_ip=address, vpc_endpoint=None)), ())

    assert found.peer.vpc_endpoint == VpcEndpoint(vpce_id="vpce-0a1b", source_ip=address)


@pytest.mark.parametrize(
    "peer", [Peer(source_ip="203.0.113.9", vpc_endpoint=None), Peer(vpc_endpoint=None)], ids=["outside", "nobody knows"]
)
def test_a_proxy_s_caller_cannot_claim_an_endpoint_by_name(peer: Peer) -> None:
    """What a proxy passes on comes from where it says; the proxy itself speaks for others."""
    assert by_name(came(NAMED, peer), ()).peer == peer
    itself = Peer(source_ip="127.0.0.1", vpc_endpoint=None)
    assert by_name(came(NAMED, itself), PROXIES).peer == itself


def test_what_a_proxy_says_counts_before_the_name() -> None:
    """The endpoint that it tells stays, and an ordinary name tells none."""
    told = Peer(source_ip="127.0.0.1", vpc_endpoint=VpcEndpoint(vpce_id="vpce-0ther"))
    ordinary = Peer(source_ip="127.0.0.1", vpc_endpoint=None)

    assert by_name(came(NAMED, told), ()).peer == told
    assert by_name(came("a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com", ordinary), ()).peer == ordinary


def test_a_listener_s_endpoint_counts_before_all() -> None:
    """Whoever connects there has come through it, from his own address."""
    found = through(came(NAMED, Peer(source_ip="10.0.0.7", vpc_endpoint=None)), "vpce-0mine")

    assert found.peer.vpc_endpoint == VpcEndpoint(vpce_id="vpce-0mine", source_ip="10.0.0.7")
