"""What user pools demand."""

from tests.services.access.demands.asking import demanded

POOL = "arn:aws:cognito-idp:eu-west-1:000000000000:userpool/p"


def test_a_pool_by_its_id() -> None:
    """Or by its ARN; all pools have none."""
    assert [("cognito-idp:ListUsers", (POOL,))] == demanded("cognito-idp", "ListUsers", UserPoolId="p")
    assert [("cognito-idp:TagResource", (POOL,))] == demanded("cognito-idp", "TagResource", ResourceArn=POOL, Tags={})
    assert [("cognito-idp:ListUserPools", ("*",))] == demanded("cognito-idp", "ListUserPools", MaxResults=1)
    assert [("cognito-idp:GetUser", ("?",))] == demanded("cognito-idp", "GetUser", AccessToken="t")


def test_an_arn_leads_to_a_pool_of_the_caller() -> None:
    """Whatever region, account or partition stands in it."""
    elsewhere = "arn:aws-cn:cognito-idp:us-east-1:999999999999:userpool/p"
    found = demanded("cognito-idp", "TagResource", ResourceArn=elsewhere, Tags={})

    assert [("cognito-idp:TagResource", (POOL,))] == found
