import pytest

from tests.services.account import REGION, Pets

ARN = f"arn:aws:apigateway:{REGION}::"


@pytest.mark.parametrize(
    "place", ["/restapis/pets", "/restapis/pets/stages/dev", "/apikeys/{key}", "/usageplans/{plan}"]
)
def test_tags_come_and_go_by_arn(pets: Pets, place: str) -> None:
    """Whatever can be tagged."""
    pets.deploy()
    key = pets.account.call("create_api_key")["id"]
    plan = pets.account.call("create_usage_plan", name="p")["id"]
    arn = ARN + place.format(key=key, plan=plan)
    before = pets.account.call("get_tags", resourceArn=arn)["tags"]
    pets.account.call("tag_resource", resourceArn=arn, tags={"a": "1", "b": "2"})
    pets.account.call("untag_resource", resourceArn=arn, tagKeys=["a"])

    assert {"tags": {**before, "b": "2"}} == pets.account.call("get_tags", resourceArn=arn)


def test_tags_are_a_member_of_what_they_belong_to(pets: Pets) -> None:
    """There is one place."""
    pets.account.call("tag_resource", resourceArn=f"{ARN}/restapis/pets", tags={"a": "1"})

    assert "1" == pets.account.call("get_rest_api", restApiId="pets")["tags"]["a"]


@pytest.mark.parametrize(
    ("arn", "code"),
    [
        (f"{ARN}/restapis/no", "NotFoundException"),
        (f"{ARN}/vpclinks/x", "NotFoundException"),
        ("arn:aws:apigateway:us-east-1::/restapis/pets", "BadRequestException"),
        ("pets", "BadRequestException"),
    ],
)
def test_arn_of_nothing_is_refused(pets: Pets, arn: str, code: str) -> None:
    """Another region, another kind, or no ARN."""
    assert code == pets.account.refusal("get_tags", resourceArn=arn)[0]


def test_arn_may_come_encoded(pets: Pets) -> None:
    """Some clients encode it twice."""
    arn = f"{ARN}/restapis/pets".replace("/", "%2F").replace(":", "%3A")

    assert {"_custom_id_": "pets"} == pets.account.call("get_tags", resourceArn=arn)["tags"]
