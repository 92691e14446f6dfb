"""Rules as they are stored."""

from typing import Any

from gatewright.services.wafv2.rules import not_enforced
from tests.services.wafv2.waf_account import PLAIN, WafAccount, refers, rule, text

FINGERPRINT: dict[str, Any] = {
    "FieldToMatch": {"JA4Fingerprint": {"FallbackBehavior": "MATCH"}},
    "PositionalConstraint": "EXACTLY",
}


def test_what_a_rule_refers_to_is_there(waf: WafAccount) -> None:
    """Sets and groups by their ARNs, managed groups by their names."""
    managed = {"ManagedRuleGroupStatement": {"VendorName": "AWS", "Name": "AWSManagedRulesNothing"}}

    assert waf.reason(refers("arn:aws:wafv2:eu-west-1:000000000000:regional/ipset/none/1"))[0] == (
        "WAFNonexistentItemException"
    )
    assert waf.reason({"Name": "m", "Statement": managed, "OverrideAction": {"None": {}}}) == (
        "WAFInvalidParameterException",
        "MANAGED_RULE_SET_STATEMENT",
    )


def test_what_is_not_enforced_is_found_wherever_it_is_nested() -> None:
    """By the names of the rules."""
    country = {"GeoMatchStatement": {"CountryCodes": ["FR"]}}
    keys = [{"JA3Fingerprint": {"FallbackBehavior": "MATCH"}}]
    rate = {"RateBasedStatement": {"Limit": 10, "AggregateKeyType": "CUSTOM_KEYS", "CustomKeys": keys}}
    rules = [
        rule({"NotStatement": {"Statement": country}}, "a"),
        rule(text(**FINGERPRINT), "b"),
        rule(rate, "c"),
        rule(text(TextTransformations=PLAIN), "d"),
    ]

    assert not_enforced(rules) == {"GeoMatchStatement": ["a"], "JA4Fingerprint": ["b"], "JA3Fingerprint": ["c"]}
