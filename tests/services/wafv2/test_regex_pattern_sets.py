"""Regex pattern sets."""

from typing import Any

from tests.services.wafv2.waf_account import PLAIN, WafAccount, named, rule


def made(*patterns: str) -> dict[str, Any]:
    """Return the parameters that create a set."""
    return {"Name": "s", "Scope": "REGIONAL", "RegularExpressionList": [{"RegexString": one} for one in patterns]}


def test_patterns_are_kept_and_replaced(waf: WafAccount) -> None:
    """Those that are not given are gone."""
    summary = waf.call("create_regex_pattern_set", **made("a", "b"))["Summary"]
    before = waf.call("get_regex_pattern_set", **named(summary))
    changed = {"RegularExpressionList": [{"RegexString": "c"}], "LockToken": before["LockToken"]}
    waf.call("update_regex_pattern_set", **named(summary), **changed)
    after = waf.call("get_regex_pattern_set", **named(summary))["RegexPatternSet"]

    assert before["RegexPatternSet"]["RegularExpressionList"] == [{"RegexString": "a"}, {"RegexString": "b"}]
    assert after["RegularExpressionList"] == [{"RegexString": "c"}]
    assert [one["Name"] for one in waf.call("list_regex_pattern_sets", Scope="REGIONAL")["RegexPatternSets"]] == ["s"]


def test_what_cannot_be_searched_for_is_refused(waf: WafAccount) -> None:
    """Back references, and more patterns than ten."""
    code, message = waf.refusal("create_regex_pattern_set", **made(r"(a)\1"))

    assert (code, "field: REGEX_PATTERN_SET" in message) == ("WAFInvalidParameterException", True)
    assert waf.refusal("create_regex_pattern_set", **made(*"abcdefghijk"))[0] == "WAFLimitsExceededException"


def test_a_set_that_a_rule_refers_to_stays(waf: WafAccount) -> None:
    """Until the rule is gone."""
    summary = waf.call("create_regex_pattern_set", **made("a"))["Summary"]
    spec = {"ARN": summary["ARN"], "FieldToMatch": {"UriPath": {}}, "TextTransformations": PLAIN}
    waf.web_acl(rule({"RegexPatternSetReferenceStatement": spec}))
    refused = waf.refusal("delete_regex_pattern_set", **named(summary), LockToken=summary["LockToken"])

    assert refused[0] == "WAFAssociatedItemException"
