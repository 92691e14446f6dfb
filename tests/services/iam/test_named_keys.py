import json

from gatewright.aws.policy.compile import policy
from gatewright.services.iam.named_keys import named_keys


def _policy(version: str) -> str:
    statement = {
        "Effect": "Allow",
        "Action": "s3:GetObject",
        "Resource": "arn:aws:s3:::pets/${aws:username}/${*}",
        "Condition": {
            "StringEquals": {"aws:SourceVpc": "${aws:PrincipalTag/vpc, 'none'}"},
            "Null": {"AWS:sourcevpc": "x"},
        },
    }
    return json.dumps({"Version": version, "Statement": statement})


def test_keys_of_conditions_and_variables_are_named_once() -> None:
    """Key names have no letter case; `${*}` is a letter."""
    found = named_keys([policy(_policy("2012-10-17").replace('"x"', '"true"'), "identity")])

    assert ["aws:username", "aws:SourceVpc", "aws:PrincipalTag/vpc"] == found


def test_old_version_has_no_variables() -> None:
    """2008-10-17 takes `${...}` as text."""
    assert ["aws:SourceVpc"] == named_keys([policy(_policy("2008-10-17").replace('"x"', '"true"'), "identity")])
