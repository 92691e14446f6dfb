import json
from typing import Any

import pytest

from gatewright.aws.own_policies import may
from gatewright.model.principal import Caller, NamedPolicy, Principal
from gatewright.model.unknown import UNKNOWN

ACCOUNT = "111122223333"
FUNCTION = f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:pets"
ANN = Caller(
    kind="user",
    arn=f"arn:aws:iam::{ACCOUNT}:user/ann",
    account=ACCOUNT,
    issuer_arn=None,
    user_name="ann",
    tags={},
    has_boundary=False,
    org_id=None,
)


def named(effect: str, action: str, resource: str = "*") -> NamedPolicy:
    """Return a policy of one statement."""
    return NamedPolicy("p", json.dumps({"Statement": {"Effect": effect, "Action": action, "Resource": resource}}))


ALLOW = named("Allow", "lambda:InvokeFunction")


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, True),
        ({"identity_policies": ()}, False),
        ({"identity_policies": (named("Allow", "lambda:GetFunction"),)}, False),
        ({"identity_policies": (ALLOW, named("Deny", "*", FUNCTION))}, False),
        ({"boundary": named("Allow", "s3:*")}, False),
        ({"session_policies": (named("Allow", "s3:*"),)}, False),
        ({"session_policies": (ALLOW,)}, True),
        ({"scps": ((named("Allow", "s3:*"),),)}, False),
        ({"identity_policies": UNKNOWN}, False),
    ],
)
def test_every_policy_that_binds_somebody_is_heard(more: dict[str, Any], expected: bool) -> None:
    """One that does not allow is enough to refuse; so is one that nobody told of."""
    told = {"identity_policies": (ALLOW,), "boundary": None, "session_policies": None, "scps": (), **more}

    assert expected is may(Principal(caller=ANN, **told), "lambda:InvokeFunction", FUNCTION, 0.0)


def test_bucket_is_of_somebody_s_own_account() -> None:
    """Its ARN names none, and his policies suffice."""
    one = Principal(
        caller=ANN,
        identity_policies=(named("Allow", "s3:GetObject", "arn:aws:s3:::pets/*"),),
        boundary=None,
        session_policies=None,
        scps=(),
    )

    assert may(one, "s3:GetObject", "arn:aws:s3:::pets/rex", 0.0)
    assert not may(one, "s3:GetObject", "arn:aws:s3:::dogs/rex", 0.0)
