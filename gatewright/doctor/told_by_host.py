"""
What the host of a call tells a question, where nothing else of the call is known.

An execute-api name holds the API's id, and is no custom domain name: what is asked about those does not fit it.
"""

from collections.abc import Mapping
from typing import Final

from gatewright.aws.addresses import address
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange

_OF_DOMAIN_NAMES: Final = frozenset({"domain.mapping", "domain.mutual-tls", "url.stage-repeated"})
"""Questions about custom domain names, by id."""

_OF_ADDRESSES: Final = frozenset({"dns.address", "cloudfront.in-front"})
"""Questions about what a name resolves to."""


_OF_HOSTS: Final = frozenset({"url.host"})
"""Questions about the host."""

_OF_FIELDS_SENT: Final = frozenset({"call.preflight", "call.authorization", "call.credentials"})
"""Questions about the verb and the header fields of the call."""

_OF_FIELDS_THAT_CAME: Final = frozenset({"answer.ids"})
"""Questions about the header fields of the answer."""


def told_by_host(exchange: Exchange) -> Mapping[str, str]:
    """Return the placeholders that the host alone fills."""
    if isinstance(exchange.host, Unknown):
        return {}
    named = address(exchange.host, "/")
    return {"host": exchange.host} | ({} if named is None else {"rest_api_id": named.api_id})


def pointless(exchange: Exchange) -> frozenset[str]:
    """Return the questions that this call makes pointless, by id: what it tells, nobody needs to be asked.

    A name that does not resolve leads nowhere.
    """
    unresolved = exchange.failure is not None and exchange.failure.kind == "dns"
    told = (
        (_OF_DOMAIN_NAMES, "rest_api_id" in told_by_host(exchange)),
        (_OF_ADDRESSES, unresolved),
        (_OF_HOSTS, not isinstance(exchange.host, Unknown)),
        (_OF_FIELDS_SENT, not exchange.headers.withheld),
        (_OF_FIELDS_THAT_CAME, not exchange.observation.headers.withheld),
    )
    return frozenset().union(*(ids for ids, is_told in told if is_told))
