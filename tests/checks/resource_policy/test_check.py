"""Can the API's resource policy refuse the call, or the policy of a VPC endpoint on its way?"""

from dataclasses import replace

import pytest

from gatewright.checks.resource_policy.check import check
from gatewright.model.api import Definition, RestApi
from gatewright.model.outcome import Skip
from gatewright.model.stage import Stage
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.checks.presence import CONTROL_PLANE, PRIVATE, at, blind, ids, known

OF_A_POLICY = ["resource-policy.nothing-allows", "resource-policy.explicit-deny"]
OF_AN_ENDPOINT = "endpoint.vpc-endpoint-policy-denied"
POLICY = '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"*"}]}'


def test_a_public_api_without_a_policy_is_skipped_at_no_cost() -> None:
    """Nothing is read where there is nothing; the outcome is a constant."""
    assert isinstance(check(known()), Skip)
    assert check(known()) is check(known())


def test_a_policy_may_deny_or_fail_to_allow() -> None:
    """A public API has no VPC endpoint on its way."""
    assert ids(check(known(change={"api": {"policy": POLICY}}))) == OF_A_POLICY


def test_a_private_api_without_a_policy_allows_nothing() -> None:
    """Without a resource policy no statement can deny; the VPC endpoint's own policy still may."""
    assert ids(check(known(change=PRIVATE))) == ["resource-policy.nothing-allows", OF_AN_ENDPOINT]


def test_a_private_api_with_a_policy_may_meet_all() -> None:
    """Both policies stand on its way."""
    change = {"api": {"policy": POLICY, "endpointConfiguration": {"types": ["PRIVATE"]}}}

    assert ids(check(known(change=change))) == [*OF_A_POLICY, OF_AN_ENDPOINT]


@pytest.mark.parametrize("types", [("REGIONAL",), UNKNOWN])
def test_what_nobody_told_is_not_nothing(types: tuple[str, ...] | Unknown) -> None:
    """An unknown policy may hold anything; an unknown endpoint type may be PRIVATE."""
    call = known()
    assert isinstance(call.api, RestApi)
    assert isinstance(call.stage, Stage)
    assert isinstance(call.stage.deployed, Definition)
    stage = replace(call.stage, deployed=replace(call.stage.deployed, policy=UNKNOWN))
    outcome = check(at(call, api=replace(call.api, endpoint_types=types), stage=stage))

    assert ids(outcome) == [*OF_A_POLICY, *([OF_AN_ENDPOINT] if isinstance(types, Unknown) else [])]


def test_an_unknown_api_may_meet_all() -> None:
    """Nobody told us of the API at all; the control plane serves none."""
    assert ids(check(blind())) == [*OF_A_POLICY, OF_AN_ENDPOINT]
    assert isinstance(check(blind(CONTROL_PLANE)), Skip)
