"""What a web ACL made of a request."""

from gatewright.aws.waf.verdict import DEFAULT, Verdict
from gatewright.model.waf import Action


def test_without_a_rule_the_default_action_is_named() -> None:
    """As AWS WAF's logs name it."""
    verdict = Verdict(action=Action(kind="Block"))

    assert (verdict.rule_name, verdict.allows, verdict.inserted) == (DEFAULT, False, ())
