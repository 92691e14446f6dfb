from tests.services.ec2.network import SERVICE, Network, filters


def test_execute_api_is_the_only_service(network: Network) -> None:
    """With its zones and its names."""
    told = network.ec2("describe_vpc_endpoint_services")
    service = told["ServiceDetails"][0]

    assert ([SERVICE], 1) == (told["ServiceNames"], len(told["ServiceDetails"]))
    assert "*.execute-api.eu-west-1.amazonaws.com" == service["PrivateDnsName"]
    assert ["execute-api.eu-west-1.vpce.amazonaws.com"] == service["BaseEndpointDnsNames"]
    assert [{"ServiceType": "Interface"}] == service["ServiceType"]
    for name, value, count in (("service-type", "Interface", 1), ("service-type", "Gateway", 0)):
        found = network.ec2("describe_vpc_endpoint_services", Filters=filters((name, value)))
        assert count == len(found["ServiceDetails"]) == len(found["ServiceNames"])


def test_other_services_are_unknown(network: Network) -> None:
    """In EC2's words."""
    assert ("InvalidServiceName", "The Vpc Endpoint Service 'com.amazonaws.eu-west-1.s3' does not exist") == (
        network.refused("describe_vpc_endpoint_services", ServiceNames=["com.amazonaws.eu-west-1.s3"])
    )


def test_there_are_no_prefix_lists(network: Network) -> None:
    """Terraform asks for one of every endpoint."""
    asked = filters(("prefix-list-name", SERVICE))

    assert {"PrefixLists": []} == network.ec2("describe_prefix_lists", Filters=asked)
    assert "InvalidPrefixListID.NotFound" == network.refused("describe_prefix_lists", PrefixListIds=["pl-1"])[0]


def test_services_are_those_of_the_region(network: Network) -> None:
    """A service of another region is reached from there alone."""
    near = network.ec2("describe_vpc_endpoint_services", ServiceRegions=["eu-west-1", "us-east-1"])
    far = network.ec2("describe_vpc_endpoint_services", ServiceRegions=["us-east-1"])

    assert ([SERVICE], []) == (near["ServiceNames"], far["ServiceNames"])
