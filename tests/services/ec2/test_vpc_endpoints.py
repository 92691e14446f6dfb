import re
from typing import Any

import pytest

from gatewright.services.ec2.endpoint_policies import FULL_ACCESS
from tests.services.account import NOW
from tests.services.ec2.network import ABSENT, SERVICE, Network, filters


def _asked(network: Network, **params: Any) -> dict[str, Any]:
    return {"VpcId": network.vpc_id, "ServiceName": SERVICE, "VpcEndpointType": "Interface", **params}


def test_endpoint_is_told_with_everything_it_has(network: Network) -> None:
    """Pending in the answer, available when it is described."""
    subnets, group = network.subnet_ids()[:2], network.group()
    tags = [{"ResourceType": "vpc-endpoint", "Tags": [{"Key": "a", "Value": "b"}]}]
    asked = _asked(network, SubnetIds=subnets, SecurityGroupIds=[group], TagSpecifications=tags)
    made = network.ec2("create_vpc_endpoint", **asked)["VpcEndpoint"]
    vpce_id = made["VpcEndpointId"]
    names = [one["DnsName"] for one in made["DnsEntries"]]
    own = names[0].partition(".")[0]

    assert re.fullmatch(rf"{vpce_id}-[a-z0-9]{{8}}", own)
    assert [
        f"{own}.execute-api.eu-west-1.vpce.amazonaws.com",
        f"{own}-eu-west-1a.execute-api.eu-west-1.vpce.amazonaws.com",
        f"{own}-eu-west-1b.execute-api.eu-west-1.vpce.amazonaws.com",
        "*.execute-api.eu-west-1.amazonaws.com",
    ] == names
    assert {
        "VpcEndpointId": vpce_id,
        "VpcEndpointType": "Interface",
        "VpcId": network.vpc_id,
        "ServiceName": SERVICE,
        "ServiceRegion": "eu-west-1",
        "State": "pending",
        "PolicyDocument": FULL_ACCESS,
        "RouteTableIds": [],
        "SubnetIds": subnets,
        "Groups": [{"GroupId": group, "GroupName": "web"}],
        "IpAddressType": "ipv4",
        "DnsOptions": {"DnsRecordIpType": "ipv4"},
        "PrivateDnsEnabled": True,
        "RequesterManaged": False,
        "NetworkInterfaceIds": made["NetworkInterfaceIds"],
        "DnsEntries": made["DnsEntries"],
        "CreationTimestamp": NOW,
        "Tags": [{"Key": "a", "Value": "b"}],
        "OwnerId": "000000000000",
    } == made
    assert {**made, "State": "available"} == network.endpoint_of(vpce_id)


def test_endpoint_without_more_has_what_its_vpc_has(network: Network) -> None:
    """The default group, no interfaces; private DNS where it can be."""
    with_names, without = network.endpoint(), network.endpoint(VpcId=network.vpc())

    assert ["default"] == [one["GroupName"] for one in with_names["Groups"]]
    assert ([], []) == (with_names["SubnetIds"], with_names["NetworkInterfaceIds"])
    assert [True, False, False] == [one["PrivateDnsEnabled"] for one in (with_names, without, network.endpoint())]


@pytest.mark.parametrize(
    ("params", "code", "message"),
    [
        (
            {"ServiceName": "com.amazonaws.eu-west-1.s3"},
            "InvalidServiceName",
            "The Vpc Endpoint Service 'com.amazonaws.eu-west-1.s3' does not exist",
        ),
        (
            {"ServiceName": "com.amazonaws.us-east-1.execute-api"},
            "InvalidServiceName",
            "The Vpc Endpoint Service 'com.amazonaws.us-east-1.execute-api' does not exist",
        ),
        ({"ServiceName": None}, "MissingParameter", "The request must contain the parameter ServiceName"),
        (
            {"VpcEndpointType": "Gateway"},
            "InvalidParameter",
            "Endpoint type (Gateway) does not match available service types ([Interface]).",
        ),
        ({"VpcId": f"vpc-{ABSENT}"}, "InvalidVpcId.NotFound", f"The Vpc Id 'vpc-{ABSENT}' does not exist"),
        (
            {"PolicyDocument": "{"},
            "InvalidPolicyDocument",
            "The Policy Document is not valid. Syntax error at position (1,2)",
        ),
    ],
)
def test_endpoint_that_cannot_be_is_refused(network: Network, params: dict[str, Any], code: str, message: str) -> None:
    """In AWS's words."""
    assert (code, message) == network.refused("create_vpc_endpoint", **_asked(network, **params))


def test_endpoint_without_a_type_would_be_a_gateway(network: Network) -> None:
    """Which execute-api has none of."""
    asked = {"VpcId": network.vpc_id, "ServiceName": SERVICE}

    assert "InvalidParameter" == network.refused("create_vpc_endpoint", **asked)[0]


@pytest.mark.parametrize("params", [{"RouteTableIds": ["rtb-1"]}, {"SubnetConfigurations": [{"SubnetId": "s"}]}])
def test_what_has_no_effect_is_refused(network: Network, params: dict[str, Any]) -> None:
    """By name."""
    assert "NotImplementedException" == network.refused("create_vpc_endpoint", **_asked(network, **params))[0]


def test_token_stands_for_one_endpoint(network: Network) -> None:
    """The same call once more makes no second one; another call with it is refused; afterwards it is free."""
    asked = _asked(network, ClientToken="t")
    first = network.ec2("create_vpc_endpoint", **asked)
    second = network.ec2("create_vpc_endpoint", **asked)
    vpce_id = first["VpcEndpoint"]["VpcEndpointId"]

    assert ("t", vpce_id) == (second["ClientToken"], second["VpcEndpoint"]["VpcEndpointId"])
    assert (
        "IdempotentParameterMismatch"
        == network.refused("create_vpc_endpoint", **{**asked, "PrivateDnsEnabled": False})[0]
    )
    network.ec2("delete_vpc_endpoints", VpcEndpointIds=[vpce_id])
    assert vpce_id != network.ec2("create_vpc_endpoint", **asked)["VpcEndpoint"]["VpcEndpointId"]


def test_endpoints_are_found_by_filters(network: Network) -> None:
    """Of every member that AWS filters for."""
    vpc_id = network.vpc()
    here, there = network.endpoint()["VpcEndpointId"], network.endpoint(VpcId=vpc_id)["VpcEndpointId"]
    asked = [
        (filters(("vpc-id", vpc_id)), [there]),
        (filters(("vpc-endpoint-id", here)), [here]),
        (filters(("service-name", SERVICE), ("vpc-endpoint-state", "available")), [here, there]),
        (filters(("vpc-endpoint-type", "Gateway")), []),
    ]

    for named, found in asked:
        told = network.ec2("describe_vpc_endpoints", Filters=named)["VpcEndpoints"]
        assert found == [one["VpcEndpointId"] for one in told]
    assert ("InvalidParameterValue", "The filter 'subnet-id' is invalid") == network.refused(
        "describe_vpc_endpoints", Filters=filters(("subnet-id", "s"))
    )


def test_those_that_cannot_be_deleted_are_told(network: Network) -> None:
    """And hinder no other."""
    endpoint = network.endpoint(SubnetIds=network.subnet_ids()[:1])
    told = network.ec2("delete_vpc_endpoints", VpcEndpointIds=[f"vpce-{ABSENT}", endpoint["VpcEndpointId"]])

    assert [
        {
            "ResourceId": f"vpce-{ABSENT}",
            "Error": {
                "Code": "InvalidVpcEndpointId.NotFound",
                "Message": f"The Vpc Endpoint Id 'vpce-{ABSENT}' does not exist",
            },
        }
    ] == told["Unsuccessful"]
    assert [] == network.ec2("describe_vpc_endpoints")["VpcEndpoints"]
    assert [] == network.ec2("describe_network_interfaces")["NetworkInterfaces"]
    assert (
        "InvalidVpcEndpointId.NotFound"
        == network.refused("describe_vpc_endpoints", VpcEndpointIds=[endpoint["VpcEndpointId"]])[0]
    )


def test_a_tag_pins_the_id(network: Network) -> None:
    """A listener can be bound to an endpoint that is created later; no other may have its id."""

    def pinned(vpce_id: str) -> dict[str, Any]:
        tags = [{"ResourceType": "vpc-endpoint", "Tags": [{"Key": "_custom_id_", "Value": vpce_id}]}]
        return _asked(network, TagSpecifications=tags, PrivateDnsEnabled=False)

    wanted = "vpce-0a1b2c3d4e5f60718"
    made = network.ec2("create_vpc_endpoint", **pinned(wanted))["VpcEndpoint"]
    again = network.refused("create_vpc_endpoint", **pinned(wanted))
    odd = network.refused("create_vpc_endpoint", **pinned("vpce-mine"))

    assert wanted == made["VpcEndpointId"]
    assert ("InvalidParameterValue", True) == (again[0], "already exists" in again[1])
    assert "InvalidVpcEndpointId.Malformed" == odd[0]
