"""Fixes of routing rules of a custom domain name, made on a copy."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from gatewright.aws.base_paths import covers
from gatewright.aws.routing_rules import choose, path_for
from gatewright.checks.domain.serving import called_domain, deployed, serves, stages
from gatewright.checks.remedies import with_domain, with_header
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.request import Request
from gatewright.model.routing_rule import HeaderGlob, RoutingRule
from gatewright.model.unknown import Unknown

_LAST: Final = 1_000_000
"""The priority that is looked at last (documented)."""

_ANYTHING: Final = "1"
"""A value for a header that only has to be there."""


def call_the_path_of_a_rule(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Put the base path that a rule asks for before the path that was called."""
    del values  # the call itself says more
    return _first_met(call, 0)


def send_the_header_of_a_rule(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Send the header that a rule asks for, to its base path where it asks for one."""
    del values  # the call itself says more
    return _first_met(call, 1)


def send_both_headers_of_a_rule(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Send the two headers that a rule asks for, to its base path where it asks for one."""
    del values  # the call itself says more
    return _first_met(call, 2)


def let_mappings_decide(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Let mappings decide where no rule is met."""
    del values  # the call itself says more
    domain = called_domain(call)
    if domain is None:
        return None
    changed = replace(domain, routing_mode="ROUTING_RULE_THEN_BASE_PATH_MAPPING")
    return Proposal(request=call.request, configuration=with_domain(call.configuration, changed))


def add_a_rule_for_the_rest(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Add a rule without conditions, behind all others, to a stage that serves the path."""
    del values  # the call itself says more
    domain = called_domain(call)
    if domain is None or isinstance(domain.rules, Unknown):
        return None
    priority = min(max((one.priority for one in domain.rules), default=0) + 100, _LAST)
    if any(one.priority == priority for one in domain.rules):
        return None
    for api_id, stage, definition in stages(call):
        if serves(definition, call, call.request.path):
            rule = RoutingRule(id="new", priority=priority, api_id=api_id, stage=stage.name)
            changed = replace(domain, rules=(*domain.rules, rule))
            named = {"new_priority": str(priority), "new_api_id": api_id, "new_stage": stage.name}
            return Proposal(request=call.request, configuration=with_domain(call.configuration, changed), values=named)
    return None


def lead_the_rule_to_a_stage(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Let the rule that was met lead to a stage of its API that exists and serves the path."""
    del values  # the call itself says more
    domain, rule = called_domain(call), met_rule(call)
    if domain is None or rule is None or isinstance(domain.rules, Unknown):
        return None
    path = path_for(rule, call.request.path)
    for api_id, stage, definition in stages(call):
        if api_id == rule.api_id and serves(definition, call, path):
            changed = replace(rule, stage=stage.name)
            rules = tuple(changed if one is rule else one for one in domain.rules)
            configuration = with_domain(call.configuration, replace(domain, rules=rules))
            return Proposal(request=call.request, configuration=configuration, values=_written(changed))
    return None


def met_rule(call: Call) -> RoutingRule | None:
    """Return the routing rule that a call meets."""
    return choose(_rules(call), call.request).rule


def _rules(call: Call) -> tuple[RoutingRule, ...]:
    """Return the rules of the domain name that count, the first to be looked at first."""
    domain = called_domain(call)
    if domain is None or domain.maps_only or isinstance(domain.rules, Unknown):
        return ()
    return tuple(sorted(domain.rules, key=lambda one: one.priority))


def _first_met(call: Call, headers: int) -> Proposal | None:
    """Return the call changed so that it meets the first rule with so many headers that it can meet."""
    met = (_met(call, rule) for rule in _rules(call) if len(rule.headers) == headers)
    return next((one for one in met if one is not None), None)


def _met(call: Call, rule: RoutingRule) -> Proposal | None:
    """Return the call changed so that it meets a rule whose stage serves it."""
    path = call.request.path
    for any_of in rule.base_paths:
        if any_of and not any(covers(one, path) for one in any_of):
            path = f"/{any_of[0]}{'' if path == '/' else path}"
    if not serves(deployed(call, rule.api_id, rule.stage), call, path_for(rule, path)):
        return None
    request = replace(call.request, path=path)
    sent = tuple(_asked(rule))
    for name, value in sent:
        request = _with_header(request, name, value)
    named = {"suggested_path": path, "routing_rule_id": rule.id}
    for which, (name, value) in zip(("suggested", "other"), sent, strict=False):
        named |= {f"{which}_name": name, f"{which}_value": value}
    return Proposal(request=request, configuration=call.configuration, values=named)


def _with_header(request: Request, name: str, value: str) -> Request:
    changed = with_header(request, name, value)
    return replace(changed, host=value.lower()) if name.lower() == "host" else changed


def _asked(rule: RoutingRule) -> Iterator[tuple[str, str]]:
    """Yield a header for every condition: what stands between the wildcards is enough."""
    for any_of in rule.headers:
        for glob in any_of[:1]:
            yield glob.header, glob.value_glob.strip("*") or _ANYTHING


def _written(rule: RoutingRule) -> dict[str, str]:
    """Return a rule as `put-routing-rule` takes it."""
    conditions = [
        *({"MatchHeaders": {"AnyOf": [_glob(one) for one in any_of]}} for any_of in rule.headers),
        *({"MatchBasePaths": {"AnyOf": list(any_of)}} for any_of in rule.base_paths),
    ]
    return {
        "routing_rule_id": rule.id,
        "routing_rule_priority": str(rule.priority),
        "routing_rule_conditions": json.dumps(conditions),
        "new_api_id": rule.api_id,
        "new_stage": rule.stage,
        "strip_base_path": "true" if rule.strip_base_path else "false",
    }


def _glob(asked: HeaderGlob) -> dict[str, str]:
    return {"Header": asked.header, "ValueGlob": asked.value_glob}
