"""A routing rule."""

from gatewright.model.routing_rule import RoutingRule


def test_a_rule_without_conditions_asks_for_nothing() -> None:
    """And leaves the path as it is."""
    rule = RoutingRule(id="abc123", priority=50, api_id="a1", stage="prod")

    assert ((), (), False) == (rule.headers, rule.base_paths, rule.strip_base_path)
