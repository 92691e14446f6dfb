import json
from typing import Any

import pytest

from gatewright.aws.service_role import Obstacle, ServiceRole, names_no_user, obstacle
from gatewright.model.principal import Caller, NamedPolicy, Principal
from gatewright.model.unknown import UNKNOWN

ACCOUNT = "111122223333"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/door/calls-functions"
FUNCTION = f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:pets"
METHOD = f"arn:aws:execute-api:eu-west-1:{ACCOUNT}:a1b2c3d4e5/prod/GET/pets"
GATEWAY = {"Service": "apigateway.amazonaws.com"}


def statement(effect: str = "Allow", **more: Any) -> dict[str, Any]:
    """Return one statement."""
    return {"Effect": effect, **more}


def document(*statements: dict[str, Any]) -> str:
    """Return a policy of statements."""
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


TRUST = document(statement(Principal=GATEWAY, Action="sts:AssumeRole"))
INVOKE = document(statement(Action="lambda:InvokeFunction", Resource="*"))


def found(trust: str = TRUST, *policies: str, **more: Any) -> Obstacle | None:
    """Return what stands in the way of a role with this trust and these policies."""
    caller = Caller(
        kind="assumed-role", account=ACCOUNT, issuer_arn=ROLE, user_name=None, tags={}, has_boundary=False, org_id=None
    )
    principal = Principal(
        caller=caller,
        **{
            "identity_policies": tuple(NamedPolicy(f"p{number}", text) for number, text in enumerate(policies)),
            "boundary": None,
            "session_policies": None,
            "scps": (),
            **more,
        },
    )
    role = ServiceRole(arn=ROLE, trust=trust, principal=principal)
    return obstacle(role, resource_arn=FUNCTION, source_arn=METHOD, account_id=ACCOUNT, now=1_768_478_400.0)


def test_role_that_trusts_api_gateway_and_may_invoke_is_no_obstacle() -> None:
    """Its own policies suffice; the function's is not asked."""
    assert found(TRUST, INVOKE) is None


@pytest.mark.parametrize(
    "trust",
    [
        document(statement(Principal={"Service": "lambda.amazonaws.com"}, Action="sts:AssumeRole")),
        document(statement(Principal=GATEWAY, Action="sts:TagSession")),
        document(
            statement(Principal=GATEWAY, Action="sts:AssumeRole"),
            statement("Deny", Principal="*", Action="sts:AssumeRole"),
        ),
        document(
            statement(
                Principal=GATEWAY,
                Action="sts:AssumeRole",
                Condition={"StringEquals": {"aws:SourceAccount": "444455556666"}},
            )
        ),
        "{",
    ],
)
def test_role_that_does_not_trust_api_gateway_cannot_be_assumed(trust: str) -> None:
    """Another service, another action, a Deny, a condition that does not hold, and no policy at all."""
    assert "role" == found(trust, INVOKE)


def test_condition_on_the_method_is_held() -> None:
    """`aws:SourceArn` is the method's, as a confused deputy would not have it."""
    condition = {"ArnLike": {"aws:SourceArn": f"arn:aws:execute-api:eu-west-1:{ACCOUNT}:a1b2c3d4e5/*"}}
    trust = document(statement(Principal=GATEWAY, Action="sts:AssumeRole", Condition=condition))

    assert found(trust, INVOKE) is None


@pytest.mark.parametrize(
    "policies",
    [
        (),
        (document(statement(Action="lambda:GetFunction", Resource="*")),),
        (document(statement(Action="lambda:InvokeFunction", Resource=f"{FUNCTION}:live")),),
        (INVOKE, document(statement("Deny", Action="lambda:*", Resource=FUNCTION))),
    ],
)
def test_role_that_may_not_invoke_is_refused(policies: tuple[str, ...]) -> None:
    """No Allow, one for something else, and a Deny beside it."""
    assert "permission" == found(TRUST, *policies)


def test_boundary_and_organisation_bind_the_role() -> None:
    """As they bind any session of it; what nobody told of lets nobody through."""
    nothing = NamedPolicy("b", document(statement(Action="s3:*", Resource="*")))

    assert "permission" == found(TRUST, INVOKE, boundary=nothing)
    assert "permission" == found(TRUST, INVOKE, scps=((nothing,),))
    assert "permission" == found(TRUST, INVOKE, boundary=UNKNOWN)


@pytest.mark.parametrize(
    ("resource", "expected"), [("arn:aws:s3:::pets/*", None), ("arn:aws:s3:::others/*", "permission")]
)
def test_bucket_is_of_the_role_s_own_account(resource: str, expected: Obstacle | None) -> None:
    """Its ARN names none; the role's own policies decide, and nothing else."""
    allow = document(statement(Action="s3:GetObject", Resource=resource))
    caller = Caller(
        kind="assumed-role", account=ACCOUNT, issuer_arn=ROLE, user_name=None, tags={}, has_boundary=False, org_id=None
    )
    principal = Principal(
        caller=caller,
        identity_policies=(NamedPolicy("p", allow),),
        boundary=None,
        session_policies=None,
        scps=(),
    )
    role = ServiceRole(arn=ROLE, trust=TRUST, principal=principal)

    assert expected == obstacle(
        role,
        resource_arn="arn:aws:s3:::pets/rex",
        source_arn=METHOD,
        account_id=ACCOUNT,
        now=1_768_478_400.0,
        action="s3:GetObject",
    )


def test_role_that_is_not_there_trusts_nobody() -> None:
    """Deleted, or of another account."""
    assert "role" == obstacle(None, resource_arn=FUNCTION, source_arn=METHOD, account_id=ACCOUNT, now=0.0)


@pytest.mark.parametrize(
    ("credentials", "expected"),
    [("", True), (ROLE, True), ("arn:aws:iam::*:user/*", True), (f"arn:aws:iam::{ACCOUNT}:user/ann", False)],
)
def test_credentials_of_a_certain_user_cannot_be_had(credentials: str, expected: bool) -> None:
    """A role's are assumed, the caller's are his own; nobody else's secret is known."""
    assert expected is names_no_user(credentials)
