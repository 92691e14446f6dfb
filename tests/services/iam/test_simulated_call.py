import json
from typing import Any

import pytest

from gatewright.aws.policy.compile import policy
from gatewright.aws.policy.document import Kind
from gatewright.model.principal import Caller
from gatewright.services.iam.principal_policies import Source
from gatewright.services.iam.simulated_call import Judged, Simulation, judge

METHOD = "arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5/prod/GET/pets"
ANN = Caller(
    kind="user", arn="arn:aws:iam::123456789012:user/ann", account="123456789012", issuer_arn=None, has_boundary=False
)


def _source(kind: Kind = "identity", **members: Any) -> Source:
    statement = {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "*", **members}
    text = json.dumps({"Version": "2012-10-17", "Statement": statement})
    return Source(policy=policy(text, kind), text=text, id=kind)


def _judged(**told: Any) -> Judged:
    given: dict[str, Any] = {
        "identity": (),
        "boundary": None,
        "scps": (),
        "resource_policy": None,
        "caller": ANN,
        "owner": None,
        **told,
    }
    return judge(Simulation(**given), "execute-api:Invoke", METHOD)


ALLOW, DENY = _source(), _source(Effect="Deny")
RESOURCE = _source("resource", Principal={"AWS": ANN.arn})
ACCOUNT = _source("resource", Principal={"AWS": "123456789012"})
NARROW = _source(Action="s3:GetObject")
OTHER = Caller(kind="user", arn="arn:aws:iam::999988887777:user/eve", account="999988887777", has_boundary=False)
OPEN = _source("resource", Principal="*")


@pytest.mark.parametrize(
    ("told", "decision"),
    [
        ({}, "implicitDeny"),
        ({"identity": (ALLOW,)}, "allowed"),
        ({"identity": (ALLOW, DENY)}, "explicitDeny"),
        ({"identity": (ALLOW,), "boundary": NARROW}, "implicitDeny"),
        ({"identity": (ALLOW,), "scps": ((ALLOW,), (NARROW,))}, "implicitDeny"),
        ({"identity": (ALLOW,), "scps": ((ALLOW,), (ALLOW, DENY))}, "explicitDeny"),
        ({"resource_policy": RESOURCE}, "allowed"),
        ({"resource_policy": RESOURCE, "boundary": NARROW}, "allowed"),
        ({"resource_policy": ACCOUNT}, "implicitDeny"),
        ({"resource_policy": OPEN, "caller": OTHER}, "implicitDeny"),
        ({"resource_policy": OPEN, "caller": OTHER, "identity": (ALLOW,)}, "allowed"),
        ({"resource_policy": RESOURCE, "caller": OTHER, "identity": (ALLOW,)}, "implicitDeny"),
    ],
)
def test_policies_come_together_as_in_a_call(told: dict[str, Any], decision: str) -> None:
    """Deny wins; within an account either side allows, across accounts both must; boundary and SCPs limit."""
    assert decision == _judged(**told).decision


def test_deciding_statements_are_shown() -> None:
    """The Deny alone where one decides, else every Allow; none where nothing allows."""
    assert ["identity"] == [one["SourcePolicyId"] for one in _judged(identity=(ALLOW, DENY)).statements]
    assert ["IAM Policy", "Resource Policy"] == [
        one["SourcePolicyType"] for one in _judged(identity=(ALLOW,), resource_policy=RESOURCE).statements
    ]
    assert [] == _judged(identity=(NARROW,)).statements


def test_missing_keys_are_absent_and_reported() -> None:
    """A key without a value fails its condition; what the caller himself tells is not missing."""
    wanted = {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}, "StringLike": {"aws:PrincipalArn": "*user/ann"}}
    guarded = _source(Condition=wanted)
    without = _judged(identity=(guarded,))
    told = _judged(identity=(guarded,), context={"aws:sourceip": ("192.0.2.7",)})

    assert ("implicitDeny", ["aws:SourceIp"]) == (without.decision, without.missing)
    assert ("allowed", []) == (told.decision, told.missing)
    assert ["aws:SourceIp", "aws:PrincipalArn"] == _judged(identity=(guarded,), caller=None).missing


def test_limits_are_told_apart() -> None:
    """Whether the boundary and the organisation allow; nothing where there is none."""
    found = _judged(identity=(ALLOW,), boundary=NARROW, scps=((ALLOW,),))
    bare = _judged(identity=(ALLOW,))

    assert (False, True) == (found.by_boundary, found.by_organization)
    assert (None, None) == (bare.by_boundary, bare.by_organization)


def test_each_side_is_told_across_accounts() -> None:
    """Within an account nothing is (documented)."""
    across = _judged(resource_policy=OPEN, caller=OTHER)

    assert {"IAM Policy": "implicitDeny", "Resource Policy": "allowed"} == across.by_type
    assert {} == _judged(resource_policy=OPEN).by_type
    assert {} != _judged(resource_policy=OPEN, owner="999988887777", caller=OTHER).by_type
