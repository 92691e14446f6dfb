"""The VPC endpoints of every account and region, as the store has them: there are no others.

https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
"""

from collections.abc import Iterable, Mapping

from gatewright.aws.addresses import address_of
from gatewright.aws.vpc_endpoint_names import way_of
from gatewright.configuration.vpc_endpoints import interface_endpoints
from gatewright.model.address import Address
from gatewright.model.listing import Listing
from gatewright.model.network import InterfaceEndpoint, VpcEndpoint
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown
from gatewright.store.reader import StoreReader

Change = tuple[str, str, str, tuple[str, ...]]
"""Account, region, kind and ids of a document that a commit touched."""

Endpoints = Listing[InterfaceEndpoint]
"""Endpoints for execute-api by id."""


class VpcEndpoints:
    """What is known of them after the last commit."""

    def __init__(self) -> None:
        self._by_place: dict[tuple[str, str], tuple[InterfaceEndpoint, ...]] = {}
        self.listing: Endpoints = Listing()
        """All of them, and there are no others."""

    def read(self, store: StoreReader, changes: Iterable[Change]) -> None:
        """Read those anew of every account and region in which one changed."""
        touched = {(account_id, region) for account_id, region, kind, _ in changes if kind == "vpc_endpoint"}
        for account_id, region in touched:
            with store.reading(account_id, region) as stored:
                answer = {"VpcEndpoints": stored.list("vpc_endpoint")}
            self._by_place[account_id, region] = tuple(interface_endpoints(answer))
        if touched:
            self.listing = Listing({one.id: one for these in self._by_place.values() for one in these})


def region_of_call(request: Request, region_of: Mapping[str, str], endpoints: Endpoints) -> str | None:
    """Return the region that the address names, where its API is, or where the VPC endpoint on the way leads to."""
    named = address_of(request)
    if isinstance(named, Address):
        return named.region or region_of.get(named.api_id)
    way = way_of(request)
    if not isinstance(way, VpcEndpoint) or isinstance(way.vpce_id, Unknown):
        return None
    endpoint = endpoints.items.get(way.vpce_id)
    return None if endpoint is None or isinstance(endpoint.region, Unknown) else endpoint.region
