from tests.services.account import Account
from tests.services.lambda_.small import arn, call, create, package


def test_a_version_is_a_copy(account: Account) -> None:
    """What happens to `$LATEST` later does not change it."""
    created = create(account, Publish=True)
    call(account, "update_function_configuration", FunctionName="f", Timeout=9)
    call(account, "update_function_code", FunctionName="f", ZipFile=package("x = 1"))
    version = call(account, "get_function_configuration", FunctionName="f:1")

    assert ("1", arn("f", "1"), 3) == (version["Version"], version["FunctionArn"], version["Timeout"])
    assert created["CodeSha256"] == version["CodeSha256"]


def test_nothing_new_is_no_new_version(account: Account) -> None:
    """The last version is answered again, whatever the description."""
    create(account, Publish=True)
    again = call(account, "publish_version", FunctionName="f", Description="again")

    assert ("1", "") == (again["Version"], again["Description"])


def test_the_same_code_once_more_is_something_new(account: Account) -> None:
    """Each upload can be published, and once only (moto's test of it ran against AWS)."""
    create(account, Publish=True)
    call(account, "update_function_code", FunctionName="f", ZipFile=package("x = 1"), Publish=True)
    call(account, "update_function_code", FunctionName="f", ZipFile=package("x = 1"))
    third = call(account, "publish_version", FunctionName="f")["Version"]
    again = call(account, "publish_version", FunctionName="f")["Version"]
    fourth = call(account, "update_function_code", FunctionName="f", ZipFile=package("x = 1"), Publish=True)

    assert ("3", "3") == (third, again)
    assert ("4", arn("f", "4")) == (fourth["Version"], fourth["FunctionArn"])


def test_a_function_that_is_published_at_once_is_answered_under_its_own_arn(account: Account) -> None:
    """So that what follows may name the function by it."""
    created = create(account, Publish=True)
    changed = call(account, "update_function_configuration", FunctionName=created["FunctionArn"], Timeout=9)

    assert ("1", arn("f"), 9) == (created["Version"], created["FunctionArn"], changed["Timeout"])


def test_a_number_is_given_once(account: Account) -> None:
    """Also after its version was deleted."""
    create(account, Publish=True)
    call(account, "delete_function", FunctionName="f:1")

    assert "2" == call(account, "publish_version", FunctionName="f", Description="second")["Version"]
    assert "second" == call(account, "get_function_configuration", FunctionName="f:2")["Description"]
