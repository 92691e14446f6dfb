"""The laws have teeth: a planted fault is caught by the very search that the law makes."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from gatewright.checks.api_key.check import check as api_key
from gatewright.checks.authorizer.check import check as authorizer
from gatewright.checks.iam.check import check as iam
from gatewright.checks.resource_policy.check import check as resource_policy
from gatewright.checks.route.check import check as route
from gatewright.checks.throttle.check import check as throttle
from gatewright.engine import conclude as conclusion
from gatewright.engine import decide as engine
from gatewright.model.authorizer import Authorized
from gatewright.model.call import Call
from gatewright.model.decision import Decision
from gatewright.model.outcome import Outcome, Pass, Unsure
from gatewright.model.request import Headers
from gatewright.model.trace import Trace
from gatewright.model.unknown import Unknown
from gatewright.model.usage import UsagePlan
from tests.laws.learning import overturned
from tests.laws.worlds import fewer, scene, untold

_EVERYTHING = '{"Statement":[{"Effect":"Allow","Action":"execute-api:Invoke","Resource":"*"}]}'
SEARCH = 20_000
"""How many lessons a search draws at most; each fault here is caught well before."""


def takes_a_withheld_header_for_missing(call: Call) -> Outcome:
    """A faulty API key check: what the evidence leaves out was not sent."""
    told = replace(call.request, headers=Headers(call.request.headers.items))
    return api_key(replace(call, request=told))


def takes_unknown_keys_for_none(call: Call) -> Outcome:
    """A faulty API key check: keys that nobody listed do not exist."""
    listing = replace(call.configuration.api_keys, rest=None)
    return api_key(replace(call, configuration=replace(call.configuration, api_keys=listing)))


def takes_unknown_plan_keys_for_none(call: Call) -> Outcome:
    """A faulty API key check: a usage plan whose keys nobody listed holds none."""
    plans = call.configuration.usage_plans
    if isinstance(plans, Unknown):
        return api_key(call)
    empty: list[UsagePlan] = [replace(plan, key_ids=frozenset()) for plan in plans if isinstance(plan.key_ids, Unknown)]
    known = [plan for plan in plans if not isinstance(plan.key_ids, Unknown)]
    return api_key(replace(call, configuration=replace(call.configuration, usage_plans=(*known, *empty))))


def names_the_likeliest_cause(call: Call) -> Outcome:
    """A faulty route check: the first of the causes that may be meant is named as the cause."""
    outcome = route(call)
    return outcome.may[0] if isinstance(outcome, Unsure) and outcome.may else outcome


def names_only_the_first_limit(call: Call) -> Outcome:
    """A faulty throttle check: only the first unanswered limit may be meant."""
    outcome = throttle(call)
    return replace(outcome, may=outcome.may[:1]) if isinstance(outcome, Unsure) else outcome


def fails_open(call: Call) -> Outcome:
    """A faulty throttle check: what is not known is let through."""
    outcome = throttle(call)
    return Pass(call) if isinstance(outcome, Unsure) else outcome


def takes_unknown_access_keys_for_none(call: Call) -> Outcome:
    """A faulty IAM check: an access key that nobody told of does not exist."""
    listing = replace(call.configuration.access_keys, rest=None)
    return iam(replace(call, configuration=replace(call.configuration, access_keys=listing)))


def takes_an_unknown_policy_for_none(call: Call) -> Outcome:
    """A faulty resource policy check: what nobody told of the deployment has no policy."""
    outcome = resource_policy(call)
    return Pass(call) if isinstance(outcome, Unsure) else outcome


def takes_a_silent_function_for_a_yes(call: Call) -> Outcome:
    """A faulty authorizer check: whom nobody asked about is let in."""
    outcome = authorizer(call)
    known = Authorized(principal_id="me", policy=_EVERYTHING)
    return Pass(call.authorized_as(known)) if isinstance(outcome, Unsure) else outcome


FAULTS: dict[str, Callable[[Call], Outcome]] = {
    "api-key: a withheld header is missing": takes_a_withheld_header_for_missing,
    "api-key: unknown keys are none": takes_unknown_keys_for_none,
    "api-key: unknown keys of a plan are none": takes_unknown_plan_keys_for_none,
    "route: the likeliest cause is the cause": names_the_likeliest_cause,
    "iam: unknown access keys are none": takes_unknown_access_keys_for_none,
    "resource-policy: what is unknown is not there": takes_an_unknown_policy_for_none,
    "authorizer: a silent function says yes": takes_a_silent_function_for_a_yes,
    "throttle: only the first limit may be meant": names_only_the_first_limit,
    "throttle: fails open": fails_open,
}


def undetermined_is_allowed(call: Call, trace: Trace) -> Decision:
    """A faulty conclusion: what nothing refuses is allowed."""
    decision = _true_conclude(call, trace)
    return replace(decision, outcome="allowed") if decision.outcome == "undetermined" else decision


_true_conclude = conclusion.conclude


def search(lessons: int) -> str | None:
    """Return the first violation of the law of learning, as `test_learning` would find it."""
    for seed in range(lessons):
        chance = Random(seed)
        whole = scene(chance)
        before = untold(chance, whole)
        found = overturned(whole, before, fewer(chance, before))
        if found is not None:
            return found
    return None


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_a_check_is_caught(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that guesses is caught by the law of learning."""
    check_id = name.partition(":")[0]
    runs = {
        chain: tuple((FAULTS[name] if passed.check == check_id else run, passed) for run, passed in every)
        for chain, every in engine.RUNS.items()
    }
    monkeypatch.setattr(engine, "RUNS", runs)

    assert search(SEARCH) is not None


def test_a_fault_in_the_conclusion_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """A conclusion that guesses is caught by the law of learning."""
    monkeypatch.setattr(engine, "conclude", undetermined_is_allowed)

    assert search(SEARCH) is not None


def test_the_search_finds_nothing_where_nothing_is_planted() -> None:
    """What the search reports is the fault, not the search."""
    assert search(500) is None
