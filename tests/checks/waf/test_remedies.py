"""Fixes of the WAF check."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gatewright.checks.waf.check import check
from gatewright.checks.waf.remedies import (
    add_a_rule_for_the_call,
    leave_the_path_out,
    let_the_rule_count,
    take_the_web_acl_off_the_stage,
)
from gatewright.engine.decide import decide
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.outcome import Deny, Skip
from gatewright.model.waf import ManagedRuleGroup
from tests.checks.presence import blind, known
from tests.checks.waf.test_check import PLAIN, of_path, protected, rule


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


def denied(*rules: dict[str, Any], **members: Any) -> tuple[Call, Mapping[str, str]]:
    """Return a call that a web ACL with its lock token refuses, and what the refusal says."""
    call = known(change=protected(*rules, **members))
    acl = next(call.configuration.web_acls.known())
    told = {**acl.told, "Id": "w-1"}
    items = {acl.arn: replace(acl, told=told, lock_token="token")}
    acls = replace(call.configuration.web_acls, items=items)
    call = replace(call, configuration=replace(call.configuration, web_acls=acls))
    found = check(call)
    assert isinstance(found, Deny)
    return call, found.values


def outcomes(proposal: Proposal | None) -> tuple[str, str]:
    """Return how the call and one to another path come out."""
    assert proposal is not None
    other = replace(proposal.request, path="/prod/pets/1")
    return tuple(decide(one, proposal.configuration, lambda _: True).outcome for one in (proposal.request, other))  # type: ignore[return-value]


def test_a_path_is_left_out_of_a_rule_and_no_other_one() -> None:
    """The rule blocks what is below the path as before, and the command says just that."""
    call, values = denied(rule(of_path()))
    proposal = leave_the_path_out(call, values)
    assert proposal is not None
    written = json.loads(proposal.values["web_acl_update"])["Rules"][0]["Statement"]

    assert outcomes(proposal) == ("allowed", "denied")
    assert written["AndStatement"]["Statements"][1] == {
        "NotStatement": {
            "Statement": {
                "ByteMatchStatement": {
                    "SearchString": "/prod/pets",
                    "FieldToMatch": {"UriPath": {}},
                    "TextTransformations": PLAIN,
                    "PositionalConstraint": "EXACTLY",
                }
            }
        }
    }
    assert leave_the_path_out(call, {**values, "rule": "another"}) is None
    assert leave_the_path_out(blind(), {}) is None


def test_one_kind_of_call_is_allowed_where_all_is_blocked() -> None:
    """A rule behind all others, of a name that is free."""
    call, values = denied(rule(of_path("L25v"), Allow={}), DefaultAction={"Block": {}})
    named = replace_name(call, values)
    proposal = add_a_rule_for_the_call(call, values)
    assert proposal is not None
    rules = json.loads(proposal.values["web_acl_update"])["Rules"]

    assert outcomes(proposal) == ("allowed", "denied")
    assert [(one["Name"], one["Action"]) for one in rules][1:] == [("allow-one-call", {"Allow": {}})]
    assert named == "allow-one-call-2"
    assert add_a_rule_for_the_call(blind(), {}) is None


def replace_name(call: Call, values: Mapping[str, str]) -> str:
    """Return the name of a rule that is added where another one has the name already."""
    first = add_a_rule_for_the_call(call, values)
    assert first is not None
    again = add_a_rule_for_the_call(replace(call, configuration=first.configuration), values)
    assert again is not None
    return next(again.configuration.web_acls.known()).rules[-1].name


def test_a_rule_of_a_group_and_a_whole_group_can_count() -> None:
    """By an override of the one, and of all."""
    statement = {"ManagedRuleGroupStatement": {"VendorName": "AWS", "Name": "AWSManagedRulesCommonRuleSet"}}
    group = {"Name": "g", "Statement": statement, "OverrideAction": {"None": {}}}
    call = known(change=protected(group))
    arn = next(call.configuration.web_acls.known()).arn
    one = let_the_rule_count(call, {"web_acl_arn": arn, "rule": "g/NoUserAgent_HEADER"})
    whole = let_the_rule_count(call, {"web_acl_arn": arn, "rule": "g"})
    assert one is not None
    assert whole is not None
    overridden = next(one.configuration.web_acls.known()).rules[0].statement

    assert isinstance(overridden, ManagedRuleGroup)
    assert overridden.overrides["NoUserAgent_HEADER"].kind == "Count"
    assert next(whole.configuration.web_acls.known()).rules[0].counts_only
    assert let_the_rule_count(known(change=protected(rule(of_path()))), {"web_acl_arn": arn, "rule": "r/x"}) is None
