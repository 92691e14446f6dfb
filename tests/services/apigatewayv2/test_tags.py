"""Tags by ARN."""

import pytest

from tests.services.api_account import ApiAccount

ARN = "arn:aws:apigateway:eu-west-1::"


def test_an_api_and_a_stage_are_tagged_and_untagged(apis: ApiAccount) -> None:
    """The tags are a member of what they belong to."""
    apis.stage("prod", Tags={"a": "1"})
    for place in ("/apis/chat", "/apis/pets/stages/prod"):
        apis.call("tag_resource", ResourceArn=ARN + place, Tags={"b": "2", "c": "3"})
        apis.call("untag_resource", ResourceArn=ARN + place, TagKeys=["c", "none"])

    assert {"_custom_id_": "chat", "b": "2"} == apis.call("get_api", ApiId="chat")["Tags"]
    assert {"a": "1", "b": "2"} == apis.call("get_stage", ApiId="pets", StageName="prod")["Tags"]
    assert {"Tags": {"a": "1", "b": "2"}} == apis.call("get_tags", ResourceArn=f"{ARN}/apis/pets/stages/prod")


def test_without_tags_v2_shows_that_there_are_none(apis: ApiAccount) -> None:
    """V1 leaves the member out."""
    apis.stage("prod", Tags={"a": "1"})
    apis.account.call("create_rest_api", name="old", tags={"_custom_id_": "old"})
    apis.call("untag_resource", ResourceArn=f"{ARN}/apis/pets/stages/prod", TagKeys=["a"])
    apis.call("untag_resource", ResourceArn=f"{ARN}/restapis/old", TagKeys=["_custom_id_"])
    apis.call("tag_resource", ResourceArn=f"{ARN}/restapis/old", Tags={"a": "1"})

    assert {} == apis.call("get_stage", ApiId="pets", StageName="prod")["Tags"]
    assert {"a": "1"} == apis.account.call("get_rest_api", restApiId="old")["tags"]


@pytest.mark.parametrize(
    ("arn", "code"),
    [
        (f"{ARN}/apis/none", "NotFoundException"),
        (f"{ARN}/apis/pets/routes/x", "NotFoundException"),
        ("arn:aws:apigateway:us-east-1::/apis/pets", "BadRequestException"),
        ("pets", "BadRequestException"),
    ],
)
def test_an_arn_names_something_of_this_region(apis: ApiAccount, arn: str, code: str) -> None:
    """That is there."""
    assert code == apis.refusal("get_tags", ResourceArn=arn)[0]


def test_an_arn_may_come_encoded(apis: ApiAccount) -> None:
    """As SDKs write it into the path."""
    assert (
        "_custom_id_" in apis.call("get_tags", ResourceArn="arn%3Aaws%3Aapigateway%3Aeu-west-1%3A%3A/apis/pets")["Tags"]
    )
