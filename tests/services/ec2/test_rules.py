from tests.services.ec2.network import Network, filters

HTTPS = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/16"}
NO_RULE = "The specified rule does not exist in this security group."


def test_rule_is_told_with_an_id_and_its_tags(network: Network) -> None:
    """In the answer, and when it is asked for."""
    group = network.group()
    tags = [{"ResourceType": "security-group-rule", "Tags": [{"Key": "a", "Value": "b"}]}]
    made = network.ec2("authorize_security_group_ingress", GroupId=group, TagSpecifications=tags, **HTTPS)
    rule = made["SecurityGroupRules"][0]

    assert made["Return"]
    assert (group, False, "tcp", 443, 443, "10.0.0.0/16") == tuple(
        rule[name] for name in ("GroupId", "IsEgress", "IpProtocol", "FromPort", "ToPort", "CidrIpv4")
    )
    for asked in (
        {"SecurityGroupRuleIds": [rule["SecurityGroupRuleId"]]},
        {"Filters": filters(("group-id", group), ("tag:a", "b"))},
    ):
        assert [rule] == network.ec2("describe_security_group_rules", **asked)["SecurityGroupRules"]
    assert ("InvalidSecurityGroupRuleId.NotFound", "The security group rule ID 'sgr-1' does not exist") == (
        network.refused("describe_security_group_rules", SecurityGroupRuleIds=["sgr-1"])
    )


def test_same_rule_twice_is_refused(network: Network) -> None:
    """Whatever its description; for the other direction it is another rule."""
    group = network.group()
    ranges = [{"CidrIp": "10.0.0.0/16", "Description": "another"}]
    network.ec2("authorize_security_group_ingress", GroupId=group, **HTTPS)
    network.ec2("authorize_security_group_egress", GroupId=group, **HTTPS)
    twice = network.refused(
        "authorize_security_group_ingress",
        GroupId=group,
        IpPermissions=[{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": ranges}],
    )
    everything = network.refused("authorize_security_group_egress", GroupId=group, IpProtocol="-1", CidrIp="0.0.0.0/0")

    assert (
        "InvalidPermission.Duplicate",
        'the specified rule "peer: 10.0.0.0/16, TCP, from port: 443, to port: 443, ALLOW" already exists',
    ) == twice
    assert 'the specified rule "peer: 0.0.0.0/0, ALL, ALLOW" already exists' == everything[1]


def test_rules_are_revoked_by_what_they_say_or_by_id(network: Network) -> None:
    """Those that are not there are refused."""
    group = network.group()
    egress = network.ec2("describe_security_group_rules", Filters=filters(("group-id", group)))["SecurityGroupRules"]
    network.ec2("authorize_security_group_ingress", GroupId=group, **HTTPS)
    by_words = network.ec2("revoke_security_group_ingress", GroupId=group, **HTTPS)
    rule_id = egress[0]["SecurityGroupRuleId"]
    crossed = network.refused("revoke_security_group_ingress", GroupId=group, SecurityGroupRuleIds=[rule_id])
    by_id = network.ec2("revoke_security_group_egress", GroupId=group, SecurityGroupRuleIds=[rule_id])

    assert (1, egress) == (len(by_words["RevokedSecurityGroupRules"]), by_id["RevokedSecurityGroupRules"])
    assert "InvalidSecurityGroupRuleId.NotFound" == crossed[0]
    assert ("InvalidPermission.NotFound", NO_RULE) == network.refused(
        "revoke_security_group_ingress", GroupId=group, **HTTPS
    )
    assert (
        [] == network.ec2("describe_security_group_rules", Filters=filters(("group-id", group)))["SecurityGroupRules"]
    )


def test_call_names_a_group_and_a_rule(network: Network) -> None:
    """Both, or it is refused."""
    assert ("MissingParameter", "The request must contain the parameter groupId") == network.refused(
        "authorize_security_group_ingress", **HTTPS
    )
    assert "MissingParameter" == network.refused("authorize_security_group_ingress", GroupId=network.group())[0]


def test_rules_of_a_group_that_is_none_are_none(network: Network) -> None:
    """But what could be no group's id is refused (moto's test of both ran against AWS)."""
    nobodys = filters(("group-id", "sg-005216b55886f0fdc"))
    malformed = network.refused("describe_security_group_rules", Filters=filters(("group-id", "web")))

    assert [] == network.ec2("describe_security_group_rules", Filters=nobodys)["SecurityGroupRules"]
    assert ("InvalidGroupId.Malformed", "The security group ID 'web' is malformed") == malformed
