import json

import pytest

from gatewright.aws.policy.compile import policy
from gatewright.services.ec2.endpoint_policies import FULL_ACCESS, LARGEST, checked
from gatewright.wire.errors import ServiceError


def _policy(**statement: object) -> str:
    return json.dumps({"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*", **statement}]})


@pytest.mark.parametrize(
    "text",
    [
        FULL_ACCESS,
        _policy(),
        _policy(Principal="*"),
        _policy(Principal={"AWS": "arn:aws:iam::111111111111:user/ann"}, Effect="Deny"),
    ],
)
def test_policy_is_kept_as_it_came(text: str) -> None:
    """Letter by letter; the evaluator reads it."""
    assert text == checked(text)
    assert 1 == len(policy(text, "endpoint").statements)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", " Syntax error at position (1,1)"),
        ('{"Statement": [}', " Syntax error at position (1,16)"),
        ("{\n!}", " Syntax error at position (2,1)"),
        ("[" * 20_000, " Syntax error at position (1,1)"),
        ("[]", ""),
        (_policy(Effect="Maybe"), ""),
        (_policy(Principal={"AWS": "nobody"}), ""),
        (_policy(Condition={"test": "x"}), ""),
        (_policy(Sid="x" * LARGEST), " it has more than 20480 characters"),
    ],
)
def test_what_is_no_policy_is_refused(text: str, place: str) -> None:
    """With the place, where the JSON itself is broken."""
    with pytest.raises(ServiceError) as caught:
        checked(text)

    assert ("InvalidPolicyDocument", f"The Policy Document is not valid.{place}") == (
        caught.value.code,
        caught.value.message,
    )
