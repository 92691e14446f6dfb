"""Web ACL capacity units."""

from typing import Any

import pytest

from gatewright.aws.waf.capacity import of_rule
from tests.aws.waf.asking import acl, looks, rule, text

GROUP_ARN = "arn:aws:wafv2:eu-west-1:111122223333:regional/rulegroup/bots/1"
SET = {"ARN": "arn:aws:wafv2:eu-west-1:111122223333:regional/ipset/office/1"}
ANY = {"HeaderName": "x", "FallbackBehavior": "MATCH", "Position": "ANY"}
RATE = {"Limit": 10, "AggregateKeyType": "IP"}
KEYS = [{"HTTPMethod": {}}, {"UriPath": {"TextTransformations": [{"Priority": 0, "Type": "LOWERCASE"}]}}]


@pytest.mark.parametrize(
    ("found", "units"),
    [
        (text("a", position="EXACTLY"), 2),
        (text("a"), 10),
        (text("a", None, "LOWERCASE", "URL_DECODE"), 30),
        (text("a", {"AllQueryArguments": {}}), 20),
        (text("a", {"JsonBody": {"MatchPattern": {"All": {}}, "MatchScope": "ALL"}}), 20),
        (looks("RegexMatch", RegexString="a"), 3),
        (looks("RegexPatternSetReference", ARN=GROUP_ARN), 25),
        (looks("SizeConstraint", ComparisonOperator="GT", Size=1), 1),
        (looks("SqliMatch"), 20),
        (looks("SqliMatch", SensitivityLevel="HIGH"), 30),
        (looks("XssMatch"), 40),
        ({"IPSetReferenceStatement": SET}, 1),
        ({"IPSetReferenceStatement": {**SET, "IPSetForwardedIPConfig": ANY}}, 5),
        ({"GeoMatchStatement": {"CountryCodes": ["FR"]}}, 1),
        ({"LabelMatchStatement": {"Scope": "LABEL", "Key": "a"}}, 1),
        ({"NotStatement": {"Statement": text("a")}}, 10),
        ({"AndStatement": {"Statements": [text("a"), looks("XssMatch")]}}, 50),
        ({"RateBasedStatement": RATE}, 2),
        ({"RateBasedStatement": {**RATE, "ScopeDownStatement": text("a")}}, 12),
        ({"RateBasedStatement": {**RATE, "AggregateKeyType": "CUSTOM_KEYS", "CustomKeys": KEYS}}, 72),
        ({"ManagedRuleGroupStatement": {"VendorName": "AWS", "Name": "AWSManagedRulesCommonRuleSet"}}, 700),
    ],
)
def test_units_are_those_of_the_guide(found: dict[str, Any], units: int) -> None:
    """Statement by statement."""
    assert of_rule(acl(rule("r", found)).rules[0], {}) == units


def test_a_group_costs_what_it_was_given() -> None:
    """Whatever its rules use of it."""
    found = {"RuleGroupReferenceStatement": {"ARN": GROUP_ARN}}
    known = {"get_rule_group": {"RuleGroup": {"Name": "bots", "ARN": GROUP_ARN, "Rules": []}}}

    assert of_rule(acl(rule("r", found), documents=known).rules[0], {GROUP_ARN: 77}) == 77
    assert of_rule(acl(rule("r", found)).rules[0], {GROUP_ARN: 77}) == 0
