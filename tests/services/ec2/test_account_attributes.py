from tests.services.ec2.network import Network


def test_default_vpc_is_an_attribute_of_the_account(network: Network) -> None:
    """All attributes, or those that are named; `none` once it is gone."""
    told = network.ec2("describe_account_attributes")["AccountAttributes"]
    one = network.ec2("describe_account_attributes", AttributeNames=["default-vpc"])["AccountAttributes"]
    for subnet in network.subnet_ids():
        network.ec2("delete_subnet", SubnetId=subnet)
    network.ec2("delete_vpc", VpcId=network.vpc_id)
    gone = network.ec2("describe_account_attributes", AttributeNames=["default-vpc"])["AccountAttributes"]

    assert [("supported-platforms", "VPC"), ("default-vpc", network.vpc_id)] == [
        (each["AttributeName"], each["AttributeValues"][0]["AttributeValue"]) for each in told
    ]
    assert (told[1:], "none") == (one, gone[0]["AttributeValues"][0]["AttributeValue"])
