"""Who is at the other end of a connection: the socket's own word, or that of a proxy which is trusted."""

import asyncio

from gatewright.model.network import VpcEndpoint
from gatewright.model.request import Peer, Tls
from gatewright.server.proxy_protocol import NOTHING, Proxied, unmapped


def peer_of(transport: asyncio.BaseTransport, tls: Tls | None, proxied: Proxied = NOTHING) -> Peer:
    """Return the peer of a connection; without a word of a proxy it came over the Internet."""
    if proxied.source_ip is not None:
        endpoint = proxied.vpce_id and VpcEndpoint(vpce_id=proxied.vpce_id, source_ip=proxied.source_ip)
        return Peer(source_ip=proxied.source_ip, tls=tls, vpc_endpoint=endpoint or None)
    name = transport.get_extra_info("peername")
    if not name:
        return Peer(tls=tls, vpc_endpoint=None)
    return Peer(source_ip=unmapped(name[0]), tls=tls, vpc_endpoint=None)
