"""May this caller make this call?"""

import json
from dataclasses import replace
from typing import Any

import pytest

from gatewright.checks.authorize.check import check
from gatewright.model.authorizer import Authorized, Returned
from gatewright.model.call import Call
from gatewright.model.outcome import Deny, Outcome, Pass, Skip, Unsure
from gatewright.model.principal import Caller, NamedPolicy, Principal
from gatewright.model.question import Answer, InvokeAuthorizer, Question
from gatewright.model.unknown import UNKNOWN
from tests.checks.presence import CONTROL_PLANE, authorized_by, blind, ids, reaching

OWN, OTHER = "111122223333", "444455556666"
HERE = "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/pets"


def policy(effect: str = "Allow", resource: str = HERE, **more: Any) -> str:
    """Return a policy of one statement."""
    statement = {"Effect": effect, "Action": "execute-api:Invoke", "Resource": resource, **more}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def everyone(effect: str = "Allow", resource: str = HERE) -> str:
    """Return a resource policy for everyone."""
    return policy(effect, resource, Principal="*")


def signed(account: str = OWN, *own: str, of_api: str | None = None, boundary: str | None = None) -> Outcome:
    """Return what is said to a user of an account with these policies."""
    user = f"arn:aws:iam::{account}:user/ann"
    caller = Caller(
        kind="user",
        arn=user,
        account=account,
        issuer_arn=None,
        user_id="AIDA",
        user_name="ann",
        tags={},
        org_id=None,
        issued_at=None,
        mfa_at=None,
        has_boundary=boundary is not None,
    )
    principal = Principal(
        caller=caller,
        identity_policies=tuple(NamedPolicy(f"own-{number}", text) for number, text in enumerate(own)),
        boundary=None if boundary is None else NamedPolicy("limit", boundary),
        session_policies=None,
        scps=(),
    )
    api = {} if of_api is None else {"api": {"policy": of_api}}
    call = reaching("iam", change={**api, **authorized_by("AWS_IAM")})
    return check(call.signed_by(principal))


def refused_for(outcome: Outcome) -> tuple[str, str]:
    """Return the cause of a refusal, and how its sentence ends."""
    assert isinstance(outcome, Deny)
    return outcome.cause.id, outcome.answered.message.partition("{method_arn}")[2]


NO_IDENTITY = " because no identity-based policy allows the execute-api:Invoke action"
NO_RESOURCE = " because no resource-based policy allows the execute-api:Invoke action"


@pytest.mark.parametrize(
    ("outcome", "cause", "ending"),
    [
        (signed(), "iam.not-allowed", NO_IDENTITY),
        (signed(OWN, policy("Deny")), "iam.explicit-deny", " with an explicit deny in an identity-based policy"),
        (
            signed(OWN, policy(), of_api=everyone("Deny")),
            "resource-policy.explicit-deny",
            " with an explicit deny in a resource-based policy",
        ),
        (
            signed(OWN, policy(), boundary=policy(resource="arn:aws:s3:::x")),
            "iam.not-allowed",
            " because no permissions boundary allows the execute-api:Invoke action",
        ),
        (signed(OTHER, of_api=everyone()), "iam.cross-account-needs-both", NO_IDENTITY),
        (signed(OTHER, policy()), "iam.cross-account-needs-both", NO_RESOURCE),
    ],
)
def test_a_signed_call_is_refused_in_the_words_of_the_side_that_refuses(
    outcome: Outcome, cause: str, ending: str
) -> None:
    """Which policy stays silent or denies stands at the end of the sentence."""
    assert refused_for(outcome) == (cause, ending)


def test_either_side_suffices_in_one_account_and_both_must_across() -> None:
    """Tables A and B of AWS's page."""
    allowed = [signed(OWN, policy()), signed(OWN, of_api=everyone()), signed(OTHER, policy(), of_api=everyone())]

    assert [type(outcome) for outcome in allowed] == [Pass, Pass, Pass]


def authorized(returned: str, of_api: str | None = None, made_for: str | None = None) -> Outcome:
    """Return what is said to a caller for whom a Lambda authorizer returned this policy."""
    api = {} if of_api is None else {"api": {"policy": of_api}}
    call: Call = reaching("authorizer", change={**api, **authorized_by("CUSTOM")})
    knows = Authorized(principal_id="me", policy=returned)
    question = InvokeAuthorizer("a1b2c3d4e5", "prod", "au1", ("token",))
    answers: dict[Question, Answer] = {question: Returned(authorized=knows, made_for=made_for)}
    return check(replace(call, answers=answers).authorized_as(knows))


def test_the_policy_of_an_authorizer_stands_for_the_callers_own() -> None:
    """It allows, denies, or does not reach this method; made for another one and kept, that is the cause."""
    elsewhere = HERE.replace("/pets", "/orders")

    assert isinstance(authorized(policy()), Pass)
    assert isinstance(authorized(policy(resource=elsewhere), everyone()), Pass)
    assert refused_for(authorized(policy("Deny")))[0] == "authorizer.denied"
    assert refused_for(authorized(policy(resource=elsewhere)))[0] == "authorizer.policy-misses-resource"
    assert (
        refused_for(authorized(policy(resource=elsewhere), made_for=elsewhere))[0]
        == "authorizer.cached-policy-too-narrow"
    )
    assert refused_for(authorized(policy(), everyone("Deny")))[0] == "resource-policy.explicit-deny"


@pytest.mark.parametrize("kind", ["COGNITO_USER_POOLS", "JWT"])
def test_behind_a_user_pool_the_resource_policy_must_allow_by_itself(kind: str) -> None:
    """Without a policy the token is enough; behind a JWT authorizer the same (inferred)."""

    def with_token(of_api: str | None) -> Outcome:
        api = {} if of_api is None else {"api": {"policy": of_api}}
        call = reaching("authorizer", change={**api, **authorized_by(kind)})
        return check(call.authorized_as(Authorized(claims={"sub": "me"})))

    assert isinstance(with_token(None), Skip)
    assert isinstance(with_token(everyone()), Pass)
    assert refused_for(with_token(everyone(resource="arn:aws:s3:::x")))[0] == "resource-policy.nothing-allows"


def test_what_the_callers_own_policies_lack_is_shown_before_the_rest_is_known() -> None:
    """No service control policy is ever told by the account itself."""
    nobody = Principal(caller=Caller(kind="user", arn="arn:aws:iam::111122223333:user/x", account="111122223333"))
    told = replace(nobody, identity_policies=(), scps=UNKNOWN)
    outcome = check(reaching("authorizer", change=authorized_by("AWS_IAM")).signed_by(told))

    assert isinstance(outcome, Unsure)
    shown = [(denial.cause.id, fact.path, fact.value) for denial in outcome.may for fact in denial.because]
    assert ("iam.not-allowed", "identity-based policy", "-") in shown


def test_who_is_unknown_may_be_refused() -> None:
    """An unverified signature leaves open what its caller may do; an open method asks nobody."""
    unknown = check(reaching("authorize", change=authorized_by("AWS_IAM")))

    assert isinstance(unknown, Unsure)
    assert "iam.not-allowed" in ids(unknown)
    assert isinstance(check(reaching("authorize")), Skip)
    assert isinstance(check(blind(CONTROL_PLANE)), Skip)
    assert reaching("authorize").principal is not UNKNOWN
