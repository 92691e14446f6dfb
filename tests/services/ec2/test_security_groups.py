import pytest

from tests.services.ec2.network import Network, filters

HTTPS = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443}


def test_group_is_found_by_what_it_admits(network: Network) -> None:
    """By id, name or filter."""
    group = network.group("web")
    network.ec2(
        "authorize_security_group_ingress",
        GroupId=group,
        IpPermissions=[{**HTTPS, "IpRanges": [{"CidrIp": "10.0.0.0/16"}]}],
    )
    asked = (
        {"GroupIds": [group]},
        {"GroupNames": ["web"]},
        {"Filters": filters(("ip-permission.cidr", "10.0.*"), ("ip-permission.from-port", "443"))},
    )

    for params in asked:
        assert [group] == [
            one["GroupId"] for one in network.ec2("describe_security_groups", **params)["SecurityGroups"]
        ]
    assert "InvalidGroup.NotFound" == network.refused("describe_security_groups", GroupNames=["none"])[0]


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"GroupName": "web"}, "InvalidGroup.Duplicate"),
        ({"GroupName": "default"}, "InvalidParameterValue"),
        ({"GroupName": "sg-mine"}, "InvalidParameterValue"),
        ({"GroupName": "w€b"}, "InvalidParameterValue"),
        ({"GroupName": "a", "Description": ""}, "InvalidParameterValue"),
        ({"GroupName": "a", "VpcId": "vpc-00000000"}, "InvalidVpcID.NotFound"),
    ],
)
def test_group_that_cannot_be_is_refused(network: Network, params: dict[str, str], code: str) -> None:
    """Of a name that is taken or kept, with letters that names do not have, in no VPC."""
    network.group("web")

    assert code == network.refused("create_security_group", **{"Description": "d", **params})[0]


def test_name_is_taken_in_its_vpc_only(network: Network) -> None:
    """Another VPC has its own names."""
    network.group("web")
    network.group("web", network.vpc())

    assert 2 == len(network.ec2("describe_security_groups", Filters=filters(("group-name", "web")))["SecurityGroups"])


def test_group_is_deleted_when_nothing_names_it(network: Network) -> None:
    """No endpoint, and no rule of another group; its own rules do not keep it."""
    group, other = network.group("web"), network.group("other")
    endpoint = network.endpoint(SecurityGroupIds=[group])["VpcEndpointId"]
    for holder in (group, other):
        network.ec2(
            "authorize_security_group_ingress",
            GroupId=holder,
            IpPermissions=[{"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": group}]}],
        )
    held = ("DependencyViolation", f"resource {group} has a dependent object")

    assert held == network.refused("delete_security_group", GroupId=group)
    network.ec2("delete_vpc_endpoints", VpcEndpointIds=[endpoint])
    assert held == network.refused("delete_security_group", GroupId=group)
    network.ec2("delete_security_group", GroupId=other)
    assert {"Return": True, "GroupId": group} == network.ec2("delete_security_group", GroupName="web")
    assert "InvalidGroup.NotFound" == network.refused("delete_security_group", GroupName="web")[0]
    assert "MissingParameter" == network.refused("delete_security_group")[0]


def test_default_group_stays(network: Network) -> None:
    """As long as its VPC."""
    group = network.ec2("describe_security_groups")["SecurityGroups"][0]["GroupId"]

    assert (
        "CannotDelete",
        f'the specified group: "{group}" name: "default" cannot be deleted by a user',
    ) == network.refused("delete_security_group", GroupId=group)


def test_without_a_default_vpc_one_has_to_be_named(network: Network) -> None:
    """There is nowhere to put a group."""
    for subnet in network.subnet_ids():
        network.ec2("delete_subnet", SubnetId=subnet)
    network.ec2("delete_vpc", VpcId=network.vpc_id)

    assert "VPCIdNotSpecified" == network.refused("create_security_group", GroupName="a", Description="d")[0]
