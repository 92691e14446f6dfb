import json
from typing import Any

import pytest

from gatewright.aws.execution_role import assumable

ROLE = "arn:aws:iam::123456789012:role/r"


def trust(**changes: Any) -> str:
    """Return the trust policy of a role that Lambda may assume, with these changes."""
    statement = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
    return json.dumps({"Version": "2012-10-17", "Statement": [{**statement, **changes}]})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (trust(), True),
        (trust(Principal={"Service": ["apigateway.amazonaws.com", "lambda.amazonaws.com"]}), True),
        (trust(Principal={"Service": "apigateway.amazonaws.com"}), False),
        (trust(Principal={"AWS": "arn:aws:iam::123456789012:root"}), False),
        (trust(Effect="Deny"), False),
        (trust(Condition={"StringEquals": {"aws:SourceAccount": "123456789012"}}), True),
        (trust(Condition={"StringEquals": {"aws:SourceAccount": "999999999999"}}), False),
        ("{}", False),
    ],
)
def test_a_role_has_to_trust_lambda(text: str, expected: bool) -> None:
    """The service itself, for functions of this account."""
    assert expected == assumable(text, role_arn=ROLE, account_id="123456789012", now=0)
