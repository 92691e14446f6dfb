from tests.services.ec2.network import Network, filters


def test_new_vpc_has_names_but_no_host_names(network: Network) -> None:
    """The attributes of a VPC that somebody makes, and its one block."""
    vpc_id = network.vpc("10.0.0.0/16")
    vpc = network.ec2("describe_vpcs", VpcIds=[vpc_id])["Vpcs"][0]

    assert (False, "available", "10.0.0.0/16") == (vpc["IsDefault"], vpc["State"], vpc["CidrBlock"])
    assert ["10.0.0.0/16"] == [one["CidrBlock"] for one in vpc["CidrBlockAssociationSet"]]
    assert [True, False] == [
        network.ec2("describe_vpc_attribute", VpcId=vpc_id, Attribute=name)[member]["Value"]
        for name, member in (("enableDnsSupport", "EnableDnsSupport"), ("enableDnsHostnames", "EnableDnsHostnames"))
    ]


def test_default_group_admits_its_own_members(network: Network) -> None:
    """And lets everything out; a new group admits nobody."""
    vpc_id = network.vpc()
    named = filters(("vpc-id", vpc_id))
    default = network.ec2("describe_security_groups", Filters=named)["SecurityGroups"][0]
    own = network.group(vpc_id=vpc_id)
    new = network.ec2("describe_security_groups", GroupIds=[own])["SecurityGroups"][0]

    assert ("default", "default VPC security group") == (default["GroupName"], default["Description"])
    assert [default["GroupId"]] == [
        pair["GroupId"] for one in default["IpPermissions"] for pair in one["UserIdGroupPairs"]
    ]
    assert [[{"CidrIp": "0.0.0.0/0"}]] * 2 == [one["IpPermissionsEgress"][0]["IpRanges"] for one in (default, new)]
    assert [] == new["IpPermissions"]


def test_new_subnet_is_not_public(network: Network) -> None:
    """Unlike the default ones."""
    vpc_id = network.vpc()
    subnet = network.ec2("create_subnet", VpcId=vpc_id, CidrBlock="10.0.1.0/24")["Subnet"]

    assert (False, False, 251) == (
        subnet["DefaultForAz"],
        subnet["MapPublicIpOnLaunch"],
        subnet["AvailableIpAddressCount"],
    )
    assert f"arn:aws:ec2:eu-west-1:000000000000:subnet/{subnet['SubnetId']}" == subnet["SubnetArn"]
