import json
from typing import Any

import pytest

from gatewright.aws.function_policy import may_invoke, open_to_everyone
from gatewright.aws.policy.compile import policy as compiled_policy
from gatewright.model.unknown import UNKNOWN, Unknown

FUNCTION = "arn:aws:lambda:eu-west-1:123456789012:function:f"
SOURCE = "arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5/authorizers/abc123"


def policy(**changes: Any) -> str:
    """Return a policy as AddPermission writes it, with these changes."""
    statement = {
        "Sid": "api",
        "Effect": "Allow",
        "Principal": {"Service": "apigateway.amazonaws.com"},
        "Action": "lambda:InvokeFunction",
        "Resource": FUNCTION,
        **changes,
    }
    return json.dumps({"Version": "2012-10-17", "Id": "default", "Statement": [statement]})


def sources(pattern: str) -> dict[str, Any]:
    """Return the condition that `SourceArn` becomes."""
    return {"Condition": {"ArnLike": {"AWS:SourceArn": pattern}}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, False),
        (policy(), True),
        (policy(Principal={"Service": "events.amazonaws.com"}), False),
        (policy(Principal={"AWS": "arn:aws:iam::123456789012:root"}), False),
        (policy(Principal="*"), True),
        (policy(Action="lambda:*"), True),
        (policy(Action="lambda:GetFunction"), False),
        (policy(Resource=f"{FUNCTION}:prod"), False),
        (policy(**sources("arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5/authorizers/abc123")), True),
        (policy(**sources("arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5/*")), True),
        (policy(**sources("arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5/*/GET/pets")), False),
        (policy(**sources("arn:aws:execute-api:eu-west-1:123456789012:other/*")), False),
        (policy(Condition={"StringEquals": {"AWS:SourceAccount": "123456789012"}}), True),
        (policy(Condition={"StringEquals": {"AWS:SourceAccount": "999999999999"}}), False),
        (policy(Effect="Deny"), False),
        ("{", False),
    ],
)
def test_the_service_needs_an_allow_for_the_very_source(text: str | None, expected: bool) -> None:
    """Principal, action, function, source and account all have to fit; silence is no permission."""
    assert may_invoke(text, function_arn=FUNCTION, source_arn=SOURCE) is expected


def test_an_alias_is_a_resource_of_its_own() -> None:
    """A permission for the alias lets calls of the alias in."""
    text = policy(Resource=f"{FUNCTION}:prod")

    assert may_invoke(text, function_arn=f"{FUNCTION}:prod", source_arn=SOURCE) is True


def test_nobody_told_us_the_policy() -> None:
    """Unknown stays unknown."""
    assert isinstance(may_invoke(UNKNOWN, function_arn=FUNCTION, source_arn=SOURCE), Unknown)


def test_what_another_service_may_is_not_api_gateways() -> None:
    """The principal is that of whoever calls."""
    text = policy(Principal={"Service": "events.amazonaws.com"})

    assert may_invoke(text, function_arn=FUNCTION, source_arn=SOURCE) is False


def test_url_is_open_to_whom_the_policy_lets_in() -> None:
    """Everybody, where a statement of `lambda:InvokeFunctionUrl` for calls without a signature says so."""
    arn = "arn:aws:lambda:eu-west-1:111122223333:function:f"
    allow = {"Effect": "Allow", "Principal": "*", "Action": "lambda:InvokeFunctionUrl", "Resource": arn}
    unsigned = {"StringEquals": {"lambda:FunctionUrlAuthType": "NONE"}}
    signed = {"StringEquals": {"lambda:FunctionUrlAuthType": "AWS_IAM"}}

    def is_open(*statements: dict[str, Any]) -> bool:
        document = {"Version": "2012-10-17", "Statement": list(statements)}
        return open_to_everyone(compiled_policy(document, "resource", arn), function_arn=arn)

    assert is_open({**allow, "Condition": unsigned})
    assert is_open(allow)
    assert not is_open({**allow, "Condition": signed})
    assert not is_open({**allow, "Action": "lambda:InvokeFunction"})
    assert not is_open({**allow, "Principal": {"AWS": "arn:aws:iam::111122223333:root"}})
    assert not is_open(allow, {**allow, "Effect": "Deny"})
