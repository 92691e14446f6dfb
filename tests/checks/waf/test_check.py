"""Does the stage's web ACL let the request through?"""

from dataclasses import replace
from typing import Any

from gatewright.aws.waf.verdict import Verdict
from gatewright.checks.waf.check import check, inspected
from gatewright.model.configuration import Configuration
from gatewright.model.outcome import Ask, Deny, Pass, Skip, Unsure
from gatewright.model.stage import Stage
from gatewright.model.unknown import UNKNOWN
from tests.casebook import NOON
from tests.checks.presence import CONTROL_PLANE, at, blind, ids, known

ALL = ["waf.rule-blocked", "waf.rate-exceeded", "waf.default-action-blocked", "waf.challenge-unanswered"]
ARN = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"
PLAIN = [{"Priority": 0, "Type": "NONE"}]
BY_METHOD = {"Limit": 10, "AggregateKeyType": "CUSTOM_KEYS", "CustomKeys": [{"HTTPMethod": {}}]}


def protected(*rules: dict[str, Any], **members: Any) -> dict[str, Any]:
    """Return the change that puts a web ACL before the stage."""
    return {"web ACL of prod": {"Rules": list(rules), **members}}


def rule(statement: dict[str, Any], **action: Any) -> dict[str, Any]:
    """Return a rule."""
    return {"Name": "r", "Statement": statement, "Action": action or {"Block": {}}}


def of_path(search: str = "L3BldHM=") -> dict[str, Any]:
    """Return a string match of the path."""
    spec = {"SearchString": search, "FieldToMatch": {"UriPath": {}}, "TextTransformations": PLAIN}
    return {"ByteMatchStatement": {**spec, "PositionalConstraint": "CONTAINS"}}


def test_a_stage_without_a_web_acl_is_skipped_at_no_cost() -> None:
    """The outcome is a constant, so a call costs no allocation."""
    assert isinstance(check(known()), Skip)
    assert check(known()) is check(known())


def test_a_verdict_is_the_outcome() -> None:
    """Allow passes, Block refuses."""
    assert isinstance(check(known(change=protected())), Pass)
    outcome = check(known(change=protected(rule(of_path()))))
    assert isinstance(outcome, Deny)
    assert outcome.cause.id == "waf.rule-blocked"


def test_a_rate_based_rule_asks_the_world() -> None:
    """Once, with the answer it goes on."""
    call = known(change=protected(rule({"RateBasedStatement": BY_METHOD})))
    call = replace(call, answers={})
    outcome = check(call)
    assert isinstance(outcome, Ask)
    refused = check(call.answered(outcome.question, False))

    assert isinstance(check(call.answered(outcome.question, True)), Pass)
    assert isinstance(refused, Deny)
    assert (refused.cause.id, refused.values["limit"], refused.values["window"]) == ("waf.rate-exceeded", "10", "300")


def test_a_web_acl_of_which_nobody_told_the_rules_may_block() -> None:
    """The rules are what is missing, and how to read them."""
    call = known(change=protected())
    outcome = check(replace(call, configuration=replace(call.configuration, web_acls=Configuration().web_acls)))

    assert isinstance(outcome, Unsure)
    assert ids(outcome) == ALL
    assert [gap.command for gap in outcome.missing] == [f"aws wafv2 get-web-acl --arn {ARN}"]
    assert {denial.because[0].value for denial in outcome.may} == {ARN}


def test_what_a_rule_needs_and_nobody_told_may_block() -> None:
    """Only the causes that this web ACL can bring."""
    call = known(change=protected(rule({"GeoMatchStatement": {"CountryCodes": ["FR"]}})))
    outcome = check(call)

    assert isinstance(outcome, Unsure)
    assert ids(outcome) == ["waf.rule-blocked"]
    assert [gap.subject for gap in outcome.missing] == ["request.country"]


def test_what_is_refused_in_any_case_is_refused() -> None:
    """A rule of which nobody can say whether it blocks opens nothing that a later one closes."""
    country = {"Name": "geo", "Statement": {"GeoMatchStatement": {"CountryCodes": ["FR"]}}, "Action": {"Block": {}}}
    outcome = check(known(change=protected(country, rule(of_path()))))
    assert isinstance(outcome, Deny)
    other = check(known(change=protected({**country, "Action": {"Captcha": {}}}, rule(of_path()))))

    assert (outcome.cause.id, outcome.values["rule"]) == ("waf.rule-blocked", "r")
    assert ids(other) == ["waf.challenge-unanswered", "waf.rule-blocked"]


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


def test_the_verdict_can_be_asked_for_again() -> None:
    """By whoever logs the call; without a web ACL there is none."""
    call = known(change=protected())

    assert isinstance(inspected(call), Verdict)
    assert inspected(known()) is None
    assert inspected(blind()) is None
    assert call.request.received_at == NOON
