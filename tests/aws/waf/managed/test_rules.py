"""Rules of managed groups in short."""

from gatewright.aws.waf.managed.rules import PATH, group, larger


def test_a_group_is_its_rules_in_order() -> None:
    """Each with its label, and blocking."""
    made = group("G", "ns:", ("one", "l1", larger(PATH, 1)), ("two", "l2", larger(PATH, 2)))

    assert [(rule.name, rule.priority, rule.labels) for rule in made.rules] == [
        ("one", 0, ("l1",)),
        ("two", 1, ("l2",)),
    ]
    assert {rule.action.kind for rule in made.rules if rule.action} == {"Block"}
