"""Law 4: learning never overturns, and what is not known is never guessed."""

import re
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.engine.decide import decide, walk
from gatewright.model.message import Message
from gatewright.model.outcome import Unsure
from tests.laws.learning import overturned
from tests.laws.worlds import fewer, scene, seen, untold

MANY = settings(max_examples=1_500)
seeds = st.integers(min_value=0, max_value=2**32)


@MANY
@given(seed=seeds)
def test_learning_never_overturns(seed: int) -> None:
    """Filling in any unknown leaves an outcome and a named cause as they are, and makes no new cause possible."""
    chance = Random(seed)
    whole = scene(chance)
    before = untold(chance, whole)
    after = fewer(chance, before)

    assert overturned(whole, before, after) is None


@MANY
@given(seed=seeds)
def test_the_true_cause_was_always_possible(seed: int) -> None:
    """Whatever is withheld, the cause for which the whole world refuses is among those that may be meant."""
    chance = Random(seed)
    everything = scene(chance)
    whole, part = seen(everything), seen(everything, untold(chance, everything))
    truth = decide(whole.request, whole.configuration, whole.world)
    guess = decide(part.request, part.configuration, part.world)

    assert truth.may <= guess.may


@settings(max_examples=500)
@given(seed=seeds)
def test_the_unsure_say_what_is_missing(seed: int) -> None:
    """A check that is unsure names what would have to be learnt, in words and commands that are complete."""
    chance = Random(seed)
    whole = scene(chance)
    part = seen(whole, untold(chance, whole))
    trace = walk(part.request, part.configuration, part.world).trace
    unsure = [step.outcome for step in trace if isinstance(step.outcome, Unsure)]

    assert all(outcome.missing for outcome in unsure)
    missing = [one for outcome in unsure for one in outcome.missing]
    commands = [one.command for one in missing if one.command is not None]
    assert [] == [one.what for one in missing if open_names(one.what)]
    assert [] == [command for command in commands if re.search(r"\{\w+\}|\?", command)]


def open_names(message: Message) -> set[str]:
    """Return the placeholders of a sentence that nothing fills."""
    return set(re.findall(r"\{(\w+)\}", message.text)) - set(message.values)
