"""VPC links of V2."""

from tests.services.api_account import ApiAccount


def test_a_link_is_made_answered_changed_and_deleted(apis: ApiAccount) -> None:
    """As AWS's example shows one that is ready."""
    made = apis.call("create_vpc_link", Name="inside", SubnetIds=["subnet-1"], Tags={"a": "1"})
    named = {"VpcLinkId": made["VpcLinkId"]}

    assert made == {
        "CreatedDate": 1_767_225_600,
        "Name": "inside",
        "SecurityGroupIds": [],
        "SubnetIds": ["subnet-1"],
        "Tags": {"a": "1"},
        "VpcLinkId": made["VpcLinkId"],
        "VpcLinkStatus": "AVAILABLE",
        "VpcLinkStatusMessage": "VPC link is ready to route traffic",
        "VpcLinkVersion": "V2",
    }
    assert made == apis.call("get_vpc_link", **named)
    assert [made] == apis.items("get_vpc_links")
    assert {**made, "Name": "other"} == apis.call("update_vpc_link", **named, Name="other")
    arn = f"arn:aws:apigateway:eu-west-1::/vpclinks/{made['VpcLinkId']}"
    assert {"Tags": {"a": "1"}} == apis.call("get_tags", ResourceArn=arn)
    apis.call("delete_vpc_link", **named)
    assert ("NotFoundException", "Invalid Vpc Link identifier specified") == apis.refusal("get_vpc_link", **named)


def test_what_cannot_be_is_refused(apis: ApiAccount) -> None:
    """A link has a name and stands in a subnet."""
    assert ("BadRequestException", "SubnetIds for a vpc link cannot be empty") == (
        apis.refusal("create_vpc_link", Name="inside", SubnetIds=[])
    )
    assert "BadRequestException" == apis.refusal("create_vpc_link", Name="", SubnetIds=["subnet-1"])[0]


def test_there_may_be_ten(apis: ApiAccount) -> None:
    """Documented."""
    for number in range(10):
        apis.call("create_vpc_link", Name=str(number), SubnetIds=["subnet-1"])

    assert "TooManyRequestsException" == apis.refusal("create_vpc_link", Name="x", SubnetIds=["subnet-1"])[0]
