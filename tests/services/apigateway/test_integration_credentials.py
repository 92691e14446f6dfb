import pytest

from gatewright.services.callers import root
from tests.services.account import ACCOUNT, Account, Pets

LAMBDA = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/f/invocations"
S3 = "arn:aws:apigateway:eu-west-1:s3:path/bucket/key"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/service-role/reader"
THEIRS = "arn:aws:iam::999999999999:role/reader"
CROSS = ("AccessDeniedException", "Cross-account pass role is not allowed.")


def to(uri: str, kind: str = "AWS", **more: str) -> dict[str, str]:
    """Return the members of an integration."""
    return {"type": kind, "integrationHttpMethod": "POST", "uri": uri, **more}


@pytest.mark.parametrize(
    "params",
    [
        to(S3, credentials=ROLE),
        to(LAMBDA),
        to(LAMBDA, "AWS_PROXY"),
        to(LAMBDA, credentials="arn:aws:iam::${stageVariables.account}:role/reader"),
        to("http://backend.example", "HTTP"),
    ],
    ids=["a role of this account", "a function", "a function, proxied", "a stage variable", "no service of AWS"],
)
def test_role_of_the_account_or_none_where_none_is_needed(pets: Pets, params: dict[str, str]) -> None:
    """Recorded: LocalStack, AWS-validated test_put_integration_validation (2024-06-06)."""
    put = pets.account.call("put_integration", **pets.method, **params)

    assert params.get("credentials") == put.get("credentials")


def test_service_other_than_lambda_needs_a_role(pets: Pets) -> None:
    """Reported by users of AWS."""
    refused = pets.account.refusal("put_integration", **pets.method, **to(S3))

    assert ("BadRequestException", "Role ARN must be specified for AWS integrations") == refused


@pytest.mark.parametrize("operation", ["put_integration", "update_integration"])
def test_role_of_another_account_is_not_passed(operation: str) -> None:
    """Neither put nor patched in."""
    account = Account()
    account.caller = root("111122223333")
    rest_api = account.call("create_rest_api", name="pets")
    method = {"restApiId": rest_api["id"], "resourceId": rest_api["rootResourceId"], "httpMethod": "GET"}
    account.call("put_method", **method, authorizationType="NONE")
    account.call("put_integration", **method, **to(LAMBDA))
    patch = [{"op": "replace", "path": "/credentials", "value": THEIRS}]
    given = to(S3, credentials=THEIRS) if operation == "put_integration" else {"patchOperations": patch}

    assert CROSS == account.refusal(operation, **method, **given)


def test_credentials_are_an_arn(pets: Pets) -> None:
    """Reported by a user of AWS, whatever the type."""
    params = to("http://backend.example", "HTTP", credentials="NONE")

    expected = ("BadRequestException", "Invalid ARN specified in the request")
    assert expected == pets.account.refusal("put_integration", **pets.method, **params)
