"""A plan remembers what follows from verb, host and path alone; that it decides alike is a law."""

import json
from dataclasses import replace

from gatewright.engine import plan as module
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
