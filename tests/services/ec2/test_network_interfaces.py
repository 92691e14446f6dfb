from tests.services.ec2.network import Network, filters


def test_interfaces_of_endpoints_are_found(network: Network) -> None:
    """By id, by endpoint, by group; with their tags."""
    group = network.group()
    endpoint = network.endpoint(SubnetIds=network.subnet_ids()[:2], SecurityGroupIds=[group])
    first, second = endpoint["NetworkInterfaceIds"]
    network.ec2("create_tags", Resources=[first], Tags=[{"Key": "a", "Value": "b"}])
    told = network.ec2("describe_network_interfaces", NetworkInterfaceIds=[first])["NetworkInterfaces"][0]
    by_group = network.ec2("describe_network_interfaces", Filters=filters(("group-id", group)))["NetworkInterfaces"]

    assert ("vpc_endpoint", "in-use", True) == (told["InterfaceType"], told["Status"], told["RequesterManaged"])
    assert f"VPC Endpoint Interface {endpoint['VpcEndpointId']}" == told["Description"]
    assert [{"Key": "a", "Value": "b"}] == told["TagSet"]
    assert [first, second] == [one["NetworkInterfaceId"] for one in by_group]
    assert (
        "InvalidNetworkInterfaceID.NotFound"
        == network.refused("describe_network_interfaces", NetworkInterfaceIds=["eni-00000000"])[0]
    )
