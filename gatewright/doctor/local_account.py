"""
Which account of this machine a call was made to: a gateway on a loopback address has an account of its own.

Without its endpoint, a printed command would ask AWS about an API that only stands here.
"""

from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from gatewright.aws.addresses import address
from gatewright.aws.vpc_endpoint_names import vpc_endpoint_name
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange

_ANY_REGION: Final = "us-east-1"
"""What a call whose address names no region is looked for in."""


def local_account(exchange: Exchange) -> dict[str, str]:
    """Return the options that name the account of a gateway of this machine; none where the call went elsewhere."""
    parts = urlsplit(exchange.url or "")
    port = exchange.remote_port or parts.port
    # The listener of a VPC endpoint serves APIs alone.
    by_endpoint = vpc_endpoint_name(parts.hostname or "") is not None
    if not is_loopback(exchange.remote_ip) or port is None or not parts.scheme or by_endpoint:
        return {}
    place = f"[{exchange.remote_ip}]" if ":" in str(exchange.remote_ip) else exchange.remote_ip
    scheme = {"ws": "http", "wss": "https"}.get(parts.scheme, parts.scheme)
    return {"endpoint-url": f"{scheme}://{place}:{port}", "region": region_of(exchange) or _ANY_REGION}


def region_of(exchange: Exchange) -> str | None:
    """Return the region that the address of a call names, or the name that its host is an alias of."""
    host = "" if isinstance(exchange.host, Unknown) else exchange.host
    path = "/" if isinstance(exchange.path, Unknown) else exchange.path
    aliases = [fact.value for fact in exchange.ways if fact.path == "canonical-name"]
    for name in (host, *aliases):
        named, endpoint = address(name, path), vpc_endpoint_name(name)
        region = (named and named.region) or (endpoint and endpoint.region)
        if region:
            return region
    return None


def is_loopback(told: str | Unknown) -> bool:
    """Tell an address of this machine."""
    try:
        return isinstance(told, str) and ip_address(told).is_loopback
    except ValueError:
        return False
