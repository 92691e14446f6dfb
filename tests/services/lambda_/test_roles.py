import json

from gatewright.services.lambda_.roles import CANNOT_ASSUME
from tests.services.account import Account
from tests.services.lambda_.small import ROLE, call, create, given, refusal


def role(account: Account, service: str) -> None:
    """Create the role of the functions, trusting a service."""
    statement = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}
    account.call(
        "create_role",
        service="iam",
        RoleName="r",
        AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [statement]}),
    )


def test_a_role_that_trusts_lambda_is_taken(account: Account) -> None:
    """So is one that IAM does not know."""
    create(account, "before")
    role(account, "lambda.amazonaws.com")

    assert ROLE == create(account)["Role"]


def test_a_role_that_does_not_is_refused(account: Account) -> None:
    """At the creation, and when a function is given it."""
    create(account, "other", Role=ROLE + "2")
    role(account, "apigateway.amazonaws.com")

    assert ("InvalidParameterValueException", CANNOT_ASSUME) == refusal(account, "create_function", **given())
    assert CANNOT_ASSUME == (refusal(account, "update_function_configuration", FunctionName="other", Role=ROLE)[1])
    assert ROLE + "2" == call(account, "get_function_configuration", FunctionName="other")["Role"]
