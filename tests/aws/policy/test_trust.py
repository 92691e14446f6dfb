import json
from typing import Any

import pytest

from gatewright.aws.policy.decide import decide
from gatewright.aws.policy.facts import Facts, resource
from gatewright.aws.policy.malformed import MalformedPolicy
from gatewright.aws.policy.trust import trust_policy
from gatewright.model.principal import Caller

ROLE = "arn:aws:iam::123456789012:role/reader"
ANN = Caller(kind="user", arn="arn:aws:iam::123456789012:user/ann", account="123456789012", issuer_arn=None)


def _trust(**members: Any) -> str:
    statement = {"Effect": "Allow", "Principal": {"AWS": ANN.arn}, "Action": "sts:AssumeRole", **members}
    return json.dumps({"Version": "2012-10-17", "Statement": {k: v for k, v in statement.items() if v is not None}})


def _verdict(text: str, action: str = "sts:AssumeRole") -> str:
    return decide(trust_policy(text), Facts(resource=resource(ROLE), action=action, caller=ANN)).verdict


def test_caller_is_trusted_by_name() -> None:
    """Who is named may; the role is the only resource, and stands nowhere in the document."""
    assert ("allowed", "implicitly denied") == (_verdict(_trust()), _verdict(_trust(), "sts:TagSession"))


def test_account_is_trusted_as_a_whole() -> None:
    """By its number, or by its root."""
    for name in ("123456789012", "arn:aws:iam::123456789012:root"):
        assert "allowed" == _verdict(_trust(Principal={"AWS": name}))


def test_service_is_none_of_the_callers() -> None:
    """A role for a service trusts no user."""
    assert "implicitly denied" == _verdict(_trust(Principal={"Service": "lambda.amazonaws.com"}))


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"Resource": "*"}, "Has prohibited field Resource"),
        ({"Action": "s3:GetObject"}, "AssumeRole policy may only specify STS AssumeRole actions."),
        ({"Action": ["sts:AssumeRole", "*"]}, "AssumeRole policy may only specify STS AssumeRole actions."),
        ({"Principal": None}, "Missing required field Principal"),
        ({"Principal": {"AWS": "ann"}}, 'Invalid principal in policy: "AWS":"ann"'),
        ({"Action": None}, "Policy statement must contain actions."),
    ],
)
def test_what_trusts_nobody_is_malformed(members: dict[str, Any], message: str) -> None:
    """The texts are IAM's."""
    with pytest.raises(MalformedPolicy) as caught:
        trust_policy(_trust(**members))

    assert message == caught.value.iam_message


@pytest.mark.parametrize("text", ["[]", '{"Statement": 1}', '{"Statement": [1]}', "{"])
def test_other_json_is_malformed(text: str) -> None:
    """Whatever comes, it is a policy or it is refused."""
    with pytest.raises(MalformedPolicy):
        trust_policy(text)
