"""
Ids of EC2's resources: a prefix that says the kind, and seventeen hexadecimal digits.

https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html. The first digit is 0, as recorded in AWS's own
examples.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.services.ec2.errors import refused
from gatewright.services.operation import Operation
from gatewright.services.tagging import CUSTOM_ID
from gatewright.store.documents import Document, Documents
from gatewright.wire.errors import ServiceError

_HEXADECIMAL: Final = pattern(r"[0-9a-f]{8}|[0-9a-f]{17}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of resource that has such ids."""

    kind: str
    """The kind of its documents."""

    prefix: str
    """What its ids start with."""

    member: str
    """The member that holds its id."""

    tagged: str
    """What tags call it: `ResourceType`."""

    code: str
    """The first part of the codes of errors about its ids."""

    words: str
    """What the texts of these errors call its ids."""

    of_endpoints: bool = False
    """Whether the texts are those of the operations on VPC endpoints, which have a spelling of their own."""


VPC: Final = Kind(
    kind="vpc",
    prefix="vpc",
    member="VpcId",
    tagged="vpc",
    code="InvalidVpcID",
    words="vpc ID",
)
SUBNET: Final = Kind(
    kind="subnet",
    prefix="subnet",
    member="SubnetId",
    tagged="subnet",
    code="InvalidSubnetID",
    words="subnet ID",
)
SECURITY_GROUP: Final = Kind(
    kind="security_group",
    prefix="sg",
    member="GroupId",
    tagged="security-group",
    code="InvalidGroup",
    words="security group",
)
SECURITY_GROUP_RULE: Final = Kind(
    kind="security_group_rule",
    prefix="sgr",
    member="SecurityGroupRuleId",
    tagged="security-group-rule",
    code="InvalidSecurityGroupRuleId",
    words="security group rule ID",
)
NETWORK_INTERFACE: Final = Kind(
    kind="network_interface",
    prefix="eni",
    member="NetworkInterfaceId",
    tagged="network-interface",
    code="InvalidNetworkInterfaceID",
    words="networkInterface ID",
)
VPC_ENDPOINT: Final = Kind(
    kind="vpc_endpoint",
    prefix="vpce",
    member="VpcEndpointId",
    tagged="vpc-endpoint",
    code="InvalidVpcEndpointId",
    words="Vpc Endpoint Id",
    of_endpoints=True,
)
VPC_OF_ENDPOINT: Final = replace(VPC, code="InvalidVpcId", words="Vpc Id", of_endpoints=True)
SUBNET_OF_ENDPOINT: Final = replace(SUBNET, code="InvalidSubnetId", words="Subnet Id", of_endpoints=True)
"""A VPC and a subnet that an endpoint is asked for in (their codes are reported of CreateVpcEndpoint)."""


KINDS: Final[Mapping[str, Kind]] = {
    one.prefix: one for one in (VPC, SUBNET, SECURITY_GROUP, SECURITY_GROUP_RULE, NETWORK_INTERFACE, VPC_ENDPOINT)
}
"""Every kind by its prefix."""


def drawn(operation: Operation, prefix: str) -> str:
    """Draw an id that nobody can guess."""
    return f"{prefix}-0{sha256(f'{operation.new_id()}{operation.new_id()}'.encode()).hexdigest()[:16]}"


def pinned(documents: Documents, kind: Kind, tags: Iterable[Document]) -> str | None:
    """Return the id that a tag pins, which no other may have; `None` where none does.

    Not AWS's: so a listener can be bound to a VPC endpoint that is created later.
    """
    wanted = next((str(tag["Value"]) for tag in tags if tag["Key"] == CUSTOM_ID), None)
    if wanted is None:
        return None
    if not is_one(kind, wanted):
        raise _malformed(kind, wanted)
    if documents.get(kind.kind, wanted) is not None:
        raise refused("InvalidParameterValue", f"The {kind.words} '{wanted}' of the tag {CUSTOM_ID} already exists")
    return wanted


def is_one(kind: Kind, text: str) -> bool:
    """Return whether a text could be the id of something of a kind."""
    prefix, _, rest = text.partition("-")
    return prefix == kind.prefix and _HEXADECIMAL.fullmatch(rest) is not None


def found(documents: Documents, kind: Kind, wanted: str) -> Document:
    """Return a resource, or refuse an id that is none as EC2 does."""
    if not is_one(kind, wanted):
        raise _malformed(kind, wanted)
    document = documents.get(kind.kind, wanted)
    if document is None:
        raise absent(kind, wanted)
    return document


def absent(kind: Kind, wanted: str) -> ServiceError:
    """Return the refusal of an id that none has (reported by users, of every kind)."""
    return refused(f"{kind.code}.NotFound", f"The {kind.words} '{wanted}' does not exist")


def _malformed(kind: Kind, wanted: str) -> ServiceError:
    # Both sentences are reported, each of some kinds (security groups; subnets of endpoints); of the others inferred.
    if kind.of_endpoints:
        more = "the Id may only contain lowercase alphanumeric characters and a single dash"
        text = f"Invalid {kind.words}: '{wanted}' (expecting '{kind.prefix}-...; {more}')"
        return refused(f"{kind.code}.Malformed", text)
    code = "InvalidGroupId" if kind is SECURITY_GROUP else kind.code
    return refused(f"{code}.Malformed", f'Invalid id: "{wanted}" (expecting "{kind.prefix}-...")')
