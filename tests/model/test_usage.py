"""Keys and plans start as AWS makes them."""

from gatewright.model.unknown import Unknown
from gatewright.model.usage import ApiKey, UsagePlan


def test_a_plan_joins_nothing_until_told() -> None:
    """A plan without stages opens none; which keys it holds is another question, unknown until answered."""
    plan = UsagePlan(id="p1")

    assert plan.stages == frozenset()
    assert isinstance(plan.key_ids, Unknown)
    assert (plan.throttle, plan.quota) == (None, None)


def test_a_key_is_its_value() -> None:
    """Two keys of one id and different values differ: callers are told apart by the value."""
    assert ApiKey(id="k", value="one") != ApiKey(id="k", value="two")
