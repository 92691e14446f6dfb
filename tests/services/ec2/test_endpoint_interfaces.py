from tests.services.ec2.network import Network


def test_interface_has_an_address_of_its_subnet(network: Network) -> None:
    """The first that is free."""
    subnets = network.subnet_ids()
    network.endpoint(SubnetIds=subnets[:2])
    network.endpoint(SubnetIds=subnets[1:2], PrivateDnsEnabled=False)
    told = network.ec2("describe_network_interfaces")["NetworkInterfaces"]

    assert ["172.31.0.4", "172.31.16.4", "172.31.16.5"] == [one["PrivateIpAddress"] for one in told]
    assert 3 == len({one["MacAddress"] for one in told})
    assert "ip-172-31-0-4.eu-west-1.compute.internal" == told[0]["PrivateDnsName"]
