import re

import pytest

from gatewright.services.ec2 import ids
from gatewright.services.ec2.ids import (
    KINDS,
    SECURITY_GROUP,
    SUBNET_OF_ENDPOINT,
    VPC,
    VPC_ENDPOINT,
    VPC_OF_ENDPOINT,
    Kind,
)
from gatewright.wire.errors import ServiceError
from tests.services.account import REGION, Account
from tests.services.ec2.network import ABSENT


def test_ids_are_a_prefix_and_seventeen_digits() -> None:
    """The first of which is 0; no two are equal."""
    operation = Account().operation({})
    drawn = [ids.drawn(operation, "vpce") for _ in range(20)]

    assert all(re.fullmatch(r"vpce-0[0-9a-f]{16}", one) for one in drawn)
    assert 20 == len(set(drawn))


@pytest.mark.parametrize(
    ("kind", "wanted", "code", "message"),
    [
        (VPC, f"vpc-{ABSENT}", "InvalidVpcID.NotFound", f"The vpc ID 'vpc-{ABSENT}' does not exist"),
        (VPC, "vpc", "InvalidVpcID.Malformed", 'Invalid id: "vpc" (expecting "vpc-...")'),
        (SECURITY_GROUP, "x", "InvalidGroupId.Malformed", 'Invalid id: "x" (expecting "sg-...")'),
        (SECURITY_GROUP, "sg-12345678", "InvalidGroup.NotFound", "The security group 'sg-12345678' does not exist"),
        (VPC_OF_ENDPOINT, "vpc-12345678", "InvalidVpcId.NotFound", "The Vpc Id 'vpc-12345678' does not exist"),
        (
            VPC_ENDPOINT,
            f"vpce-{ABSENT}",
            "InvalidVpcEndpointId.NotFound",
            f"The Vpc Endpoint Id 'vpce-{ABSENT}' does not exist",
        ),
        (
            SUBNET_OF_ENDPOINT,
            "mine",
            "InvalidSubnetId.Malformed",
            (
                "Invalid Subnet Id: 'mine' (expecting 'subnet-...; the Id may only contain lowercase alphanumeric"
                " characters and a single dash')"
            ),
        ),
    ],
)
def test_ids_of_nothing_are_refused_in_words_of_their_kind(kind: Kind, wanted: str, code: str, message: str) -> None:
    """Whether they are none, or nobody's."""
    account = Account()
    with (
        account.store.transaction("000000000000", REGION) as documents,
        pytest.raises(ServiceError) as caught,
    ):
        ids.found(documents, kind, wanted)

    assert (code, message) == (caught.value.code, caught.value.message)


def test_every_prefix_is_that_of_one_kind() -> None:
    """So an id tells what it is of."""
    assert [kind.prefix for kind in KINDS.values()] == list(KINDS)
