import json
from typing import Any

import pytest

from gatewright.aws.role_trust import service_caller, trusts

ROLE = "arn:aws:iam::123456789012:role/r"
METHOD = "arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5/prod/GET/pets"


def trust(condition: dict[str, Any] | None = None, service: str = "apigateway.amazonaws.com") -> str:
    """Return a trust policy that lets a service in, perhaps only under a condition."""
    statement = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}
    return json.dumps(
        {"Version": "2012-10-17", "Statement": [statement | ({"Condition": condition} if condition else {})]}
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (trust(), True),
        (trust(service="lambda.amazonaws.com"), False),
        (trust({"ArnLike": {"aws:SourceArn": "arn:aws:execute-api:*:*:a1b2c3d4e5/*"}}), True),
        (trust({"ArnLike": {"aws:SourceArn": "arn:aws:execute-api:*:*:another/*"}}), False),
        (trust({"StringEquals": {"aws:SourceAccount": "999999999999"}}), False),
        ("no policy", False),
    ],
)
def test_a_service_is_let_in_for_a_resource(text: str, expected: bool) -> None:
    """The very service, for the very resource and account; what cannot be read lets nobody in."""
    found = trusts(
        text,
        service="apigateway.amazonaws.com",
        role_arn=ROLE,
        account_id="123456789012",
        now=0,
        source_arn=METHOD,
    )

    assert expected == found


def test_a_service_without_a_resource_does_not_pass_a_condition_on_one() -> None:
    """It tells none."""
    text = trust({"ArnLike": {"aws:SourceArn": "*"}})

    assert not trusts(text, service="apigateway.amazonaws.com", role_arn=ROLE, account_id="123456789012", now=0)


def test_a_service_is_of_no_account() -> None:
    """Its ARN is its name."""
    caller = service_caller("lambda.amazonaws.com")

    assert (caller.kind, caller.arn, caller.account) == ("service", "lambda.amazonaws.com", None)
