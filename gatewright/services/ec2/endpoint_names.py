"""
The name of the endpoint service, and the DNS names of an endpoint: its own, one for each zone, and the service's where
private DNS is on.

https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html#interface-endpoint-dns-hostnames
"""

from collections.abc import Iterable
from typing import Final

from gatewright.aws.hosted_zones import VPC_ENDPOINT_ZONES
from gatewright.services.ec2.errors import refused
from gatewright.store.documents import Document
from gatewright.wire.errors import ServiceError

SERVICE: Final = "execute-api"
"""The service that endpoints are of here."""


def service_name(region: str) -> str:
    """Return the name of the endpoint service."""
    first = "cn.com.amazonaws" if region.startswith("cn-") else "com.amazonaws"
    return f"{first}.{region}.{SERVICE}"


def private_name(region: str) -> str:
    """Return the name of every API, which private DNS answers within the VPC (general knowledge)."""
    return f"*.{SERVICE}.{region}.{_suffix(region)}"


def base_name(region: str) -> str:
    """Return what the names of all endpoints of the service end in."""
    return f"{SERVICE}.{region}.vpce.{_suffix(region)}"


def entries(
    vpce_id: str, suffix: str, region: str, zones: Iterable[str], private_zone_id: str | None
) -> list[Document]:
    """Return the `DnsEntries` of an endpoint; with private DNS where there is a private hosted zone."""
    own = {"HostedZoneId": VPC_ENDPOINT_ZONES[region]} if region in VPC_ENDPOINT_ZONES else {}
    names = [f"{vpce_id}-{suffix}", *(f"{vpce_id}-{suffix}-{zone}" for zone in zones)]
    found = [{"DnsName": f"{name}.{base_name(region)}", **own} for name in names]
    if private_zone_id is not None:
        found.append({"DnsName": private_name(region), "HostedZoneId": private_zone_id})
    return found


def unknown_service(name: str) -> ServiceError:
    """Return the refusal of a service that there is none of."""
    return refused("InvalidServiceName", f"The Vpc Endpoint Service '{name}' does not exist")  # reported by users


def _suffix(region: str) -> str:
    return "amazonaws.com.cn" if region.startswith("cn-") else "amazonaws.com"
