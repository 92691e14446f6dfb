"""Every statement of a list of rules."""

from gatewright.services.wafv2.rule_walk import below, references, statements
from tests.services.wafv2.waf_account import refers, rule, text

NESTED = {"AndStatement": {"Statements": [text(), {"NotStatement": {"Statement": text()}}]}}


def test_nested_statements_are_found() -> None:
    """With how deep they stand."""
    assert [(name, depth) for name, _, depth in below(NESTED, 0)] == [
        ("AndStatement", 0),
        ("ByteMatchStatement", 1),
        ("NotStatement", 1),
        ("ByteMatchStatement", 2),
    ]


def test_rules_are_told_with_their_statements() -> None:
    """And the ARNs that they refer to."""
    rules = [rule(NESTED, "a"), refers("arn:x", "b")]

    assert [(one["Name"], name) for one, name, _ in statements(rules)][-1] == ("b", "IPSetReferenceStatement")
    assert list(references(rules)) == ["arn:x"]
