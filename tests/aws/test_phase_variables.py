"""What each phase of the front door came to."""

from dataclasses import replace

import pytest

from gatewright.aws.context_variables import Context
from gatewright.aws.phase_variables import phase_of, talk
from gatewright.checks.api_key import missing
from gatewright.checks.authorizer import denied, failed, identity_source_missing
from gatewright.checks.iam import signature_missing
from gatewright.model.authorizer import Authorized, Failed, FunctionTalk, Returned
from gatewright.model.call import Call
from gatewright.model.outcome import Deny
from gatewright.model.principal import Caller, Principal
from gatewright.model.question import Answer, InvokeAuthorizer, Question
from tests.checks.presence import authorized_by, known, reaching

KNOWS = Authorized(principal_id="me", policy="{}")
SPOKEN = FunctionTalk(uri="u", event=b"{}", result=b"{}", latency=12, status=200, request_id="r1")
STATUSES = ("authenticate.status", "authorizer.status", "authorize.status")


def refused(cause: object) -> Deny:
    """Return a refusal for a cause."""
    return Deny(cause, (), {})  # type: ignore[arg-type]  # a module's constant


def statuses(call: Call, denial: Deny | None = None) -> tuple[str | None, ...]:
    """Return the status of each phase."""
    return tuple(Context(call=call, denial=denial).get(name) for name in STATUSES)


def asked(answer: Returned | Failed) -> Call:
    """Return a call of which the authorizer said this."""
    call = reaching("authorizer", change=authorized_by("CUSTOM"))
    answers: dict[Question, Answer] = {InvokeAuthorizer("a1", "prod", "au1", ("t",)): answer}
    return replace(call, answers=answers)


@pytest.mark.parametrize(
    ("cause", "phase"),
    [
        (signature_missing.CAUSE, "authenticate"),
        (identity_source_missing.CAUSE, "authorizer"),
        (failed.CAUSE, "authorizer"),
        (denied.CAUSE, "authorize"),
        (missing.CAUSE, None),
    ],
)
def test_a_refusal_is_of_one_phase(cause: object, phase: str | None) -> None:
    """Signature, authorizer, policies; keys are of none."""
    assert phase_of(refused(cause)) == phase


def test_each_phase_that_was_entered_has_its_status() -> None:
    """A phase that was not entered leaves its variables unset."""
    open_method = reaching("api-key")
    unsigned = reaching("iam", change=authorized_by("AWS_IAM"))
    allowed = asked(Returned(authorized=KNOWS, talk=SPOKEN)).authorized_as(KNOWS)

    assert statuses(open_method) == (None, None, None)
    assert statuses(unsigned, refused(signature_missing.CAUSE)) == ("403", None, None)
    assert statuses(asked(Failed(kind="error", detail="x")), refused(failed.CAUSE)) == (None, "500", None)
    assert statuses(allowed, refused(denied.CAUSE)) == (None, "200", "403")
    assert statuses(allowed) == (None, "200", "200")


def test_the_talk_with_the_function_is_told() -> None:
    """Latency, Lambda's own status and its request id; nothing of an answer that was kept."""
    call = asked(Returned(authorized=KNOWS, talk=SPOKEN)).authorized_as(KNOWS)
    names = ("authorizer.latency", "authorizer.integrationLatency", "authorizer.integrationStatus")

    assert [Context(call=call).get(name) for name in (*names, "authorizer.requestId")] == ["12", "12", "200", "r1"]
    assert talk(asked(Returned(authorized=KNOWS, made_for="arn"))) is None


def test_the_error_of_an_authorizer_is_its_reason() -> None:
    """What the execution log says of it, which the caller is not told."""
    call = asked(Failed(kind="permission", detail="Invalid permissions on Lambda function"))

    assert Context(call=call, denial=refused(failed.CAUSE)).get("authorizer.error") == (
        "Invalid permissions on Lambda function"
    )


def test_a_signed_caller_is_named() -> None:
    """Account, unique id and ARN."""
    caller = Caller(kind="user", arn="arn:aws:iam::1:user/ann", account="1", user_id="AIDA", org_id=None)
    call = reaching("iam", change=authorized_by("AWS_IAM")).signed_by(Principal(caller=caller))
    names = ("accountId", "caller", "user", "userArn", "principalOrgId")

    assert [Context(call=call).get(f"identity.{name}") for name in names] == [
        "1",
        "AIDA",
        "AIDA",
        "arn:aws:iam::1:user/ann",
        None,
    ]


def test_resource_policy_alone_is_a_phase() -> None:
    """Where a method asks nobody who calls, the policy that lets the call in has a status, as one that denies has."""
    allowing = '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}'

    assert (None, None, "200") == statuses(known(change={"api": {"policy": allowing}}))
    assert (None, None, None) == statuses(known())
    assert (None, None, None) == statuses(known(change=authorized_by("AWS_IAM") | {"api": {"policy": allowing}}))
