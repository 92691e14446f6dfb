"""Managed rule groups."""

from gatewright.aws.waf.managed import groups


def test_a_group_that_is_not_rebuilt_is_unknown() -> None:
    """Its units are known all the same."""
    assert groups.group("AWS", "AWSManagedRulesATPRuleSet") is None
    assert groups.capacity("AWS", "AWSManagedRulesCommonRuleSet") == 700
    assert groups.capacity("Seller", "Group") == 0
    assert groups.untold("AWS#x").subject == "configuration.rule_groups[AWS#x]"
