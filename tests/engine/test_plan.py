"""A plan remembers what follows from verb, host and path alone; that it decides alike is a law."""

import json
from dataclasses import replace
from functools import partial

from gatewright.engine import plan as module
from gatewright.engine.decide import Settled, decide
from gatewright.engine.plan import Plan
from gatewright.model.request import Peer
from tests.casebook import request, world

HOST = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"
ORDERS = request(f"POST {HOST}/prod/orders")
WITH_KEY = request(f"POST {HOST}/prod/orders\nx-api-key: shop-key-value-of-forty-characters-00001")


def test_what_is_remembered_does_not_stick_to_the_caller() -> None:
    """Of two calls to one target, the one with the key passes and the one without is refused, in any order."""
    plan = Plan(world("pets").configuration())
    outcomes = [plan.decide(call, lambda _: True).outcome for call in (ORDERS, WITH_KEY, ORDERS, WITH_KEY)]

    assert outcomes == ["denied", "allowed", "denied", "allowed"]


def test_another_target_is_another_decision() -> None:
    """Verb, host and path each make another target."""
    plan = Plan(world("pets").configuration())
    calls = [
        WITH_KEY,
        replace(WITH_KEY, method="GET"),
        replace(WITH_KEY, path="/prod/order"),
        replace(WITH_KEY, host="z9y8x7w6v5.execute-api.eu-west-1.amazonaws.com"),
    ]

    assert [plan.decide(call, lambda _: True).outcome for call in calls] == ["allowed", "denied", "denied", "denied"]


def test_a_policy_is_asked_by_every_call() -> None:
    """What a resource policy says of one address says nothing of the next, though the target is the same."""
    policy = {
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": "*",
                "Action": "execute-api:Invoke",
                "Resource": "*",
                "Condition": {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}},
            }
        ]
    }
    plan = Plan(world("pets", {"api": {"policy": json.dumps(policy)}}).configuration())
    pets = request(f"GET {HOST}/prod/pets")
    calls = [replace(pets, peer=Peer(source_ip=address)) for address in ("192.0.2.7", "198.51.100.7", "192.0.2.7")]

    assert [plan.decide(call, lambda _: True).outcome for call in calls] == ["allowed", "denied", "allowed"]


def test_made_up_paths_do_not_fill_the_memory() -> None:
    """However many paths a caller makes up below a greedy parameter, what is kept stays bounded."""
    plan = Plan(world("pets").configuration())
    for number in range(module._KEPT + 10):
        plan.decide(replace(ORDERS, method="GET", path=f"/prod/files/{number}"), lambda _: True)

    assert len(plan._known) <= module._KEPT


def test_checks_that_do_not_apply_are_settled() -> None:
    """Behind a policy that every call asks, what follows from the method is not run again, and stands in the trace."""
    policy = {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": "*"}]}
    configuration = world("pets", {"api": {"policy": json.dumps(policy)}}).configuration()
    plan = Plan(configuration)
    pets = request(f"GET {HOST}/prod/pets")
    decisions = [plan.decide(pets, lambda _: True) for _ in range(2)]
    (known,) = plan._known.values()
    (_, settled) = known.runs

    assert isinstance(settled, Settled)
    assert ["iam", "authorizer", "authorize", "api-key", "throttle", "request"] == [
        step.check for step in settled.steps
    ]
    assert [decide(pets, configuration, lambda _: True)] * 2 == decisions


def test_limits_of_a_key_are_never_settled() -> None:
    """That one key has no limit says nothing of the next: behind a method that wants a key both run."""
    plan = Plan(world("pets").configuration())
    plan.decide(WITH_KEY, lambda _: True)
    (known,) = plan._known.values()

    assert ["api-key", "throttle"] == [one[1].check for one in known.runs if not isinstance(one, Settled)]


def test_a_question_is_resumed_in_the_shortened_chain() -> None:
    """What the world answers goes on where the plan stopped, and comes to what the whole chain comes to."""
    overlay = {"stage prod": {"methodSettings": {"*/*": {"throttlingRateLimit": 1.0, "throttlingBurstLimit": 1}}}}
    configuration = world("pets", overlay).configuration()
    plan = Plan(configuration)
    pets = request(f"GET {HOST}/prod/pets")
    for there in (True, False, True):
        answer = partial(_answer, there)
        assert decide(pets, configuration, answer) == plan.decide(pets, answer)


def _answer(there: bool, _: object) -> bool:
    return there
