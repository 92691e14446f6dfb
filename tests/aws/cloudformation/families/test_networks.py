from gatewright.aws.cloudformation.families.networks import is_entrance
from tests.aws.cloudformation.performing import Performing, made
from tests.aws.cloudformation.test_plan import planned

SERVICE = {"Fn::Sub": "com.amazonaws.${AWS::Region}.execute-api"}


def test_a_vpc_and_a_subnet_are_known_by_their_ids() -> None:
    """Attributes of a VPC are set when it is there."""
    vpc = Performing({"create_vpc": {"Vpc": {"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}}})
    subnet = Performing({"create_subnet": {"Subnet": {"SubnetId": "subnet-1", "AvailabilityZone": "eu-west-1a"}}})
    tags = [{"Key": "a", "Value": "b"}]
    one = made("AWS::EC2::VPC", {"CidrBlock": "10.0.0.0/16", "EnableDnsHostnames": True, "Tags": tags}, vpc)
    two = made("AWS::EC2::Subnet", {"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/24", "MapPublicIpOnLaunch": True}, subnet)

    assert vpc.params("create_vpc")["TagSpecifications"] == [{"ResourceType": "vpc", "Tags": tags}]
    assert vpc.params("modify_vpc_attribute") == {"VpcId": "vpc-1", "EnableDnsHostnames": {"Value": True}}
    assert (one.physical_id, two.physical_id) == ("vpc-1", "subnet-1")


def test_rules_of_a_group_name_whom_they_are_about() -> None:
    """An address, or another group."""
    performing = Performing({"create_security_group": {"GroupId": "sg-1"}})
    rules = [{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "10.0.0.0/16", "Description": "d"}]
    made(
        "AWS::EC2::SecurityGroup",
        {"GroupDescription": "g", "VpcId": "vpc-1", "SecurityGroupIngress": rules},
        performing,
    )
    rule = {"GroupId": "sg-1", "IpProtocol": "-1", "SourceSecurityGroupId": "sg-2"}
    other = made("AWS::EC2::SecurityGroupIngress", rule, Performing())

    assert performing.params("authorize_security_group_ingress")["IpPermissions"] == [
        {
            "IpProtocol": "tcp",
            "FromPort": 443,
            "ToPort": 443,
            "IpRanges": [{"CidrIp": "10.0.0.0/16", "Description": "d"}],
        }
    ]
    assert other.undo[0][2]["IpPermissions"] == [{"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": "sg-2"}]}]


def test_an_endpoint_tells_its_names() -> None:
    """With its policy as text."""
    entry = {"HostedZoneId": "Z", "DnsName": "vpce-1.example"}
    performing = Performing(
        {"create_vpc_endpoint": {"VpcEndpoint": {"VpcEndpointId": "vpce-1", "DnsEntries": [entry]}}}
    )
    found = made("AWS::EC2::VPCEndpoint", {"ServiceName": "x", "PolicyDocument": {"Statement": []}}, performing)

    assert performing.params("create_vpc_endpoint")["PolicyDocument"] == '{"Statement":[]}'
    assert dict(found.attributes) == {"Id": "vpce-1", "DnsEntries": ["Z:vpce-1.example"]}


def test_networks_are_made_where_they_lead_to_an_api() -> None:
    """An endpoint of another service leads to none."""
    vpc = {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}}
    subnet = {"Type": "AWS::EC2::Subnet", "Properties": {"VpcId": {"Ref": "Vpc"}}}
    to_s3 = {"Type": "AWS::EC2::VPCEndpoint", "Properties": {"VpcId": {"Ref": "Vpc"}, "ServiceName": "s3"}}
    to_api = {"Type": "AWS::EC2::VPCEndpoint", "Properties": {"VpcId": {"Ref": "Vpc"}, "ServiceName": SERVICE}}
    without = planned({"Vpc": vpc, "Subnet": subnet, "S3": to_s3})
    with_one = planned({"Vpc": vpc, "Subnet": subnet, "S3": to_s3, "Api": to_api})

    assert is_entrance({"ServiceName": SERVICE})
    assert (set(without.order), set(with_one.order)) == (set(), {"Vpc", "Subnet", "Api"})
    assert dict(with_one.left_out) == {"S3": "AWS::EC2::VPCEndpoint"}
