from tests.services.account import Account
from tests.services.lambda_.small import arn, call, create, package


def test_a_version_is_a_copy(account: Account) -> None:
    """What happens to `$LATEST` later does not change it."""
    created = create(account, Publish=True)
    call(account, "update_function_configuration", FunctionName="f", Timeout=9)
    call(account, "update_function_code", FunctionName="f", ZipFile=package("x = 1"))
    version = call(account, "get_function_configuration", FunctionName="f:1")

    assert ("1", arn("f", "1"), 3) == (created["Version"], created["FunctionArn"], version["Timeout"])
    assert created["CodeSha256"] == version["CodeSha256"]


def test_nothing_new_is_no_new_version(account: Account) -> None:
    """The last version is answered again, whatever the description."""
    create(account, Publish=True)
    again = call(account, "publish_version", FunctionName="f", Description="again")

    assert ("1", "") == (again["Version"], again["Description"])


def test_a_number_is_given_once(account: Account) -> None:
    """Also after its version was deleted."""
    create(account, Publish=True)
    call(account, "delete_function", FunctionName="f:1")

    assert "2" == call(account, "publish_version", FunctionName="f", Description="second")["Version"]
    assert "second" == call(account, "get_function_configuration", FunctionName="f:2")["Description"]
