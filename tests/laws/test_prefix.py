"""Laws 2 and 3: the engine is a function, and the live road is the beginning of the doctor's."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.engine.decide import decide, resume, start, walk
from gatewright.model.decision import Decision
from tests.laws.worlds import Seen, scene, seen, untold

MANY = settings(max_examples=400)
seeds = st.integers(min_value=0, max_value=2**32)


def partly(seed: int) -> Seen:
    """Return what somebody knows of some scene."""
    chance = Random(seed)
    whole = scene(chance)
    return seen(whole, untold(chance, whole))


@MANY
@given(seed=seeds)
def test_the_engine_is_a_function(seed: int) -> None:
    """The same values in, built twice, give equal values out."""
    one, other = partly(seed), partly(seed)
    first = decide(one.request, one.configuration, one.world)
    second = decide(other.request, other.configuration, other.world)

    assert one == other
    assert first == second


@MANY
@given(seed=seeds)
def test_live_trace_is_a_prefix_of_the_walk(seed: int) -> None:
    """Given the same answers, the gateway's trace begins the doctor's, with the same outcome and cause."""
    part = partly(seed)
    live = decide(part.request, part.configuration, part.world)
    whole = walk(part.request, part.configuration, part.world)

    assert live.trace == whole.trace[: len(live.trace)]
    assert (live.outcome, live.cause, live.may) == (whole.outcome, whole.cause, whole.may)


@MANY
@given(seed=seeds)
def test_a_paused_decision_resumes_as_if_it_had_not_paused(seed: int) -> None:
    """A question answered later, from the stored pause, leads where an answer at once leads; twice as well as once."""
    part = partly(seed)
    state = start(part.request, part.configuration, stop_at_refusal=True)
    while not isinstance(state, Decision):
        answer = part.world(state.question)
        assert resume(state, answer) == resume(state, answer)
        state = resume(state, answer)

    assert state == decide(part.request, part.configuration, part.world)


@MANY
@given(seed=seeds)
def test_no_question_is_asked_twice(seed: int) -> None:
    """The world is asked each question at most once for a call."""
    part = partly(seed)
    asked = []
    state = start(part.request, part.configuration, stop_at_refusal=False)
    while not isinstance(state, Decision):
        asked.append(state.question)
        state = resume(state, part.world(state.question))

    assert len(asked) == len(set(asked))
