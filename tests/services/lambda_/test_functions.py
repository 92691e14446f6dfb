from tests.services.account import Account
from tests.services.lambda_.small import arn, call, create, given, refusal


def test_a_function_is_created_once(account: Account) -> None:
    """A second one of the same name is refused."""
    create(account)

    assert ("ResourceConflictException", "Function already exist: f") == refusal(account, "create_function", **given())


def test_a_function_is_answered_with_all_that_belongs_to_it(account: Account) -> None:
    """Tags and concurrency where there are any."""
    created = create(account)
    plain = call(account, "get_function", FunctionName="f")
    call(account, "put_function_concurrency", FunctionName="f", ReservedConcurrentExecutions=5)
    call(account, "tag_resource", Resource=arn(), Tags={"a": "b"})
    full = call(account, "get_function", FunctionName="f")

    assert created == plain["Configuration"]
    assert ("S3", True) == (plain["Code"]["RepositoryType"], plain["Code"]["Location"].endswith(".zip"))
    assert ({"a": "b"}, {"ReservedConcurrentExecutions": 5}) == (full["Tags"], full["Concurrency"])


def test_a_name_with_latest_shows_it(account: Account) -> None:
    """The ARN is as it was asked."""
    create(account)

    assert (
        arn("f", "$LATEST")
        == (call(account, "get_function_configuration", FunctionName="f", Qualifier="$LATEST")["FunctionArn"])
    )


def test_functions_are_listed(account: Account) -> None:
    """With `ALL`, their versions too."""
    create(account, "a", Publish=True)
    create(account, "b")
    plain = call(account, "list_functions")["Functions"]
    every = call(account, "list_functions", FunctionVersion="ALL")["Functions"]

    assert [arn("a"), arn("b")] == [one["FunctionArn"] for one in plain]
    assert [arn("a", "$LATEST"), arn("a", "1"), arn("b", "$LATEST")] == [one["FunctionArn"] for one in every]


def test_a_deleted_function_takes_everything_along(account: Account) -> None:
    """A new one of the same name starts with nothing of it."""
    create(account, Publish=True)
    call(account, "create_alias", FunctionName="f", Name="prod", FunctionVersion="1")
    call(account, "add_permission", FunctionName="f", StatementId="s", Action="lambda:InvokeFunction", Principal="*")
    answer = call(account, "delete_function", FunctionName="f")
    create(account)

    assert {"StatusCode": 204} == answer
    assert "Function not found: " + arn("f", "1") == refusal(account, "get_function", FunctionName="f:1")[1]
    assert "The resource you requested does not exist." == refusal(account, "get_policy", FunctionName="f")[1]
    assert [] == call(account, "list_aliases", FunctionName="f")["Aliases"]


def test_a_function_that_is_not_there_cannot_be_deleted(account: Account) -> None:
    """As AWS says it."""
    assert ("ResourceNotFoundException", f"Function not found: {arn()}") == refusal(
        account, "delete_function", FunctionName="f"
    )


def test_a_version_is_deleted_unless_an_alias_leads_to_it(account: Account) -> None:
    """`$LATEST` never is."""
    create(account, Publish=True)
    call(account, "create_alias", FunctionName="f", Name="prod", FunctionVersion="1")
    refused = refusal(account, "delete_function", FunctionName="f", Qualifier="1")
    latest = refusal(account, "delete_function", FunctionName="f", Qualifier="$LATEST")
    call(account, "delete_alias", FunctionName="f", Name="prod")
    call(account, "delete_function", FunctionName="f", Qualifier="1")

    assert (
        "ResourceConflictException",
        "Unable to delete version because the following aliases reference it: [prod]",
    ) == refused
    assert "$LATEST version cannot be deleted without deleting the function." == latest[1]
    assert 1 == len(call(account, "list_versions_by_function", FunctionName="f")["Versions"])


def test_no_function_wants_signed_code(account: Account) -> None:
    """Terraform asks for each; one that there is not is refused."""
    create(account)

    assert call(account, "get_function_code_signing_config", FunctionName="f")["FunctionName"] == "f"
    assert refusal(account, "get_function_code_signing_config", FunctionName="g")[0] == "ResourceNotFoundException"
