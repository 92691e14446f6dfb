"""Fixes of the WAF check, made on a copy."""

from collections.abc import Mapping
from dataclasses import replace

from gatewright.checks.remedies import with_stage
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.unknown import Unknown
from gatewright.model.waf import Action, ManagedRuleGroup, Rule, RuleGroupReference, WebAcl


def take_the_web_acl_off_the_stage(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Disassociate the web ACL from the called stage."""
    del values  # the call itself says more
    if isinstance(call.stage, Unknown) or not isinstance(call.stage.web_acl_arn, str):
        return None
    configuration = with_stage(call, replace(call.stage, web_acl_arn=None))
    return None if configuration is None else Proposal(request=call.request, configuration=configuration)


def let_the_rule_count(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Let the rule that blocked, or the one of its group, only count."""
    name, _, within = values.get("rule", "").partition("/")
    known = call.configuration.web_acls
    web_acl = known.items.get(values.get("web_acl_arn", ""))
    if not isinstance(web_acl, WebAcl):
        return None
    rules = tuple(_counting(rule, within) if rule.name == name else rule for rule in web_acl.rules)
    if rules == web_acl.rules:
        return None
    changed = replace(known, items={**known.items, web_acl.arn: replace(web_acl, rules=rules, kept={})})
    return Proposal(request=call.request, configuration=replace(call.configuration, web_acls=changed))


def _counting(rule: Rule, within: str) -> Rule:
    if not within:
        return replace(rule, action=Action(kind="Count"))
    statement = rule.statement
    if not isinstance(statement, RuleGroupReference | ManagedRuleGroup):
        return rule
    overrides = {**statement.overrides, within: Action(kind="Count")}
    return replace(rule, statement=replace(statement, overrides=overrides))
