"""The only loop: live to the first refusal, for the doctor to the end; it never waits."""

import pytest

from gatewright.engine.chain import REST
from gatewright.engine.decide import decide, resume, start, walk
from gatewright.model.decision import Decision, Paused
from gatewright.model.outcome import Deny, Pass, Unsure
from gatewright.model.question import Question, SpendQuota, TakeToken
from gatewright.model.unknown import UNKNOWN
from tests.casebook import request, world

HOST = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"
WITH_KEY = request(f"POST {HOST}/prod/orders\nx-api-key: shop-key-value-of-forty-characters-00001")
PETS = world("pets").configuration()


def steps(decision: Decision) -> dict[str, str]:
    """Return what kind of outcome each check had."""
    return {step.check: type(step.outcome).__name__ for step in decision.trace}


def test_the_live_road_stops_at_the_first_refusal() -> None:
    """The gateway runs no check behind the one that refuses."""
    decision = decide(request(f"GET {HOST}/prdo/pets"), PETS, lambda _: True)

    assert decision.trace[-1].check == "stage"
    assert isinstance(decision.trace[-1].outcome, Deny)


def test_the_doctor_walks_to_the_end() -> None:
    """Behind a refusal the doctor goes on: each check has said something."""
    decision = walk(request(f"GET {HOST}/prdo/pets"), PETS)

    assert [step.check for step in decision.trace] == [entry.check.id for entry in REST]
    assert decision.denial is not None


def test_what_a_refused_check_would_have_established_stays_unknown() -> None:
    """Behind a refused stage nobody knows the route: what needs it is unsure rather than wrong."""
    decision = walk(request(f"POST {HOST}/prdo/orders"), PETS)

    assert steps(decision)["route"] == "Unsure"
    assert steps(decision)["api-key"] == "Unsure"


def test_the_doctor_sees_what_would_stop_the_call_next() -> None:
    """A call by a disabled endpoint without its key is refused twice, and the first refusal is the cause."""
    both = world("pets", {"api": {"disableExecuteApiEndpoint": True}}).configuration()
    decision = walk(request(f"POST {HOST}/prod/orders"), both)
    refusals = [step.outcome.cause.id for step in decision.trace if isinstance(step.outcome, Deny)]

    assert refusals == ["endpoint.default-disabled", "api-key.missing"]
    assert decision.cause is not None
    assert decision.cause.id == "endpoint.default-disabled"


def test_the_engine_asks_in_the_order_of_the_limits() -> None:
    """A question is asked only when those before it were answered with yes."""
    asked: list[Question] = []

    def world_says(question: Question) -> bool:
        asked.append(question)
        return True

    decision = decide(WITH_KEY, PETS, world_says)

    assert decision.outcome == "allowed"
    assert [type(question) for question in asked] == [TakeToken, SpendQuota]


def test_a_no_ends_the_asking() -> None:
    """A bucket that is empty spends nothing of the quota."""
    state = start(WITH_KEY, PETS, stop_at_refusal=True)

    assert isinstance(state, Paused)
    assert isinstance(state.question, TakeToken)
    refused = resume(state, False)
    assert isinstance(refused, Decision)
    assert refused.cause is not None
    assert refused.cause.id == "throttle.rate-exceeded"


def test_what_the_world_does_not_know_is_undetermined() -> None:
    """Where the world cannot answer, the call is neither let in nor refused."""
    decision = decide(WITH_KEY, PETS, lambda _: UNKNOWN)

    assert decision.outcome == "undetermined"
    assert decision.may == {"throttle.rate-exceeded", "throttle.quota-exceeded"}


def test_without_a_world_the_walk_asks_nobody() -> None:
    """The doctor's walk needs no world: what it would ask is unknown."""
    assert walk(WITH_KEY, PETS).outcome == "undetermined"


def test_a_pause_keeps_the_steps_before_it() -> None:
    """Nothing is decided twice: a resumed call goes on at the check that asked."""
    state = start(WITH_KEY, PETS, stop_at_refusal=True)

    assert isinstance(state, Paused)
    assert state.at == len(state.trace) == [entry.check.id for entry in REST].index("throttle")
    assert all(not isinstance(step.outcome, Deny | Unsure) for step in state.trace)


@pytest.mark.parametrize("path", ["/prod/pets", "/prod/pets/7"])
def test_an_open_call_asks_nothing(path: str) -> None:
    """Without a limit the world is not asked, and most checks simply pass."""
    state = start(request(f"GET {HOST}{path}"), PETS, stop_at_refusal=True)

    assert isinstance(state, Decision)
    assert state.outcome == "allowed"
    assert any(isinstance(step.outcome, Pass) for step in state.trace)
