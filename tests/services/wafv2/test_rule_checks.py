"""Rules that cannot be."""

from typing import Any

import pytest

from tests.services.wafv2.waf_account import PLAIN, WafAccount, rule, text, web_acl_params

RATE: dict[str, Any] = {"Limit": 10, "AggregateKeyType": "IP"}
MANAGED = {"ManagedRuleGroupStatement": {"VendorName": "AWS", "Name": "AWSManagedRulesCommonRuleSet"}}
HEADER = {"Header": {"Name": "a", "TextTransformations": PLAIN}}


def rate(**members: Any) -> dict[str, Any]:
    """Return a rate-based statement."""
    return {"RateBasedStatement": {**RATE, **members}}


@pytest.mark.parametrize(
    ("rules", "field"),
    [
        ((rule(name="a"), rule(name="a")), "RULE"),
        ((rule(name="a", Priority=1), rule(name="b", Priority=1)), "RULE"),
        (({"Name": "a", "Statement": text()},), "RULE"),
        ((rule(OverrideAction={"None": {}}),), "RULE"),
        ((rule(MANAGED),), "RULE"),
        (({"Name": "a", "Statement": MANAGED, "OverrideAction": {"None": {}, "Count": {}}},), "OVERRIDE_ACTION"),
        ((rule(Action={"Allow": {}, "Block": {}}),), "RULE_ACTION"),
        ((rule({**text(), **rate()}),), "STATEMENT"),
        ((rule({"NotStatement": {"Statement": rate()}}),), "STATEMENT"),
        ((rule({"AndStatement": {"Statements": [text()]}}),), "AND_STATEMENT"),
        ((rule({"NotStatement": {"Statement": {}}}),), "STATEMENT"),
        ((rule(text(FieldToMatch={})),), "FIELD_TO_MATCH"),
        ((rule(text(FieldToMatch={"UriPath": {}, "Method": {}})),), "FIELD_TO_MATCH"),
        ((rule(text(b"x" * 201)),), "BYTE_MATCH_STATEMENT"),
        ((rule(text(b"")),), "BYTE_MATCH_STATEMENT"),
        ((rule(text(TextTransformations=PLAIN * 2)),), "TEXT_TRANSFORMATION"),
        ((rule(text(PreParseTextTransformations=PLAIN)),), "PRE_PARSE_TEXT_TRANSFORMATION"),
        ((rule(text(FieldToMatch={"JA3Fingerprint": {"FallbackBehavior": "MATCH"}})),), "POSITION"),
        ((rule(RuleLabels=[{"Name": "team:managed"}]),), "RULE"),
        ((rule(RuleLabels=[{"Name": "awswaf:a"}]),), "RULE"),
        ((rule(RuleLabels=[{"Name": "a:b:c:d:e:f:g"}]),), "RULE"),
        ((rule(RuleLabels=[{"Name": "a" * 129}]),), "RULE"),
        ((rule(rate(EvaluationWindowSec=61)),), "RATE_BASED_STATEMENT"),
        ((rule(rate(AggregateKeyType="CONSTANT")),), "SCOPE_DOWN"),
        ((rule(rate(AggregateKeyType="CUSTOM_KEYS")),), "CUSTOM_KEYS"),
        ((rule(rate(CustomKeys=[HEADER])),), "CUSTOM_KEYS"),
        ((rule(rate(AggregateKeyType="CUSTOM_KEYS", CustomKeys=[{"IP": {}}])),), "CUSTOM_KEYS"),
        ((rule(rate(AggregateKeyType="FORWARDED_IP")),), "FORWARDED_IP_CONFIG"),
    ],
)
def test_what_cannot_be_names_its_field(waf: WafAccount, rules: tuple[dict[str, Any], ...], field: str) -> None:
    """As AWS names it."""
    assert waf.reason(*rules) == ("WAFInvalidParameterException", field)


def test_a_pattern_that_takes_backtracking_is_refused(waf: WafAccount) -> None:
    """With what is wrong with it."""
    spec = {"RegexString": r"(a)\1", "FieldToMatch": {"UriPath": {}}, "TextTransformations": PLAIN}
    code, message = waf.refusal("create_web_acl", **web_acl_params(rule({"RegexMatchStatement": spec})))

    assert code == "WAFInvalidParameterException"
    assert message.startswith("Error reason: The regular expression is not valid: ")


@pytest.mark.parametrize(
    "found", [rule(Action={"Monetize": {}}), rule(text(TextTransformations=[{"Priority": 0, "Type": "CMD_LINE_WIN"}]))]
)
def test_what_nobody_can_enforce_is_not_offered(waf: WafAccount, found: dict[str, Any]) -> None:
    """Selling, and transformations of which AWS does not say what they do."""
    assert waf.reason(found)[0] == "NotImplementedException"


def test_labels_may_have_five_namespaces(waf: WafAccount) -> None:
    """And a reserved string within a longer part."""
    labels = [{"Name": "a:b:c:d:e:f"}, {"Name": "mywaf:managed-by-us"}]

    assert waf.call("create_web_acl", **web_acl_params(rule(RuleLabels=labels)))


def test_what_can_be_is_accepted(waf: WafAccount) -> None:
    """Every kind of aggregation, a nested statement, an override."""
    where = {"HeaderName": "X-Forwarded-For", "FallbackBehavior": "MATCH"}
    rules = (
        rule(rate(EvaluationWindowSec=60), "a"),
        rule(rate(AggregateKeyType="CONSTANT", ScopeDownStatement=text()), "b"),
        rule(rate(AggregateKeyType="FORWARDED_IP", ForwardedIPConfig=where), "c"),
        rule(rate(AggregateKeyType="CUSTOM_KEYS", CustomKeys=[HEADER, {"IP": {}}]), "d"),
        rule({"OrStatement": {"Statements": [text(), {"NotStatement": {"Statement": text()}}]}}, "e"),
    )

    assert waf.web_acl(*rules)["Name"] == "shop"
