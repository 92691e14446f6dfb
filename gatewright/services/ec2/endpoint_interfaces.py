"""
The network interfaces of an endpoint: one in each of its subnets, with an address there.

https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any, Final

from gatewright.services.ec2 import ids
from gatewright.services.ec2.addresses import free_address
from gatewright.services.ec2.ids import NETWORK_INTERFACE
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

_REQUESTER: Final = "727180483921"
"""The account of AWS's that makes such interfaces (general knowledge, not read again)."""


def make(documents: Documents, operation: Operation, vpce_id: str, subnet: Document, groups: Sequence[Any]) -> Document:
    """Store the interface of an endpoint in a subnet."""
    standing = [one for one in documents.list(NETWORK_INTERFACE.kind) if one["SubnetId"] == subnet["SubnetId"]]
    address = free_address(subnet["CidrBlock"], {one["PrivateIpAddress"] for one in standing})
    interface_id = ids.drawn(operation, NETWORK_INTERFACE.prefix)
    domain = "ec2.internal" if operation.region == "us-east-1" else f"{operation.region}.compute.internal"
    name = f"ip-{address.replace('.', '-')}.{domain}"
    made = {
        "NetworkInterfaceId": interface_id,
        "InterfaceType": "vpc_endpoint",
        "Description": f"VPC Endpoint Interface {vpce_id}",
        "VpcId": subnet["VpcId"],
        "SubnetId": subnet["SubnetId"],
        "AvailabilityZone": subnet["AvailabilityZone"],
        "AvailabilityZoneId": subnet["AvailabilityZoneId"],
        "Groups": list(groups),
        "OwnerId": operation.account_id,
        "RequesterId": _REQUESTER,
        "RequesterManaged": True,
        "SourceDestCheck": True,
        "Status": "in-use",
        "MacAddress": _mac(interface_id),
        "PrivateDnsName": name,
        "PrivateIpAddress": address,
        "PrivateIpAddresses": [{"Primary": True, "PrivateDnsName": name, "PrivateIpAddress": address}],
        "Ipv6Addresses": [],
        "Tags": [],
    }
    documents.put(NETWORK_INTERFACE.kind, interface_id, document=made)
    return made


def of_endpoint(documents: Documents, endpoint: Document) -> list[Document]:
    """Return the interfaces of an endpoint, in the order of its subnets."""
    found = (documents.get(NETWORK_INTERFACE.kind, one) for one in endpoint["NetworkInterfaceIds"])
    return [one for one in found if one is not None]


def _mac(interface_id: str) -> str:
    digits = sha256(interface_id.encode()).hexdigest()[:10]
    # The second digit of the first byte says that nobody registered it.
    return ":".join(("02", *(digits[place : place + 2] for place in range(0, 10, 2))))
