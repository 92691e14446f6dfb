"""API keys and usage plans."""

from typing import Any

import pytest

from gatewright.configuration.usage import api_keys, plans_by_key, usage_plans
from gatewright.model.message import Message
from gatewright.model.unknown import UNKNOWN, Missing, Unknown
from gatewright.model.usage import ApiKey, Quota, Throttle, UsagePlan

REFUSED = Unknown((Missing(subject="configuration.usage_plans", what=Message("the usage plans")),))


class Answers:
    """Documents by operation and ids."""

    def __init__(self, answers: dict[tuple[str, ...], Any]) -> None:
        self.answers = answers

    def get(self, kind: str, *ids: str) -> Any:
        """Return the answer that was put in."""
        return self.answers.get((kind, *ids), UNKNOWN)


def plans(*items: dict[str, Any], keys: dict[str, Any] | None = None) -> tuple[UsagePlan, ...]:
    """Return the usage plans of these answers."""
    held: dict[tuple[str, ...], Any] = {
        ("get_usage_plan_keys", plan_id): answer for plan_id, answer in (keys or {}).items()
    }
    found = usage_plans(Answers({("get_usage_plans",): {"items": list(items)}, **held}))
    if isinstance(found, Unknown):
        raise TypeError("the plans are told here")
    return found


def keys(answer: Any) -> Any:
    """Return the listing of these API keys."""
    return api_keys(Answers({("get_api_keys",): answer}))


def test_keys_are_found_by_their_value() -> None:
    """What a caller sends finds its key; ids and names find nothing."""
    found = keys({"items": [{"id": "k1", "name": "shop", "value": "secret", "enabled": False}]})

    assert found.get("secret") == ApiKey(id="k1", name="shop", value="secret", enabled=False)
    assert (found.get("k1"), found.get("shop")) == (None, None)


def test_keys_read_without_values_tell_nothing() -> None:
    """A list that AWS answered without `includeValues` does not say which key was sent, nor that there is none."""
    found = keys({"items": [{"id": "k1", "enabled": True}]})

    assert isinstance(found.get("secret"), Unknown)


@pytest.mark.parametrize("answer", [{"items": []}, {}, None])
def test_an_account_may_have_no_key(answer: Any) -> None:
    """An empty list is a whole list: no value is a key."""
    assert keys(answer).get("secret") is None


def test_a_key_whose_state_was_left_out_is_neither_on_nor_off() -> None:
    """Without `enabled`, nobody knows whether the key is."""
    found = keys({"items": [{"id": "k1", "value": "secret"}]}).get("secret")

    assert isinstance(found.enabled, Unknown)


def test_keys_and_plans_that_nobody_read_keep_their_reason() -> None:
    """A refusal to show keys or plans is a reason, not an empty list."""
    assert keys(REFUSED).get("secret") is REFUSED
    assert usage_plans(Answers({("get_usage_plans",): REFUSED})) is REFUSED


def test_a_plan_is_read_whole() -> None:
    """Stages, limits for the plan and for single methods, and the quota are what AWS says."""
    (plan,) = plans(
        {
            "id": "p1",
            "name": "shops",
            "apiStages": [
                {"apiId": "a1", "stage": "prod", "throttle": {"/pets/GET": {"rateLimit": 2.0, "burstLimit": 3}}},
                {"apiId": "a1", "stage": "beta"},
            ],
            "throttle": {"rateLimit": 10.0, "burstLimit": 20},
            "quota": {"limit": 5000, "offset": 10, "period": "MONTH"},
        },
        keys={"p1": {"items": [{"id": "k1"}, {"id": "k2"}]}},
    )

    assert plan == UsagePlan(
        id="p1",
        name="shops",
        stages=frozenset({("a1", "prod"), ("a1", "beta")}),
        key_ids=frozenset({"k1", "k2"}),
        throttle=Throttle(10.0, 20),
        method_throttles={("a1", "prod", "/pets/GET"): Throttle(2.0, 3)},
        quota=Quota(5000, 10, "MONTH"),
    )


def test_a_bare_plan_limits_nothing() -> None:
    """A plan with nothing but an id has no stage, no limit and no quota; that it holds no key is AWS's word."""
    (plan,) = plans({"id": "p1", "throttle": {}, "quota": {}}, keys={"p1": None})

    assert plan == UsagePlan(id="p1", key_ids=frozenset())


def test_keys_of_a_plan_that_nobody_read_are_unknown() -> None:
    """Which keys a plan holds is read for each plan, and may be unknown for one of them."""
    first, second = plans({"id": "p1"}, {"id": "p2"}, keys={"p1": {"items": [{"id": "k1"}]}})

    assert first.key_ids == frozenset({"k1"})
    assert isinstance(second.key_ids, Unknown)
    assert list(plans_by_key((first, second))) == ["k1"]


def test_plans_of_a_key_stand_in_the_order_of_the_account() -> None:
    """A key in several plans finds them in AWS's order; what is unknown finds nothing."""
    held = {"items": [{"id": "k1"}]}
    found = plans({"id": "p2"}, {"id": "p1"}, keys={"p1": held, "p2": held})

    assert [plan.id for plan in plans_by_key(found)["k1"]] == ["p2", "p1"]
    assert plans_by_key(UNKNOWN) == {}
