"""Samples of what rules matched."""

from dataclasses import replace
from typing import Any

from gatewright.aws.waf.verdict import Verdict
from gatewright.checks.waf.check import inspected
from gatewright.gateway.web_acl_samples import EVERY_RULE, MOST_SAMPLES, Samples
from gatewright.model.request import Headers
from gatewright.model.waf import WebAcl
from tests.casebook import NOON
from tests.checks.presence import known
from tests.checks.waf.test_check import ARN, of_path, protected, rule

SEEN = {"SampledRequestsEnabled": True, "CloudWatchMetricsEnabled": True, "MetricName": "m"}


def sampled(samples: Samples, *rules: dict[str, Any], at: float = NOON, **members: Any) -> None:
    """Let a web ACL look at a call."""
    call = known(change=protected(*rules, **members))
    fields = Headers((("Authorization", "Bearer topsecret"),))
    call = replace(call, request=replace(call.request, received_at=at, headers=fields))
    acl, verdict = call.configuration.web_acls.get(ARN), inspected(call)
    assert isinstance(acl, WebAcl)
    assert isinstance(verdict, Verdict)
    samples.add(acl, call, verdict)


def test_a_request_is_kept_under_the_rules_that_matched() -> None:
    """With what each did."""
    samples = Samples()
    count = {**rule(of_path(), Count={}), "Name": "c", "VisibilityConfig": {**SEEN, "MetricName": "counted"}}
    block = {**rule(of_path()), "VisibilityConfig": SEEN}
    sampled(samples, count, block)

    assert [one.action for one in samples.of(ARN, "m", NOON, NOON)[1]] == ["BLOCK"]
    assert [one.action for one in samples.of(ARN, "counted", NOON, NOON)[1]] == ["COUNT"]
    assert samples.of(ARN, EVERY_RULE, NOON, NOON)[0] == 2
    assert samples.of(ARN, "m", NOON + 1, NOON + 2) == (0, ())


def test_the_default_action_has_the_web_acls_metric() -> None:
    """Unless it is not sampled."""
    samples = Samples()
    sampled(samples, VisibilityConfig=SEEN)
    sampled(samples, VisibilityConfig={**SEEN, "MetricName": "none", "SampledRequestsEnabled": False})

    assert [one.action for one in samples.of(ARN, "m", NOON, NOON)[1]] == ["ALLOW"]
    assert samples.of(ARN, "none", NOON, NOON) == (0, ())


def test_of_many_the_latest_are_kept_and_all_are_counted() -> None:
    """For three hours."""
    samples = Samples()
    sampled(samples, VisibilityConfig=SEEN, at=NOON - 4 * 3600)
    for _ in range(MOST_SAMPLES + 5):
        sampled(samples, VisibilityConfig=SEEN)
    population, found = samples.of(ARN, "m", 0, NOON)

    assert (population, len(found)) == (MOST_SAMPLES + 5, MOST_SAMPLES)


def test_no_secret_is_shown() -> None:
    """Headers are masked when they are asked for."""
    samples = Samples()
    sampled(samples, VisibilityConfig=SEEN)

    assert "topsecret" not in str(samples.of(ARN, "m", NOON, NOON)[1][0].headers)
