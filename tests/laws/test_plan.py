"""The plan and the whole chain decide alike."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.engine.decide import decide
from gatewright.engine.plan import Plan
from tests.laws.worlds import scene, seen, untold


@settings(max_examples=400)
@given(seed=st.integers(min_value=0, max_value=2**32))
def test_a_plan_decides_as_the_chain_does(seed: int) -> None:
    """What a plan remembers of one request changes nothing of how it decides another to the same target."""
    chance = Random(seed)
    whole = scene(chance)
    part = seen(whole, untold(chance, whole) if chance.random() < 0.5 else frozenset())
    others = [seen(scene(chance)).request for _ in range(3)]
    same_target = [
        replace(other, method=part.request.method, host=part.request.host, path=part.request.path) for other in others
    ]
    plan = Plan(part.configuration)

    for request in (part.request, *same_target, *others, part.request):
        assert plan.decide(request, part.world) == decide(request, part.configuration, part.world)
