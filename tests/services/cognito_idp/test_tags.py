from tests.services.cognito_idp.pool_account import PoolAccount


def test_tags_come_and_go(cognito: PoolAccount) -> None:
    """By the pool's ARN."""
    arn = cognito.in_pool("describe_user_pool")["UserPool"]["Arn"]
    cognito.call("tag_resource", ResourceArn=arn, Tags={"a": "1", "b": "2"})
    cognito.call("untag_resource", ResourceArn=arn, TagKeys=["a", "c"])

    assert cognito.call("list_tags_for_resource", ResourceArn=arn) == {"Tags": {"b": "2"}}
    assert cognito.in_pool("describe_user_pool")["UserPool"]["UserPoolTags"] == {"b": "2"}


def test_tags_of_nothing_are_refused(cognito: PoolAccount) -> None:
    """There is no such pool."""
    refused = cognito.refusal("list_tags_for_resource", ResourceArn="arn:aws:cognito-idp:x:0:userpool/x_y")

    assert refused[0] == "ResourceNotFoundException"
