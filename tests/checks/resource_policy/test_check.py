"""Can the API's resource policy refuse the call, or the policy of a VPC endpoint on its way?"""

from dataclasses import replace

import pytest

from gatewright.checks.resource_policy.check import check
from gatewright.model.api import Api, Definition
from gatewright.model.outcome import Deny, Pass, Skip, Unsure
from gatewright.model.stage import Stage
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.checks.presence import CONTROL_PLANE, PRIVATE, at, authorized_by, blind, ids, known

OF_A_POLICY = ["resource-policy.nothing-allows", "resource-policy.explicit-deny"]
OF_AN_ENDPOINT = "endpoint.vpc-endpoint-policy-denied"
ALLOWING = '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"*"}]}'
DENYING = '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"execute-api:Invoke","Resource":"*"}]}'
SILENT = '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"arn:aws:s3:::x"}]}'
ALLOWING_AN_ADDRESS = (
    '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"*",'
    '"Condition":{"IpAddress":{"aws:SourceIp":"192.0.2.0/24"}}}]}'
)
BY_ADDRESS = (
    '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"execute-api:Invoke","Resource":"*",'
    '"Condition":{"NotIpAddress":{"aws:SourceIp":"192.0.2.0/24"}}}]}'
)


def test_a_public_api_without_a_policy_is_skipped_at_no_cost() -> None:
    """Nothing is read where there is nothing; the outcome is a constant."""
    assert isinstance(check(known()), Skip)
    assert check(known()) is check(known())


@pytest.mark.parametrize(
    ("policy", "cause"), [(DENYING, "resource-policy.explicit-deny"), (SILENT, "resource-policy.nothing-allows")]
)
def test_a_policy_denies_or_fails_to_allow(policy: str, cause: str) -> None:
    """A method with NONE takes an explicit Allow, once there is a policy."""
    outcome = check(known(change={"api": {"policy": policy}}))

    assert isinstance(outcome, Deny)
    assert outcome.cause.id == cause
    assert isinstance(check(known(change={"api": {"policy": ALLOWING}})), Pass)


def test_what_a_statement_asks_for_and_nobody_told_is_missing() -> None:
    """A condition over an address that nobody told may deny, and may not; nothing allows here in either case."""
    outcome = check(known(change={"api": {"policy": BY_ADDRESS}}))

    assert ids(outcome) == ["resource-policy.nothing-allows", "resource-policy.explicit-deny"]
    assert isinstance(outcome, Unsure)
    assert [gap.subject for gap in outcome.missing] == ["request.aws:SourceIp"]
    assert [("configuration", "no Allow statement")] == [(fact.where, fact.value) for fact in outcome.may[0].because]
    assert ["Deny", "192.0.2.0/24", "?"] == [fact.value for fact in outcome.may[1].because]


def test_the_statement_that_it_hangs_on_is_shown() -> None:
    """What the nearest Allow wants, and that nobody told what came."""
    outcome = check(known(change={"api": {"policy": ALLOWING_AN_ADDRESS}}))

    assert isinstance(outcome, Unsure)
    assert [
        ("configuration", "Allow"),
        ("configuration", "192.0.2.0/24"),
        ("request", "?"),
    ] == [(fact.where, fact.value) for fact in outcome.may[0].because]


@pytest.mark.parametrize("kind", ["AWS_IAM", "COGNITO_USER_POOLS", "JWT"])
def test_the_policy_is_read_later_where_the_caller_counts(kind: str) -> None:
    """With IAM and with user pools the policy speaks once the caller is known."""
    change = {"api": {"policy": DENYING}, **authorized_by(kind)}

    assert isinstance(check(known(change=change)), Skip)


def test_before_a_lambda_authorizer_only_a_deny_counts() -> None:
    """Silence passes: what the authorizer returns may allow."""
    silent, denying = ({"api": {"policy": text}, **authorized_by("CUSTOM")} for text in (SILENT, DENYING))

    assert isinstance(check(known(change=silent)), Pass)
    assert isinstance(check(known(change=denying)), Deny)


def test_a_private_api_without_a_policy_allows_nothing() -> None:
    """Without a resource policy no statement can deny; the VPC endpoint's own policy still may."""
    assert ids(check(known(change=PRIVATE))) == ["resource-policy.nothing-allows", OF_AN_ENDPOINT]


def test_a_private_api_with_a_policy_may_meet_the_endpoint_too() -> None:
    """A policy that denies everyone decides; one that allows leaves what the VPC endpoint's own policy says."""
    private = {"endpointConfiguration": {"types": ["PRIVATE"]}}
    denied = check(known(change={"api": {"policy": DENYING, **private}}))

    assert isinstance(denied, Deny)
    assert OF_AN_ENDPOINT in ids(check(known(change={"api": {"policy": ALLOWING, **private}})))


@pytest.mark.parametrize("types", [("REGIONAL",), UNKNOWN])
def test_what_nobody_told_is_not_nothing(types: tuple[str, ...] | Unknown) -> None:
    """An unknown policy may hold anything; an unknown endpoint type may be PRIVATE."""
    call = known()
    assert isinstance(call.api, Api)
    assert isinstance(call.stage, Stage)
    assert isinstance(call.stage.deployed, Definition)
    stage = replace(call.stage, deployed=replace(call.stage.deployed, policy=UNKNOWN))
    outcome = check(at(call, api=replace(call.api, endpoint_types=types), stage=stage))

    assert ids(outcome) == [*OF_A_POLICY, *([OF_AN_ENDPOINT] if isinstance(types, Unknown) else [])]


def test_an_unknown_api_may_meet_all() -> None:
    """Nobody told us of the API at all; the control plane serves none."""
    assert ids(check(blind())) == [*OF_A_POLICY, OF_AN_ENDPOINT]
    assert isinstance(check(blind(CONTROL_PLANE)), Skip)
