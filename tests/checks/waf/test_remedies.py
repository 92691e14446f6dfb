"""Fixes of the WAF check."""

from gatewright.checks.waf.check import check
from gatewright.checks.waf.remedies import let_the_rule_count, take_the_web_acl_off_the_stage
from gatewright.engine.decide import decide
from gatewright.model.outcome import Deny, Skip
from tests.checks.presence import blind, known
from tests.checks.waf.test_check import of_path, protected, rule


def test_without_its_web_acl_the_stage_lets_it_through() -> None:
    """Decided again, the call passes."""
    proposal = take_the_web_acl_off_the_stage(known(change=protected(rule(of_path()))), {})
    assert proposal is not None

    assert decide(proposal.request, proposal.configuration, lambda _: True).outcome == "allowed"


def test_where_there_is_none_there_is_nothing_to_take() -> None:
    """Nor where nobody told."""
    assert take_the_web_acl_off_the_stage(known(), {}) is None
    assert take_the_web_acl_off_the_stage(blind(), {}) is None
    assert isinstance(check(known()), Skip)


def test_a_rule_that_counts_lets_it_through() -> None:
    """The one that is named, and no other."""
    call = known(change=protected(rule(of_path())))
    denied = check(call)
    assert isinstance(denied, Deny)
    proposal = let_the_rule_count(call, denied.values)
    assert proposal is not None

    assert decide(proposal.request, proposal.configuration, lambda _: True).outcome == "allowed"
    assert let_the_rule_count(call, {**denied.values, "rule": "another"}) is None
    assert let_the_rule_count(blind(), {}) is None
