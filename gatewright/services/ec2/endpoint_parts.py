"""
What an interface endpoint is made of, checked: its subnets, its security groups, and whether it may have private DNS.

https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from gatewright.services.ec2 import ids
from gatewright.services.ec2.endpoint_names import SERVICE, entries
from gatewright.services.ec2.errors import refused
from gatewright.services.ec2.ids import SECURITY_GROUP, SUBNET_OF_ENDPOINT, VPC_ENDPOINT
from gatewright.services.ec2.new_network import DEFAULT_GROUP
from gatewright.services.errors import not_implemented
from gatewright.store.documents import Document, Documents


def subnets(documents: Documents, vpc_id: str, wanted: Iterable[str]) -> list[Document]:
    """Return the subnets of an endpoint: of its VPC, and each in a zone of its own."""
    found = [ids.found(documents, SUBNET_OF_ENDPOINT, one) for one in dict.fromkeys(wanted)]
    zones: set[str] = set()
    for subnet in found:
        if subnet["VpcId"] != vpc_id:
            raise refused(
                "InvalidParameter", f"Subnet {subnet['SubnetId']} does not belong to VPC {vpc_id}"
            )  # inferred
        if subnet["AvailabilityZone"] in zones:
            # Reported by users, word for word.
            text = (
                f"Found another VPC endpoint subnet in the availability zone of {subnet['SubnetId']}. VPC endpoint"
                " subnets should be in different availability zones supported by the VPC endpoint service."
            )
            raise refused("DuplicateSubnetsInSameZone", text)
        zones.add(subnet["AvailabilityZone"])
    return found


def groups(documents: Documents, vpc_id: str, wanted: Sequence[str]) -> list[Document]:
    """Return the security groups of an endpoint as it names them; the VPC's default one where none is wanted."""
    found = [ids.found(documents, SECURITY_GROUP, one) for one in dict.fromkeys(wanted)]
    for group in found:
        if group["VpcId"] != vpc_id:
            text = f"Security group {group['GroupId']} does not belong to VPC {vpc_id}"
            raise refused("InvalidParameter", text)  # inferred
    if not found:
        of_vpc = [one for one in documents.list(SECURITY_GROUP.kind) if one["VpcId"] == vpc_id]
        found = [one for one in of_vpc if one["GroupName"] == DEFAULT_GROUP]
    return [{"GroupId": one["GroupId"], "GroupName": one["GroupName"]} for one in found]


def private_dns_obstacle(documents: Documents, vpc: Document, vpce_id: str | None) -> str | None:
    """Return why an endpoint cannot have private DNS, in EC2's words (reported by users); `None` when it can."""
    if not (vpc["EnableDnsSupport"] and vpc["EnableDnsHostnames"]):
        return (
            "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for"
            f" {vpc['VpcId']}"
        )
    for other in documents.list(VPC_ENDPOINT.kind):
        if other["VpcId"] == vpc["VpcId"] and other["PrivateDnsEnabled"] and other["VpcEndpointId"] != vpce_id:
            domain = f"{SERVICE}.{documents.region}.amazonaws.com"
            return (
                "private-dns-enabled cannot be set because there is already a conflicting DNS domain for"
                f" {domain} in the VPC {vpc['VpcId']}"
            )
    return None


def only_ipv4(params: Mapping[str, Any]) -> None:
    """Refuse addresses of version 6: no subnet has any here."""
    options = params.get("DnsOptions") or {}
    asked = (params.get("IpAddressType"), options.get("DnsRecordIpType"))
    if any(one not in (None, "ipv4") for one in asked):
        raise not_implemented("IPv6 addresses of VPC endpoints are not offered: subnets have none")
    if options.get("PrivateDnsOnlyForInboundResolverEndpoint") or set(options) - {
        "DnsRecordIpType",
        "PrivateDnsOnlyForInboundResolverEndpoint",
    }:
        raise not_implemented("DnsOptions other than DnsRecordIpType are not offered")


def dns_entries(endpoint: Document, region: str, zones: Iterable[str]) -> list[Document]:
    """Return the `DnsEntries` of an endpoint as it is now."""
    vpce_id, standing = endpoint["VpcEndpointId"], endpoint["DnsEntries"]
    suffix = str(standing[0]["DnsName"]).partition(".")[0].removeprefix(f"{vpce_id}-")
    # The private hosted zone is one of AWS's own, of which nobody but these entries speaks.
    zone_id = "Z" + sha256(vpce_id.encode()).hexdigest()[:20].upper() if endpoint["PrivateDnsEnabled"] else None
    return entries(vpce_id, suffix, region, zones, zone_id)
