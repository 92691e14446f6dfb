"""Can the stage's web ACL block the request?"""

from dataclasses import replace

from gatewright.checks.waf.check import check
from gatewright.model.outcome import Skip, Unsure
from gatewright.model.stage import Stage
from gatewright.model.unknown import UNKNOWN
from tests.checks.presence import CONTROL_PLANE, at, blind, ids, known

ALL = ["waf.rule-blocked", "waf.rate-exceeded", "waf.default-action-blocked"]
ARN = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/0a1b2c3d"


def test_a_stage_without_a_web_acl_is_skipped_at_no_cost() -> None:
    """The outcome is a constant, so a call costs no allocation."""
    assert isinstance(check(known()), Skip)
    assert check(known()) is check(known())


def test_any_rule_of_a_web_acl_may_block() -> None:
    """Where there is a web ACL, its rules are what is missing."""
    outcome = check(known(change={"stage prod": {"webAclArn": ARN}}))

    assert isinstance(outcome, Unsure)
    assert ids(outcome) == ALL
    assert [gap.command for gap in outcome.missing] == [f"aws wafv2 get-web-acl --arn {ARN}"]
    assert {denial.because[0].value for denial in outcome.may} == {ARN}


def test_a_web_acl_of_which_nobody_told_may_block() -> None:
    """Unknown is not none: of the stage, or of its web ACL."""
    call = known()
    assert isinstance(call.stage, Stage)
    untold = at(call, stage=replace(call.stage, web_acl_arn=UNKNOWN))

    assert ids(check(untold)) == ALL
    assert ids(check(blind())) == ALL


def test_the_control_plane_has_no_stage() -> None:
    """The host that configures APIs has no web ACL of a stage."""
    assert isinstance(check(blind(CONTROL_PLANE)), Skip)
