"""Rule groups."""

from typing import Any

from tests.services.account import ACCOUNT
from tests.services.wafv2.waf_account import SEEN, WafAccount, named, rule, text


def made(*rules: dict[str, Any], capacity: int = 50) -> dict[str, Any]:
    """Return the parameters that create a rule group."""
    placed = [{"Priority": at, "VisibilityConfig": SEEN, **one} for at, one in enumerate(rules)]
    return {"Name": "bots", "Scope": "REGIONAL", "Capacity": capacity, "VisibilityConfig": SEEN, "Rules": placed}


def reference(arn: str, **members: Any) -> dict[str, Any]:
    """Return a rule that refers to a group."""
    return {
        "Name": "g",
        "Statement": {"RuleGroupReferenceStatement": {"ARN": arn}},
        "OverrideAction": {"None": {}},
        **members,
    }


def test_a_group_tells_its_labels(waf: WafAccount) -> None:
    """Those that it adds by their full names, those that it looks for as they are written."""
    label = {"LabelMatchStatement": {"Scope": "LABEL", "Key": "seen"}}
    rules = (rule(name="a", RuleLabels=[{"Name": "seen"}]), rule(label, "b"))
    summary = waf.call("create_rule_group", **made(*rules))["Summary"]
    shown = waf.call("get_rule_group", ARN=summary["ARN"])["RuleGroup"]

    assert shown["LabelNamespace"] == f"awswaf:{ACCOUNT}:rulegroup:bots:"
    assert shown["AvailableLabels"] == [{"Name": f"awswaf:{ACCOUNT}:rulegroup:bots:seen"}]
    assert (shown["ConsumedLabels"], shown["Capacity"]) == ([{"Name": "seen"}], 50)
    assert shown["Rules"][0]["Statement"] == text()


def test_capacity_bounds_the_rules(waf: WafAccount) -> None:
    """When it is made, and ever after."""
    assert waf.refusal("create_rule_group", **made(rule(), capacity=9))[0] == "WAFLimitsExceededException"

    summary = waf.call("create_rule_group", **made(rule(), capacity=10))["Summary"]
    more = made(rule(), rule(name="two"))
    changed = {name: more[name] for name in ("Rules", "VisibilityConfig")}
    refused = waf.refusal("update_rule_group", **named(summary), **changed, LockToken=summary["LockToken"])
    assert refused[0] == "WAFLimitsExceededException"


def test_groups_do_not_nest(waf: WafAccount) -> None:
    """A group refers to none."""
    summary = waf.call("create_rule_group", **made(rule()))["Summary"]
    nested = {**made(reference(summary["ARN"])), "Name": "other"}

    assert waf.refusal("create_rule_group", **nested)[0] == "WAFInvalidParameterException"


def test_a_group_costs_its_capacity_and_stays_while_it_is_used(waf: WafAccount) -> None:
    """A web ACL that refers to it pays for all of it."""
    summary = waf.call("create_rule_group", **made(rule(), capacity=77))["Summary"]
    acl = waf.web_acl(reference(summary["ARN"]))
    refused = waf.refusal("delete_rule_group", **named(summary), LockToken=summary["LockToken"])
    waf.call("delete_web_acl", **named(acl), LockToken=acl["LockToken"])

    assert refused[0] == "WAFAssociatedItemException"
    assert waf.call("delete_rule_group", **named(summary), LockToken=summary["LockToken"]) == {}
    assert waf.call("list_rule_groups", Scope="REGIONAL") == {"RuleGroups": []}


def test_the_capacity_of_a_reference_is_that_of_the_group(waf: WafAccount) -> None:
    """As `check_capacity` tells."""
    summary = waf.call("create_rule_group", **made(rule(), capacity=77))["Summary"]
    asked = [{"Priority": 0, "VisibilityConfig": SEEN, **reference(summary["ARN"])}]

    assert waf.call("check_capacity", Scope="REGIONAL", Rules=asked) == {"Capacity": 77}
