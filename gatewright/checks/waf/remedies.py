"""Fixes of the WAF check, made on a copy."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from gatewright.checks.remedies import with_stage
from gatewright.checks.waf.exceptions import all_of, but_not, matching
from gatewright.checks.waf.update import update
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.unknown import Unknown
from gatewright.model.waf import Action, ManagedRuleGroup, Rule, RuleGroupReference, WebAcl

Told = dict[str, Any]
"""A rule as AWS's JSON has it."""

Change = Callable[[Rule, Told], tuple[Rule, Told] | None]
"""From a rule, as the engine and as AWS has it, to the changed one; `None` where it cannot be changed so."""


def take_the_web_acl_off_the_stage(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Disassociate the web ACL from the called stage."""
    del values  # the call itself says more
    if isinstance(call.stage, Unknown) or not isinstance(call.stage.web_acl_arn, str):
        return None
    configuration = with_stage(call, replace(call.stage, web_acl_arn=None))
    return None if configuration is None else Proposal(request=call.request, configuration=configuration)


def let_the_rule_count(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Let the rule that blocked, or the one of its group, only count."""
    within = values.get("rule", "").partition("/")[2]
    return _with_the_rule(call, values, lambda rule, told: _counting(rule, told, within))


def leave_the_path_out(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Let the rule that blocked look at every other path, and not at the one that was called."""
    spared = matching("UriPath", call.public_path)

    def sparing(rule: Rule, told: Told) -> tuple[Rule, Told] | None:
        found = but_not(rule.statement, told["Statement"], spared)
        return None if found is None else (replace(rule, statement=found[0]), {**told, "Statement": found[1]})

    return _with_the_rule(call, values, sparing)


def add_a_rule_for_the_call(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Add a rule that allows this verb on this path, behind all others."""
    web_acl = _web_acl(call, values)
    if web_acl is None:
        return None
    asked, told = all_of(matching("Method", call.request.method), matching("UriPath", call.public_path))
    priority = max((rule.priority for rule in web_acl.rules), default=-1) + 1
    name = next(name for name in _names("allow-one-call") if name not in {rule.name for rule in web_acl.rules})
    seen = {**web_acl.told.get("VisibilityConfig", {}), "MetricName": name}
    rule = Rule(name=name, priority=priority, statement=asked, action=Action(kind="Allow"))
    written = {"Name": name, "Priority": priority, "Statement": told, "Action": {"Allow": {}}, "VisibilityConfig": seen}
    rules = [*web_acl.told.get("Rules", ()), written]
    return _changed(call, web_acl, (*web_acl.rules, rule), update(web_acl, Rules=rules))


def _names(name: str) -> tuple[str, ...]:
    return (name, *(f"{name}-{number}" for number in range(2, 200)))


def _with_the_rule(call: Call, values: Mapping[str, str], change: Change) -> Proposal | None:
    """Return the call under the web ACL with the rule that stopped it changed."""
    web_acl, name = _web_acl(call, values), values.get("rule", "").partition("/")[0]
    rule = next((one for one in web_acl.rules if one.name == name), None) if web_acl is not None else None
    told = _told_rule(web_acl, name) if web_acl is not None else None
    changed = None if rule is None or told is None else change(rule, told)
    if web_acl is None or changed is None or changed[0] == rule:
        return None
    rules = tuple(changed[0] if one is rule else one for one in web_acl.rules)
    written = [changed[1] if one is told else one for one in web_acl.told.get("Rules", ())]
    return _changed(call, web_acl, rules, update(web_acl, Rules=written))


def _web_acl(call: Call, values: Mapping[str, str]) -> WebAcl | None:
    found = call.configuration.web_acls.items.get(values.get("web_acl_arn", ""))
    return found if isinstance(found, WebAcl) else None


def _told_rule(web_acl: WebAcl, name: str) -> Told | None:
    return next((one for one in web_acl.told.get("Rules", ()) if one.get("Name") == name), None)


def _changed(call: Call, web_acl: WebAcl, rules: tuple[Rule, ...], values: Mapping[str, str]) -> Proposal:
    known = call.configuration.web_acls
    changed = replace(known, items={**known.items, web_acl.arn: replace(web_acl, rules=rules, kept={})})
    return Proposal(request=call.request, configuration=replace(call.configuration, web_acls=changed), values=values)


def _counting(rule: Rule, told: Told, within: str) -> tuple[Rule, Told] | None:
    statement = rule.statement
    is_group = isinstance(statement, RuleGroupReference | ManagedRuleGroup)
    if not within and is_group:
        return replace(rule, counts_only=True), {**told, "OverrideAction": {"Count": {}}}
    if not within:
        return replace(rule, action=Action(kind="Count")), {**told, "Action": {"Count": {}}}
    if not isinstance(statement, RuleGroupReference | ManagedRuleGroup):
        return None
    kind, spec = next(iter(told["Statement"].items()))
    overrides = [one for one in spec.get("RuleActionOverrides", ()) if one.get("Name") != within]
    written = {**spec, "RuleActionOverrides": [*overrides, {"Name": within, "ActionToUse": {"Count": {}}}]}
    changed = replace(statement, overrides={**statement.overrides, within: Action(kind="Count")})
    return replace(rule, statement=changed), {**told, "Statement": {kind: written}}
