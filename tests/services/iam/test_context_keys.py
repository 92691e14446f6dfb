from tests.services.account import ACCOUNT
from tests.services.iam.people import INVOKE, POLICY, People

WITH_KEY = INVOKE.replace('"Resource": "*"', '"Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "true"}}')
WITH_NAME = INVOKE.replace('"Resource": "*"', '"Resource": "arn:aws:s3:::${aws:username}"')


def test_keys_of_given_policies_are_answered(people: People) -> None:
    """Of each document once."""
    found = people.iam("get_context_keys_for_custom_policy", PolicyInputList=[WITH_KEY, WITH_KEY, WITH_NAME])

    assert ["aws:SecureTransport", "aws:username"] == found["ContextKeyNames"]


def test_keys_of_a_principals_policies_are_answered(people: People) -> None:
    """His own, those of his groups, and those that are given besides."""
    people.user("ann")
    people.iam("create_group", GroupName="g")
    people.iam("add_user_to_group", GroupName="g", UserName="ann")
    people.policy(WITH_KEY)
    people.iam("attach_group_policy", GroupName="g", PolicyArn=POLICY)
    found = people.iam(
        "get_context_keys_for_principal_policy",
        PolicySourceArn=f"arn:aws:iam::{ACCOUNT}:user/ann",
        PolicyInputList=[WITH_NAME],
    )

    assert ["aws:SecureTransport", "aws:username"] == found["ContextKeyNames"]
