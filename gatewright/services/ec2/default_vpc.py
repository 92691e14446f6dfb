"""
The default VPC that every account has in every region until somebody deletes it.

https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html: 172.31.0.0/16, a public subnet of /20 in
each zone. It is made when EC2 is first asked for anything, so that whoever never asks has no documents of it.
"""

from ipaddress import IPv4Network
from typing import Final

from gatewright.services.ec2 import ids
from gatewright.services.ec2.new_network import make_subnet, make_vpc
from gatewright.services.ec2.zone_names import names_in
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

BLOCK: Final = "172.31.0.0/16"
_SUBNET_PREFIX: Final = 20
_KIND: Final = "ec2_region"
"""The document that says that the region was begun: the default VPC is made once, and may then be deleted for good."""


def once(documents: Documents, operation: Operation) -> None:
    """Begin the region where nobody has yet."""
    if documents.get(_KIND) is None:
        documents.put(_KIND, document={"DhcpOptionsId": ids.drawn(operation, "dopt")})
        make(documents, operation)


def dhcp_options_id(documents: Documents) -> str:
    """Return the id of the region's own DHCP options, which every VPC has here."""
    found = documents.get(_KIND)
    if found is None:
        raise LookupError("expected a region that was begun; ask `once` first")
    return str(found["DhcpOptionsId"])


def make(documents: Documents, operation: Operation) -> Document:
    """Make the default VPC and its subnets."""
    made = make_vpc(documents, operation, BLOCK, dhcp_options_id(documents), (), default=True)
    blocks = IPv4Network(BLOCK).subnets(new_prefix=_SUBNET_PREFIX)
    for zone, block in zip(names_in(operation.region), blocks, strict=False):
        make_subnet(documents, operation, made["VpcId"], str(block), zone, (), default=True)
    return made
