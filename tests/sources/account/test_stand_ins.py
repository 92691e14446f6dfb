"""What servers that stand in for AWS leave out."""

import pytest

from gatewright.model.unknown import UNKNOWN
from gatewright.sources.account.stand_ins import lacks_summary, with_long_policy, with_summary

DEPLOYMENT = {"id": "d1", "createdDate": 1.0}
RESOURCES = {
    "items": [
        {"id": "r0", "path": "/"},
        {
            "id": "r1",
            "path": "/pets",
            "resourceMethods": {"GET": {"httpMethod": "GET", "authorizationType": "AWS_IAM", "apiKeyRequired": True}},
        },
    ]
}


def test_what_is_saved_is_taken_for_deployed() -> None:
    """The members that AWS's summary has, of resources that have methods."""
    told = with_summary(DEPLOYMENT, RESOURCES)

    assert {"/pets": {"GET": {"authorizationType": "AWS_IAM", "apiKeyRequired": True}}} == told["apiSummary"]
    assert [True, False] == [lacks_summary(one) for one in (DEPLOYMENT, told)]


@pytest.mark.parametrize(
    ("policy", "saved"),
    [
        ('{"Statement": {"Resource": "execute-api:/prod/*"}}', "arn:aws:execute-api:eu-west-1:*:a1/prod/*"),
        (r"{\"Statement\":[{\"Resource\":[\"execute-api:/*\"]}]}", "arn:aws:execute-api:eu-west-1:*:a1/*"),
        (r'{"Statement":{"Resource":"execute-api:\/*"}}', "arn:aws:execute-api:eu-west-1:*:a1/*"),
    ],
)
def test_a_short_resource_is_written_out_as_aws_saves_it(policy: str, saved: str) -> None:
    """In whatever account it stands, which nobody told."""
    assert f'"{saved}"' in with_long_policy({"id": "a1", "policy": policy}, "eu-west-1")["policy"]


@pytest.mark.parametrize("policy", [None, "", '{"Statement":[]}', "execute-api:/ and no JSON"])
def test_any_other_policy_stays_as_it_is(policy: str | None) -> None:
    """Also what is none."""
    told = {"id": "a1", "policy": policy}
    assert told == with_long_policy(told, "eu-west-1")


def test_what_is_not_told_stays_unknown() -> None:
    """A refused read of the resources leaves the deployment as it came; what there is not lacks nothing."""
    assert DEPLOYMENT == with_summary(DEPLOYMENT, UNKNOWN) == with_summary(DEPLOYMENT, None)
    assert not lacks_summary(UNKNOWN)
    assert not lacks_summary(None)
