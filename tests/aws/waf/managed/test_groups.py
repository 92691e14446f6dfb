"""Managed rule groups."""

import pytest

from gatewright.aws.waf.managed import groups


def test_a_group_that_is_not_rebuilt_is_unknown() -> None:
    """Its units are known all the same."""
    assert groups.group("AWS", "AWSManagedRulesATPRuleSet") is None
    assert groups.capacity("AWS", "AWSManagedRulesCommonRuleSet") == 700
    assert groups.capacity("Seller", "Group") == 0
    assert groups.untold("AWS#x").subject == "configuration.rule_groups[AWS#x]"


@pytest.mark.parametrize("name", sorted(groups.GROUPS))
def test_a_group_has_its_units_and_names_its_rules_once(name: tuple[str, str]) -> None:
    """Labels too."""
    rules = groups.GROUPS[name].rules

    assert groups.capacity(*name) > 0
    assert len({rule.name for rule in rules}) == len({rule.labels for rule in rules}) == len(rules)
