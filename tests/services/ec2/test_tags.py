from tests.services.ec2.network import Network, filters


def test_tags_are_added_taken_away_and_told(network: Network) -> None:
    """Of every kind of resource, with a filter or without."""
    group = network.group()
    rule = network.ec2(
        "authorize_security_group_ingress",
        GroupId=group,
        IpPermissions=[{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}],
    )["SecurityGroupRules"][0]["SecurityGroupRuleId"]
    resources = [network.vpc_id, group, rule, network.endpoint()["VpcEndpointId"]]
    tags = [{"Key": "k", "Value": "v"}, {"Key": "l", "Value": "w"}]
    network.ec2("create_tags", Resources=resources, Tags=tags)
    network.ec2("delete_tags", Resources=[group], Tags=[{"Key": "k", "Value": "other"}, {"Key": "l"}])
    network.ec2("delete_tags", Resources=[rule])
    told = network.ec2("describe_tags", Filters=filters(("key", "k")))["Tags"]

    assert [(resources[0], "vpc"), (group, "security-group"), (resources[3], "vpc-endpoint")] == [
        (one["ResourceId"], one["ResourceType"]) for one in told
    ]
    assert 5 == len(network.ec2("describe_tags")["Tags"])


def test_tags_of_nothing_are_refused(network: Network) -> None:
    """And then no resource has them."""
    tags = [{"Key": "k", "Value": "v"}]

    assert "InvalidID" == network.refused("create_tags", Resources=[network.vpc_id, "x"], Tags=tags)[0]
    for absent, code in (("sgr-00000000", "InvalidSecurityGroupRuleId"), ("subnet-00000000", "InvalidSubnetID")):
        assert f"{code}.NotFound" == network.refused("create_tags", Resources=[absent], Tags=tags)[0]
    assert [] == network.ec2("describe_tags")["Tags"]
