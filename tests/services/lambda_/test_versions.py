from tests.services.account import Account
from tests.services.lambda_.small import arn, call, create, refusal


def test_versions_are_listed_with_latest_first(account: Account) -> None:
    """Each under its own ARN."""
    create(account, Publish=True)
    call(account, "update_function_configuration", FunctionName="f", Timeout=4)
    call(account, "publish_version", FunctionName="f")
    versions = call(account, "list_versions_by_function", FunctionName="f")["Versions"]

    assert [("$LATEST", arn("f", "$LATEST")), ("1", arn("f", "1")), ("2", arn("f", "2"))] == [
        (one["Version"], one["FunctionArn"]) for one in versions
    ]


def test_a_version_is_published_of_what_the_client_knows(account: Account) -> None:
    """Another digest or another revision is refused."""
    created = create(account)

    assert (
        f"CodeSHA256 (x) is different from current CodeSHA256 in $LATEST ({created['CodeSha256']}). Please try again"
        " with the CodeSHA256 in $LATEST."
    ) == refusal(account, "publish_version", FunctionName="f", CodeSha256="x")[1]
    assert "PreconditionFailedException" == refusal(account, "publish_version", FunctionName="f", RevisionId="x")[0]
    told = call(
        account,
        "publish_version",
        FunctionName="f",
        CodeSha256=created["CodeSha256"],
        RevisionId=created["RevisionId"],
    )
    assert "1" == told["Version"]
