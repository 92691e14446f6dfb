"""
Subnets.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.services.ec2 import ids
from gatewright.services.ec2.addresses import available, subnet_block
from gatewright.services.ec2.describing import described, page
from gatewright.services.ec2.errors import in_use, invalid_value, missing, refused
from gatewright.services.ec2.filters import matching
from gatewright.services.ec2.ids import NETWORK_INTERFACE, SUBNET, VPC
from gatewright.services.ec2.new_network import make_subnet
from gatewright.services.ec2.offered import takes
from gatewright.services.ec2.tag_specifications import given
from gatewright.services.ec2.zone_names import id_of, names_in
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

_FILTERS: Final = {
    "availability-zone": "AvailabilityZone",
    "availabilityZone": "AvailabilityZone",
    "availability-zone-id": "AvailabilityZoneId",
    "availabilityZoneId": "AvailabilityZoneId",
    "available-ip-address-count": "AvailableIpAddressCount",
    "cidr": "CidrBlock",
    "cidr-block": "CidrBlock",
    "cidrBlock": "CidrBlock",
    "default-for-az": "DefaultForAz",
    "defaultForAz": "DefaultForAz",
    "ipv6-native": "Ipv6Native",
    "map-public-ip-on-launch": "MapPublicIpOnLaunch",
    "owner-id": "OwnerId",
    "state": "State",
    "subnet-arn": "SubnetArn",
    "subnet-id": "SubnetId",
    "vpc-id": "VpcId",
}


@takes("VpcId", "CidrBlock", "AvailabilityZone", "AvailabilityZoneId", "TagSpecifications")
def create_subnet(documents: Documents, operation: Operation) -> Document:
    """Create a subnet."""
    params = operation.params
    vpc = ids.found(documents, VPC, params["VpcId"])
    if not params.get("CidrBlock"):
        raise missing("cidrBlock")
    others = [one["CidrBlock"] for one in documents.list(SUBNET.kind) if one["VpcId"] == vpc["VpcId"]]
    block = str(subnet_block(params["CidrBlock"], vpc["CidrBlock"], others))
    zone = _zone(operation.region, params)
    made = make_subnet(documents, operation, vpc["VpcId"], block, zone, given(params, SUBNET))
    return {"Subnet": _shown(documents, made)}


@takes("SubnetIds", "Filters", "MaxResults", "NextToken")
def describe_subnets(documents: Documents, operation: Operation) -> Document:
    """Answer the subnets of the region."""
    params = operation.params
    named = described(documents, SUBNET, {**params, "Filters": None}, "SubnetIds", {})
    shown = [_shown(documents, one) for one in named]
    return page("Subnets", matching(shown, params, _FILTERS), params, "SubnetId")


@takes("SubnetId")
def delete_subnet(documents: Documents, operation: Operation) -> Document:
    """Delete a subnet in which no network interface is left."""
    subnet_id = ids.found(documents, SUBNET, operation.params["SubnetId"])["SubnetId"]
    if _used(documents, subnet_id):
        raise in_use(f"The subnet '{subnet_id}' has dependencies and cannot be deleted.")  # reported by users
    documents.delete(SUBNET.kind, subnet_id)
    return {}


@takes("SubnetId", "MapPublicIpOnLaunch")
def modify_subnet_attribute(documents: Documents, operation: Operation) -> Document:
    """Say whether what is launched in a subnet has a public address; nothing is launched here, so it only stands."""
    found = ids.found(documents, SUBNET, operation.params["SubnetId"])
    value = (operation.params.get("MapPublicIpOnLaunch") or {}).get("Value")
    if value is None:
        raise missing("attribute")  # inferred
    documents.put(SUBNET.kind, found["SubnetId"], document={**found, "MapPublicIpOnLaunch": value})
    return {}


def _zone(region: str, params: Mapping[str, Any]) -> str:
    zones = names_in(region)
    name, zone_id = params.get("AvailabilityZone"), params.get("AvailabilityZoneId")
    if name and zone_id:
        text = "Only one of AvailabilityZone and AvailabilityZoneId may be specified"
        raise refused("InvalidParameterCombination", text)  # inferred
    if zone_id:
        found = next((zone for zone in zones if id_of(zone) == zone_id), None)
        if found is None:
            raise invalid_value(zone_id, "availabilityZoneId")  # inferred
        return found
    if name and name not in zones:
        valid = ", ".join(zones)
        more = f"Subnets can currently only be created in the following availability zones: {valid}."
        raise invalid_value(name, "availabilityZone", more)  # reported by users
    # Documented: without one, AWS selects one.
    return str(name or zones[0])


def _used(documents: Documents, subnet_id: str) -> int:
    return sum(one["SubnetId"] == subnet_id for one in documents.list(NETWORK_INTERFACE.kind))


def _shown(documents: Documents, subnet: Document) -> Document:
    free = available(subnet["CidrBlock"], _used(documents, subnet["SubnetId"]))
    return {**subnet, "AvailableIpAddressCount": free}
