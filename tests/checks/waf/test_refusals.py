"""From a verdict to a refusal."""

from typing import Any

import pytest

from gatewright.checks.waf.check import check
from gatewright.engine.respond import refusal
from gatewright.model.outcome import Deny
from tests.checks.presence import known
from tests.checks.waf.test_check import PLAIN, of_path, protected, rule


def denied(*rules: dict[str, Any], **members: Any) -> Deny:
    """Return the refusal, which there must be."""
    outcome = check(known(change=protected(*rules, **members)))
    assert isinstance(outcome, Deny)
    return outcome


def test_the_rule_and_what_it_matched_are_the_evidence() -> None:
    """The association, the action, the value."""
    denial = denied(rule(of_path()))

    assert [(fact.where, fact.path) for fact in denial.because] == [
        ("configuration", "stages[prod].webAclArn"),
        ("configuration", "web_acl.Rules[r].Action"),
        ("request", "UriPath"),
    ]
    assert (denial.because[-1].value, denial.because[-1].secret) == ("/prod/pets", False)
    assert {name: denial.values[name] for name in ("web_acl", "rule", "statement", "part")} == {
        "web_acl": "shop",
        "rule": "r",
        "statement": "ByteMatchStatement",
        "part": "UriPath",
    }


def test_what_may_be_a_secret_is_marked() -> None:
    """Any header but a few, queries, cookies and bodies."""
    spec = {
        "FieldToMatch": {"Headers": {"MatchPattern": {"All": {}}, "MatchScope": "ALL", "OversizeHandling": "MATCH"}}
    }
    size = {"SizeConstraintStatement": {**spec, "ComparisonOperator": "GT", "Size": 0, "TextTransformations": PLAIN}}

    assert denied(rule(size)).because[-1].secret


def test_the_default_action_has_no_rule() -> None:
    """It is named as the reason."""
    denial = denied(DefaultAction={"Block": {}})

    assert denial.cause.id == "waf.default-action-blocked"
    assert denial.because[-1].path == "web_acl.DefaultAction"


@pytest.mark.parametrize(("action", "status", "word"), [("Captcha", 405, "captcha"), ("Challenge", 202, "challenge")])
def test_a_puzzle_is_answered_by_aws_waf(action: str, status: int, word: str) -> None:
    """With its own header, and no error type of API Gateway's."""
    call = known(change=protected(rule(of_path(), **{action: {}})))
    denial = check(call)
    assert isinstance(denial, Deny)
    response = refusal(denial, call.request)

    assert (denial.cause.id, response.status) == ("waf.challenge-unanswered", status)
    assert (response.header("x-amzn-waf-action"), response.header("x-amzn-ErrorType")) == (word, None)


def test_a_custom_response_wins() -> None:
    """Its status, its body and its headers."""
    custom = {"ResponseCode": 418, "ResponseHeaders": [{"Name": "x-tea", "Value": "green"}]}
    call = known(change=protected(rule(of_path(), Block={"CustomResponse": custom})))
    denial = check(call)
    assert isinstance(denial, Deny)
    response = refusal(denial, call.request)

    assert (response.status, response.body, response.header("x-tea")) == (418, b"", "green")
    assert response.header("Content-Type") is None


def test_the_rule_of_a_group_is_named_too() -> None:
    """Both names, and the group."""
    arn = "arn:aws:wafv2:eu-west-1:111122223333:regional/rulegroup/bots/1"
    reference = {
        "Name": "g",
        "Statement": {"RuleGroupReferenceStatement": {"ARN": arn}},
        "OverrideAction": {"None": {}},
    }
    outcome = check(known(change=protected(reference)))

    assert not isinstance(outcome, Deny)  # the group is not there, so nobody can say
