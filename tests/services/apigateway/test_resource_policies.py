import json
from typing import Any

import pytest

from gatewright.aws.policy.escaped import unescaped
from gatewright.services.apigateway.resource_policies import saved
from gatewright.wire.errors import ServiceError

INVALID = "Invalid policy document. Please check the policy syntax and ensure that Principals are valid."
OPEN: dict[str, Any] = {
    "Effect": "Allow",
    "Principal": "*",
    "Action": "execute-api:Invoke",
    "Resource": "execute-api:/*",
}


def save(statement: Any) -> Any:
    """Save a policy of one statement and return the document that reads show."""
    text = json.dumps({"Version": "2012-10-17", "Statement": [statement]}, indent=1)
    return json.loads(unescaped(saved(text, region="eu-west-1", account_id="123456789012", api_id="a1b2c3d4e5")))


def refusal(text: str) -> str:
    """Save what has to be refused; return the message."""
    with pytest.raises(ServiceError) as caught:
        saved(text, region="eu-west-1", account_id="123456789012", api_id="a1b2c3d4e5")
    assert "BadRequestException" == caught.value.code
    return caught.value.message


def test_short_resources_are_written_out() -> None:
    """With the region, the account and the API; all else as it was."""
    shown = save({**OPEN, "Resource": ["execute-api:/prod/GET/pets", "execute-api:/*"]})
    arn = "arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5"

    assert {
        "Version": "2012-10-17",
        "Statement": [{**OPEN, "Resource": [f"{arn}/prod/GET/pets", f"{arn}/*"]}],
    } == shown


def test_saved_form_is_escaped() -> None:
    """Compact, and every quote and slash behind a backslash, as users of AWS see it."""
    text = saved(
        json.dumps({"Version": "2012-10-17", "Statement": OPEN}),
        region="eu-west-1",
        account_id="123456789012",
        api_id="a1b2c3d4e5",
    )

    assert text == (
        r"{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\","
        r"\"Action\":\"execute-api:Invoke\","
        r"\"Resource\":\"arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5\/*\"}}"
    )


@pytest.mark.parametrize(
    "principal",
    [
        "*",
        {"AWS": "*"},
        {"AWS": "123456789012"},
        {"AWS": ["arn:aws:iam::123456789012:root", "arn:aws:iam::123456789012:user/team/ann"]},
        {"AWS": "arn:aws:sts::123456789012:assumed-role/shop/session"},
        {"AWS": "AROAIOSFODNN7EXAMPLE"},
        {"Service": "apigateway.amazonaws.com"},
    ],
)
def test_principals_that_can_exist_are_taken(principal: Any) -> None:
    """Every form that IAM documents."""
    assert principal == save({**OPEN, "Principal": principal})["Statement"][0]["Principal"]


@pytest.mark.parametrize(
    "statement",
    [
        {name: value for name, value in OPEN.items() if name != "Principal"},
        {**OPEN, "Principal": {"AWS": "ann"}},
        {**OPEN, "Principal": {"AWS": "arn:aws:s3:::bucket"}},
        {**OPEN, "Effect": "allow"},
        {**OPEN, "Condition": {"StringIs": {"aws:SourceIp": "x"}}},
        {**OPEN, "Extra": 1},
        "x",
    ],
)
def test_statement_that_cannot_be_is_refused(statement: Any) -> None:
    """One sentence for every fault."""
    assert INVALID == refusal(json.dumps({"Version": "2012-10-17", "Statement": [statement]}))


@pytest.mark.parametrize(
    "text", ["", "x", "[]", "{}", '{"Statement": []}', '{"Version": "2020-01-01", "Statement": []}']
)
def test_what_is_no_policy_is_refused(text: str) -> None:
    """The same sentence."""
    assert INVALID == refusal(text)


def test_policy_that_is_too_large_is_refused() -> None:
    """8192 bytes, once the short resources are written out."""
    many = [f"execute-api:/prod/GET/{number}" for number in range(200)]

    assert "8192" in refusal(json.dumps({"Version": "2012-10-17", "Statement": [{**OPEN, "Resource": many}]}))
