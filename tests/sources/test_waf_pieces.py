"""Pieces of a WAF log's record tell the call that was stopped."""

import pytest

from gatewright.sources.waf_pieces import waf_pieces


@pytest.mark.parametrize(
    ("text", "rule", "rule_type", "action"),
    [
        (
            '"terminatingRuleId": "BlockedIPs",\n"terminatingRuleType": "REGULAR",\n"action": "BLOCK",',
            "BlockedIPs",
            "REGULAR",
            "BLOCK",
        ),
        (
            "terminatingRuleId:    AWS-AWSManagedRulesCommonRuleSet\nterminatingRuleType:  MANAGED_RULE_GROUP\n",
            "AWS-AWSManagedRulesCommonRuleSet",
            "MANAGED_RULE_GROUP",
            "BLOCK",
        ),
        ("| terminatingRuleId | RateRule |\n| action | CHALLENGE |", "RateRule", "", "CHALLENGE"),
    ],
)
def test_the_rule_is_read(text: str, rule: str, rule_type: str, action: str) -> None:
    """From cut JSON, from a list, from a table."""
    exchange = waf_pieces(text, origin="-")

    assert exchange is not None
    assert exchange.waf is not None
    assert (exchange.waf.rule, exchange.waf.rule_type, exchange.waf.action) == (rule, rule_type, action)
    assert (exchange.observation.status, exchange.from_log) == (403, True)


@pytest.mark.parametrize("text", ['"terminatingRuleId": "Default_Action", "action": "ALLOW"', "a terminating rule"])
def test_a_call_that_was_let_through_is_none(text: str) -> None:
    """Nor is a text without such a field."""
    assert waf_pieces(text, origin="-") is None
