"""Managed rule groups."""

from typing import Any

from tests.services.wafv2.waf_account import WafAccount

CORE = {"VendorName": "AWS", "Name": "AWSManagedRulesCommonRuleSet"}


def managed(**members: Any) -> dict[str, Any]:
    """Return a rule that refers to the core rule set."""
    found = {"ManagedRuleGroupStatement": {**CORE, **members}}
    return {"Name": "m", "Statement": found, "OverrideAction": {"None": {}}}


def test_groups_are_listed(waf: WafAccount) -> None:
    """Those of AWS."""
    found = waf.call("list_available_managed_rule_groups", Scope="REGIONAL")["ManagedRuleGroups"]

    assert {"VendorName": "AWS", "Name": "AWSManagedRulesCommonRuleSet", "VersioningSupported": False} in found


def test_a_group_is_described_by_its_rules_and_labels(waf: WafAccount) -> None:
    """With its capacity; what is not known is not described."""
    told = waf.call("describe_managed_rule_group", Scope="REGIONAL", **CORE)
    bots = {"VendorName": "AWS", "Name": "AWSManagedRulesBotControlRuleSet"}
    none = {"VendorName": "AWS", "Name": "AWSManagedRulesNothing"}

    assert (told["Capacity"], told["LabelNamespace"]) == (700, "awswaf:managed:aws:core-rule-set:")
    assert told["Rules"][0] == {"Name": "NoUserAgent_HEADER", "Action": {"Block": {}}}
    assert {"Name": "awswaf:managed:aws:core-rule-set:NoUserAgent_Header"} in told["AvailableLabels"]
    assert waf.refusal("describe_managed_rule_group", Scope="REGIONAL", **bots)[0] == "NotImplementedException"
    assert waf.refusal("describe_managed_rule_group", Scope="REGIONAL", **none)[0] == "WAFNonexistentItemException"


def test_a_group_that_is_rebuilt_is_accepted(waf: WafAccount) -> None:
    """One that is not is refused by name, and so is a version."""
    bots = {"Name": "AWSManagedRulesBotControlRuleSet"}

    assert waf.web_acl(managed(RuleActionOverrides=[{"Name": "NoUserAgent_HEADER", "ActionToUse": {"Count": {}}}]))
    assert waf.reason(managed(**bots), name="other")[0] == "BadRequestException"
    assert waf.reason(managed(Version="Version_1.0"), name="other")[0] == "NotImplementedException"
