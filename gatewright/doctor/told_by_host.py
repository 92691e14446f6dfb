"""
What the host of a call tells a question, where nothing else of the call is known.

An execute-api name holds the API's id, and is no custom domain name: what is asked about those does not fit it.
"""

from collections.abc import Mapping
from typing import Final

from gatewright.aws.addresses import address
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange

_OF_DOMAIN_NAMES: Final = frozenset({"domain.mapping", "domain.mutual-tls"})
"""Questions about custom domain names, by id."""

_OF_ADDRESSES: Final = frozenset({"dns.address", "cloudfront.in-front"})
"""Questions about what a name resolves to."""


def told_by_host(exchange: Exchange) -> Mapping[str, str]:
    """Return the placeholders that the host alone fills."""
    if isinstance(exchange.host, Unknown):
        return {}
    named = address(exchange.host, "/")
    return {"host": exchange.host} | ({} if named is None else {"rest_api_id": named.api_id})


def pointless(exchange: Exchange) -> frozenset[str]:
    """Return the questions that this call makes pointless, by id: a name that does not resolve leads nowhere."""
    unresolved = exchange.failure is not None and exchange.failure.kind == "dns"
    of_names = _OF_DOMAIN_NAMES if "rest_api_id" in told_by_host(exchange) else frozenset()
    return of_names | (_OF_ADDRESSES if unresolved else frozenset())
