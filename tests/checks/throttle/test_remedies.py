"""Fixes of the throttle check."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from gatewright.checks.throttle.remedies import (
    raise_the_limits_of_the_stage,
    take_the_quota_off_the_plan,
    take_the_rate_limit_off_the_plan,
)
from gatewright.engine.decide import walk
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.question import Question, SpendQuota, TakeToken
from tests import http_apis
from tests.casebook import reached, request, world

SENT = request(
    "POST https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders"
    "\nx-api-key: shop-key-value-of-forty-characters-00001"
)


def orders(change: Mapping[str, Any] | None = None) -> Call:
    """Return a call of POST /orders with the good key, as the check gets it."""
    return reached("throttle", SENT, world("pets", change).configuration())


def no_tokens(question: Question) -> bool:
    """Answer as a world whose buckets are empty."""
    return not isinstance(question, TakeToken)


def no_quota(question: Question) -> bool:
    """Answer as a world whose quotas are spent."""
    return not isinstance(question, SpendQuota)


def test_without_its_limits_the_plan_lets_the_call_in() -> None:
    """The limit that refused is taken off the plan on a copy, and the call passes though the bucket is empty."""
    rate = take_the_rate_limit_off_the_plan(orders(), {"level": "plan"})
    quota = take_the_quota_off_the_plan(orders(), {})

    assert rate is not None
    assert quota is not None
    assert walk(rate.request, rate.configuration, no_tokens).outcome == "allowed"
    assert walk(quota.request, quota.configuration, no_quota).outcome == "allowed"


@pytest.mark.parametrize("level", ["stage", "plan-method", "-"])
def test_a_limit_of_another_level_is_not_the_plans(level: str) -> None:
    """Taking the plan's limit off mends nothing where another limit refused."""
    assert take_the_rate_limit_off_the_plan(orders(), {"level": level}) is None


def test_without_a_key_there_is_no_plan_to_change() -> None:
    """A call that uses no key, or of which nobody knows it, has no usage plan."""
    open_call = reached("throttle", request(f"GET https://{SENT.host}/prod/pets"), world("pets").configuration())

    for call in (open_call, Call(SENT, Configuration())):
        assert take_the_rate_limit_off_the_plan(call, {"level": "plan"}) is None
        assert take_the_quota_off_the_plan(call, {}) is None


@pytest.mark.parametrize(
    ("key", "place"), [("*/*", "/*/*/throttling/rateLimit"), ("~1orders/POST", "/~1orders/POST/throttling/rateLimit")]
)
def test_the_limits_of_a_stage_are_raised_where_they_stand(key: str, place: str) -> None:
    """Of the method, or of all that have none of their own; those of another level are not."""
    settings = {key: {"throttlingRateLimit": 1.0, "throttlingBurstLimit": 1}}
    call = orders({"stage prod": {"methodSettings": settings}})
    proposal = raise_the_limits_of_the_stage(call, {"level": "stage"})
    assert proposal is not None
    asked: list[Question] = []

    def full(question: Question) -> bool:
        asked.append(question)
        return True

    walk(proposal.request, proposal.configuration, full)

    limits = [one.throttle.rate_limit for one in asked if isinstance(one, TakeToken) and one.bucket[0] == "stage"]
    patches = json.loads(proposal.values["patch_operations"])
    assert (patches[0]["path"], patches[0]["value"]) == (place, "10000")
    assert limits == [10_000.0]
    assert raise_the_limits_of_the_stage(call, {"level": "plan"}) is None
    assert raise_the_limits_of_the_stage(orders(), {"level": "stage"}) is None


def test_a_route_of_an_http_api_gets_limits_of_its_own() -> None:
    """Whatever the stage has for the others."""
    none = {"ThrottlingRateLimit": 0, "ThrottlingBurstLimit": 0}
    stage = {"StageName": "$default", "AutoDeploy": True, "DefaultRouteSettings": none}
    known = http_apis.configuration(stages=(stage,))
    call = http_apis.decided("GET /pets", known).call
    proposal = raise_the_limits_of_the_stage(call, {"level": "stage"})

    assert proposal is not None
    assert {"GET /pets": {"ThrottlingRateLimit": 10000, "ThrottlingBurstLimit": 5000}} == json.loads(
        proposal.values["route_settings"]
    )
    assert "allowed" == walk(proposal.request, proposal.configuration, lambda _: True).outcome
