from gatewright.services.ec2.endpoint_policies import FULL_ACCESS
from tests.services.ec2.network import ABSENT, Network

POLICY = '{"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "*"}]}'


def test_policy_is_set_and_reset(network: Network) -> None:
    """To the one that allows everything."""
    endpoint = network.endpoint()
    vpce_id = endpoint["VpcEndpointId"]
    network.ec2("modify_vpc_endpoint", VpcEndpointId=vpce_id, PolicyDocument=POLICY)
    network.ec2("modify_vpc_endpoint", VpcEndpointId=vpce_id, PrivateDnsEnabled=True)
    own = network.endpoint_of(vpce_id)["PolicyDocument"]
    network.ec2("modify_vpc_endpoint", VpcEndpointId=vpce_id, ResetPolicy=True)

    assert (POLICY, FULL_ACCESS) == (own, network.endpoint_of(vpce_id)["PolicyDocument"])
    assert (
        "InvalidPolicyDocument" == network.refused("modify_vpc_endpoint", VpcEndpointId=vpce_id, PolicyDocument="x")[0]
    )
    assert (
        "InvalidParameterCombination"
        == network.refused("modify_vpc_endpoint", VpcEndpointId=vpce_id, PolicyDocument=POLICY, ResetPolicy=True)[0]
    )


def test_subnets_come_and_go_with_their_interfaces_and_names(network: Network) -> None:
    """What stays keeps its address; the endpoint's own name stays."""
    first, second, third = network.subnet_ids()
    before = network.endpoint(SubnetIds=[first, second])
    vpce_id = before["VpcEndpointId"]
    network.ec2("modify_vpc_endpoint", VpcEndpointId=vpce_id, AddSubnetIds=[third], RemoveSubnetIds=[first])
    after = network.endpoint_of(vpce_id)
    told = network.ec2("describe_network_interfaces")["NetworkInterfaces"]

    assert [second, third] == after["SubnetIds"]
    assert before["NetworkInterfaceIds"][1] == after["NetworkInterfaceIds"][0]
    assert {*after["NetworkInterfaceIds"]} == {one["NetworkInterfaceId"] for one in told}
    assert before["DnsEntries"][0] == after["DnsEntries"][0]
    assert ["eu-west-1b", "eu-west-1c"] == [one["DnsName"].partition(".")[0][-10:] for one in after["DnsEntries"][1:3]]


def test_groups_come_and_go(network: Network) -> None:
    """One has to stay; the interfaces have the same ones."""
    endpoint = network.endpoint(SubnetIds=network.subnet_ids()[:1])
    vpce_id, default = endpoint["VpcEndpointId"], endpoint["Groups"][0]["GroupId"]
    group = network.group()
    network.ec2(
        "modify_vpc_endpoint", VpcEndpointId=vpce_id, AddSecurityGroupIds=[group], RemoveSecurityGroupIds=[default]
    )
    interface = network.ec2("describe_network_interfaces")["NetworkInterfaces"][0]

    assert [{"GroupId": group, "GroupName": "web"}] == network.endpoint_of(vpce_id)["Groups"] == interface["Groups"]
    assert (
        "InvalidParameter"
        == network.refused("modify_vpc_endpoint", VpcEndpointId=vpce_id, RemoveSecurityGroupIds=[group])[0]
    )


def test_private_dns_is_switched(network: Network) -> None:
    """Off always, on where the VPC allows it; the name of the service is told while it is on."""
    endpoint = network.endpoint()
    vpce_id = endpoint["VpcEndpointId"]
    network.ec2("modify_vpc_endpoint", VpcEndpointId=vpce_id, PrivateDnsEnabled=False)
    off = network.endpoint_of(vpce_id)
    network.ec2("modify_vpc_endpoint", VpcEndpointId=vpce_id, PrivateDnsEnabled=True)
    on = network.endpoint_of(vpce_id)
    network.ec2("modify_vpc_endpoint", VpcEndpointId=vpce_id, PrivateDnsEnabled=False)
    network.ec2("modify_vpc_attribute", VpcId=network.vpc_id, EnableDnsSupport={"Value": False})

    assert (1, 2) == (len(off["DnsEntries"]), len(on["DnsEntries"]))
    assert endpoint == on
    assert (
        "InvalidParameter" == network.refused("modify_vpc_endpoint", VpcEndpointId=vpce_id, PrivateDnsEnabled=True)[0]
    )


def test_endpoint_has_to_be_there(network: Network) -> None:
    """To be changed."""
    assert "InvalidVpcEndpointId.NotFound" == network.refused("modify_vpc_endpoint", VpcEndpointId=f"vpce-{ABSENT}")[0]


def test_what_goes_has_to_be_there(network: Network) -> None:
    """What is not with the endpoint changes nothing."""
    vpce_id = network.endpoint(SubnetIds=network.subnet_ids()[:1])["VpcEndpointId"]
    before = network.endpoint_of(vpce_id)
    other = {"RemoveSubnetIds": network.subnet_ids()[1:], "RemoveSecurityGroupIds": [network.group()]}
    network.ec2("modify_vpc_endpoint", VpcEndpointId=vpce_id, **other)

    assert before == network.endpoint_of(vpce_id)
    for asked, code in (
        ({"RemoveSubnetIds": ["subnet-00000000"]}, "InvalidSubnetId.NotFound"),
        ({"RemoveSecurityGroupIds": ["sg-00000000"]}, "InvalidGroup.NotFound"),
    ):
        assert code == network.refused("modify_vpc_endpoint", VpcEndpointId=vpce_id, **asked)[0]
