from tests.services.account import Account
from tests.services.lambda_.small import arn, call, create, package, refusal


def test_code_is_replaced(account: Account) -> None:
    """Under a new revision and a new digest; the rest stays."""
    before = create(account)
    after = call(account, "update_function_code", FunctionName="f", ZipFile=package("x = 1"))

    assert before["CodeSha256"] != after["CodeSha256"]
    assert before["RevisionId"] != after["RevisionId"]
    assert before["Handler"] == after["Handler"]
    assert after == call(account, "get_function_configuration", FunctionName="f")


def test_a_dry_run_changes_nothing(account: Account) -> None:
    """It answers what would be."""
    before = create(account)
    answered = call(account, "update_function_code", FunctionName="f", ZipFile=package("x = 1"), DryRun=True)

    assert before["CodeSha256"] != answered["CodeSha256"]
    assert before == call(account, "get_function_configuration", FunctionName="f")


def test_code_may_be_published_at_once(account: Account) -> None:
    """The version is answered."""
    create(account)

    assert "1" == call(account, "update_function_code", FunctionName="f", ZipFile=package("x"), Publish=True)["Version"]


def test_configuration_changes_where_it_is_given(account: Account) -> None:
    """What is not given stays; variables are replaced as a whole."""
    create(account, Environment={"Variables": {"A": "1", "B": "2"}}, Description="d")
    after = call(
        account,
        "update_function_configuration",
        FunctionName="f",
        Environment={"Variables": {"C": "3"}},
        MemorySize=256,
    )

    assert ({"Variables": {"C": "3"}}, 256, "d", 3) == (
        after["Environment"],
        after["MemorySize"],
        after["Description"],
        after["Timeout"],
    )


def test_a_stale_revision_is_refused(account: Account) -> None:
    """Somebody else changed it meanwhile."""
    stale = create(account)["RevisionId"]
    call(account, "update_function_configuration", FunctionName="f", Timeout=4, RevisionId=stale)

    assert (
        "PreconditionFailedException"
        == (refusal(account, "update_function_configuration", FunctionName="f", Timeout=5, RevisionId=stale)[0])
    )
    assert (
        "PreconditionFailedException"
        == (refusal(account, "update_function_code", FunctionName="f", ZipFile=package(), RevisionId=stale)[0])
    )


def test_versions_do_not_change(account: Account) -> None:
    """Only `$LATEST` does."""
    create(account, Publish=True)

    assert (
        "InvalidParameterValueException"
        == (refusal(account, "update_function_configuration", FunctionName="f:1", Timeout=5)[0])
    )
    assert ("ResourceNotFoundException", f"Function not found: {arn('g')}") == refusal(
        account, "update_function_code", FunctionName="g", ZipFile=package()
    )
