"""What user pools demand."""

from tests.services.access.demands.asking import demanded

POOL = "arn:aws:cognito-idp:eu-west-1:000000000000:userpool/p"


def test_a_pool_by_its_id() -> None:
    """Or by its ARN; all pools have none."""
    assert [("cognito-idp:ListUsers", (POOL,))] == demanded("cognito-idp", "ListUsers", UserPoolId="p")
    assert [("cognito-idp:TagResource", (POOL,))] == demanded("cognito-idp", "TagResource", ResourceArn=POOL, Tags={})
    assert [("cognito-idp:ListUserPools", ("*",))] == demanded("cognito-idp", "ListUserPools", MaxResults=1)
    assert [("cognito-idp:GetUser", ("?",))] == demanded("cognito-idp", "GetUser", AccessToken="t")
