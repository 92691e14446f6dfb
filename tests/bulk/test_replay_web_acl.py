"""What rules that stand in two web ACLs say of a call."""

from dataclasses import replace
from typing import Any

import pytest

from gatewright.bulk.replay_web_acl import blocks_again, without_settled
from gatewright.model.unknown import UNKNOWN
from gatewright.model.waf import (
    Action,
    ByteMatch,
    FieldToMatch,
    LabelMatch,
    ManagedRuleGroup,
    Rule,
    RuleGroupReference,
    Statement,
    WebAcl,
)
from tests.bulk.replaying import line, refused, replayed
from tests.bulk.test_replay_decided import byte_match

BLOCK, ALLOW, COUNT = Action(kind="Block"), Action(kind="Allow"), Action(kind="Count")


def text(search: str) -> ByteMatch:
    """Return a statement about a header that no log has."""
    looked_at = FieldToMatch(kind="SingleHeader", name="referer")
    return ByteMatch(field=looked_at, search=search.encode(), position="CONTAINS")


def rule(name: str, action: Action | None = BLOCK, priority: int = 0, statement: Statement | None = None) -> Rule:
    """Return a rule."""
    return Rule(name=name, priority=priority, statement=statement or text(name), action=action)


def acl(*rules: Rule, default: Action = ALLOW) -> WebAcl:
    """Return a web ACL."""
    return WebAcl(name="shop", arn="arn", default=default, rules=rules, label_namespace="awswaf:1:webacl:shop:")


OLD, NEW = rule("old"), rule("new", priority=1)
LABELLED = rule("labelled", statement=LabelMatch(scope="LABEL", key="seen"))
MANAGED = rule("managed", None, statement=ManagedRuleGroup(vendor="AWS", name="AWSManagedRulesCommonRuleSet"))
BOUGHT = rule("bought", None, statement=ManagedRuleGroup(vendor="Somebody", name="Rules"))
UNTOLD = rule("untold", None, statement=RuleGroupReference(arn="group", group=UNKNOWN))


def test_rules_that_a_call_passed_are_left_out() -> None:
    """Wherever they stand in the new web ACL."""
    assert without_settled(acl(OLD), acl(NEW, replace(OLD, priority=7))) == acl(NEW)
    assert without_settled(acl(OLD, MANAGED), acl(NEW, MANAGED)) == acl(NEW)


@pytest.mark.parametrize(
    ("now", "against"),
    [
        (acl(OLD, default=BLOCK), acl(OLD, NEW)),
        (acl(rule("friends", ALLOW), OLD), acl(OLD, NEW)),
        (acl(OLD), acl(OLD, LABELLED)),
        (acl(OLD), acl(replace(OLD, statement=text("another")))),
        (acl(rule("old", COUNT)), acl(rule("old", COUNT), NEW)),
        (acl(OLD, BOUGHT), acl(OLD, BOUGHT, NEW)),
        (acl(OLD, UNTOLD), acl(OLD, UNTOLD, NEW)),
    ],
)
def test_where_a_rule_may_have_been_passed_by_it_stays(now: WebAcl, against: WebAcl) -> None:
    """An Allow, a label, or rules that nobody told may have kept the call from it."""
    assert without_settled(now, against) is None


def test_what_was_blocked_is_blocked_by_more_rules() -> None:
    """Not where one is gone, or one allows."""
    assert blocks_again(acl(OLD), acl(NEW, OLD))
    assert not blocks_again(acl(OLD), acl(NEW))
    assert not blocks_again(acl(OLD), acl(rule("friends", ALLOW), OLD))
    assert not blocks_again(acl(OLD, default=BLOCK), acl(OLD))


REFERERS = {**byte_match("no-spam", "c3BhbQ=="), "Priority": 5}
REFERERS["Statement"] = {
    "ByteMatchStatement": {
        **REFERERS["Statement"]["ByteMatchStatement"],
        "FieldToMatch": {"SingleHeader": {"Name": "referer"}},
    }
}


def protected(*rules: dict[str, Any]) -> dict[str, Any]:
    """Return the change that protects the pet shop."""
    return {"web ACL of prod": {"Rules": list(rules)}}


@pytest.mark.parametrize(
    ("log", "now", "against", "change"),
    [
        (line(), protected(REFERERS), protected(byte_match("no-curl", "Y3VybA=="), REFERERS), "denied"),
        (line(), protected(REFERERS), protected(byte_match("no-wget", "d2dldA=="), REFERERS), "stays-admitted"),
        (line(), protected(), protected(REFERERS), "undecided"),
        (refused("WAF_FILTERED"), protected(REFERERS), protected(REFERERS, byte_match("x", "eA==")), "stays-refused"),
        (refused("WAF_FILTERED"), protected(REFERERS), protected(byte_match("x", "eA==")), "admitted"),
    ],
)
def test_a_new_rule_beside_one_that_looks_at_what_no_log_has(
    log: dict[str, str], now: dict[str, Any], against: dict[str, Any], change: str
) -> None:
    """What the old rule saw is not told, and what it made of it is."""
    assert replayed(log, now, against).change == change
