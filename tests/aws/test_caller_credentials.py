import json

import pytest

from gatewright.aws.caller_credentials import caller_may, of_the_caller
from gatewright.model.principal import Caller, NamedPolicy, Principal
from gatewright.model.unknown import UNKNOWN, Unknown

ACCOUNT = "111122223333"
ANN = Principal(
    caller=Caller(kind="user", arn=f"arn:aws:iam::{ACCOUNT}:user/ann", account=ACCOUNT, has_boundary=False),
    identity_policies=(
        NamedPolicy("p", json.dumps({"Statement": {"Effect": "Allow", "Action": "lambda:*", "Resource": "*"}})),
    ),
    boundary=None,
    session_policies=None,
    scps=(),
)


@pytest.mark.parametrize(
    ("credentials", "expected"),
    [
        ("arn:aws:iam::*:user/*", True),
        ("arn:aws-cn:iam::*:user/*", True),
        ("arn:aws:iam::111122223333:user/ann", False),
        ("arn:aws:iam::111122223333:role/door", False),
        ("", False),
    ],
)
def test_one_form_asks_for_the_caller_s(credentials: str, expected: bool) -> None:
    """Stars for the account and the name, and nothing else."""
    assert expected is of_the_caller(credentials)


@pytest.mark.parametrize(
    ("principal", "account_id", "expected"),
    [(ANN, ACCOUNT, True), (ANN, "444455556666", False), (None, ACCOUNT, False), (UNKNOWN, ACCOUNT, False)],
    ids=["allowed", "another account", "unsigned", "untold"],
)
def test_caller_needs_the_permission_and_the_account(
    principal: Principal | Unknown | None, account_id: str, expected: bool
) -> None:
    """Whoever did not sign, or is of another account than the API, may nothing."""
    found = caller_may(
        principal,
        action="lambda:InvokeFunction",
        resource_arn=f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:pets",
        account_id=account_id,
        now=0.0,
    )

    assert expected is found
