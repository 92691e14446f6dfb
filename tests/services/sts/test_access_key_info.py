from tests.services.account import ACCOUNT
from tests.services.iam.people import People


def test_key_tells_its_account(people: People) -> None:
    """Of our own keys, and of any that has AWS's form."""
    people.user("ann")
    key = people.iam("create_access_key", UserName="ann")["AccessKey"]["AccessKeyId"]

    assert {"Account": ACCOUNT} == people.sts("get_access_key_info", AccessKeyId=key)
    assert "ValidationError" == people.refusal("get_access_key_info", service="sts", AccessKeyId="test-test-test-te")[0]
