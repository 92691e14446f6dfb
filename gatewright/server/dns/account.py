"""
The names of one account: its APIs, its custom domain names, its VPC endpoints and the private names behind them.

Addresses of public things, and the own names of an endpoint that has no listener, lead to this server, which answers
by name. An endpoint's listener stands for its network interfaces; without one, private DNS leads to the addresses that
these have in their VPC, where nothing listens here. The resolver is that of all VPCs at once (named default): where
several have private DNS in a region, the endpoint that was created first answers.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from gatewright.server.dns.zone import Found, Zone
from gatewright.store.documents import Documents

Record: TypeAlias = tuple[str, Found]
"""A name, and what there is under it."""

KINDS: Final = frozenset(
    {"vpc", "vpc_endpoint", "network_interface", "rest_api", "api", "domain_name", "access_association"}
)
"""The kinds of documents that names are read from."""

_PRIVATE: Final = "PRIVATE"


def zone_of(documents: Documents, here: str, listeners: Mapping[str, str]) -> Zone:
    """Return the names of an account; `here` is this server's address, `listeners` those of endpoints by their ids."""
    private: dict[str, Found] = {}
    public: dict[str, Found] = {}
    endpoints: dict[str, tuple[str, ...]] = {}
    for region, endpoint in documents.of_every_region("vpc_endpoint"):
        there = documents.in_region(region)
        at = listeners.get(endpoint["VpcEndpointId"])
        inside = (at,) if at else _interfaces(there, endpoint)
        own = (at or here,)
        endpoints[endpoint["VpcEndpointId"]] = own
        public |= _own_names(endpoint, own)
        if _has_private_dns(there, endpoint):
            private.setdefault(_service(region), Found(inside))
    public |= dict(_apis(documents, here, endpoints))
    public |= dict(_domain_names(documents, here))
    public |= dict(_private_domain_names(documents, public))
    return Zone(private=private, public=public)


def _interfaces(documents: Documents, endpoint: Mapping[str, Any]) -> tuple[str, ...]:
    found = (documents.get("network_interface", one) for one in endpoint["NetworkInterfaceIds"])
    return tuple(one["PrivateIpAddress"] for one in found if one is not None)


def _has_private_dns(documents: Documents, endpoint: Mapping[str, Any]) -> bool:
    vpc = documents.get("vpc", endpoint["VpcId"]) or {}
    # Also of the VPC as it is now: its attributes may have been taken away since.
    return bool(endpoint["PrivateDnsEnabled"] and vpc.get("EnableDnsSupport") and vpc.get("EnableDnsHostnames"))


def _own_names(endpoint: Mapping[str, Any], addresses: tuple[str, ...]) -> dict[str, Found]:
    names = (str(entry["DnsName"]) for entry in endpoint["DnsEntries"])
    return {name.lower(): Found(addresses) for name in names if not name.startswith("*.")}


def _apis(documents: Documents, here: str, endpoints: Mapping[str, tuple[str, ...]]) -> Iterator[Record]:
    for region, api in documents.of_every_region("rest_api"):
        endpoint = api["endpointConfiguration"]
        if endpoint["types"] != [_PRIVATE]:
            yield f"{api['id']}.{_service(region)}", Found((here,))
        for vpce_id in endpoint.get("vpcEndpointIds", ()):
            # Documented: "a Route 53 alias" for each endpoint that is associated with the API.
            if vpce_id in endpoints:
                yield f"{api['id']}-{vpce_id}.{_service(region)}", Found(endpoints[vpce_id])
    for region, api in documents.of_every_region("api"):
        yield f"{api['ApiId']}.{_service(region)}", Found((here,))


def _domain_names(documents: Documents, here: str) -> Iterator[Record]:
    for _, domain in documents.of_every_region("domain_name"):
        target = domain.get("regionalDomainName") or domain.get("distributionDomainName")
        if not target:
            continue
        yield target.lower(), Found((here,))
        # With its address: an alias record of Route 53 is followed outside of any private hosted zone, so custom
        # domain names stay reachable beside private DNS (documented: "Considerations for private APIs").
        yield domain["domainName"].lower(), Found((here,), target.lower())


def _private_domain_names(documents: Documents, known: Mapping[str, Found]) -> Iterator[Record]:
    """Yield the private domain names that may be called through an endpoint, as aliases for its own name.

    Documented: whoever wants them resolved makes a private hosted zone with such a record.
    """
    own = {
        one["VpcEndpointId"]: one["DnsEntries"][0]["DnsName"] for _, one in documents.of_every_region("vpc_endpoint")
    }
    # The oldest last: it stands.
    for _, one in reversed(documents.of_every_region("access_association")):
        target = own.get(one["accessAssociationSource"], "").lower()
        # The resource of the ARN is the name, and an id of its own behind a plus sign.
        name = str(one["domainNameArn"]).rpartition("/")[2].partition("+")[0].lower()
        if target in known:
            yield name, Found(known[target].addresses, target)


def _service(region: str) -> str:
    return f"execute-api.{region}.{'amazonaws.com.cn' if region.startswith('cn-') else 'amazonaws.com'}"
