"""Where do the routing rules of a custom domain name lead this request?

Restates "Set the routing mode for your custom domain name", developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/set-routing-mode.html
A routing mode has rules, or mappings, or first the rules and then, where none is met, the mappings. The stage that a
rule names stands before the path, whole unless the rule strips its base path.
"""

from gatewright.aws.routing_rules import choose, matched_base_path, path_for
from gatewright.checks.domain import path_not_mapped, routing_rule_unmatched
from gatewright.checks.domain.mapped import mapped, only_api
from gatewright.checks.domain.missing import mode_missing, rules_missing
from gatewright.checks.domain.reached import reached
from gatewright.checks.unproven import unproven
from gatewright.checks.words import words
from gatewright.model.address import Address
from gatewright.model.call import Call
from gatewright.model.domain import DomainName
from gatewright.model.fact import Fact
from gatewright.model.outcome import Deny, Outcome, Unsure
from gatewright.model.routing_rule import RoutingRule
from gatewright.model.unknown import Unknown

_OF_RULES = (path_not_mapped.CAUSE, routing_rule_unmatched.CAUSE)


def routed(call: Call, domain: DomainName, *, by_target: bool = True) -> Outcome:
    """Find the API and stage that a domain name leads a request to, by its routing mode.

    `by_target` says whether every request to this target gets here.
    """
    if isinstance(domain.routing_mode, Unknown):
        missing = domain.routing_mode.missing or (mode_missing(domain.key),)
        return Unsure(missing, unproven(call, _OF_RULES, _host(call), domain_name=domain.name))
    if domain.maps_only:
        return mapped(call, domain, by_target=by_target)
    causes = _OF_RULES if domain.routes_only else _OF_RULES[:1]
    if isinstance(domain.rules, Unknown):
        missing = domain.rules.missing or (rules_missing(domain.key),)
        return Unsure(missing, unproven(call, causes, _host(call), domain_name=domain.name))
    chosen = choose(domain.rules, call.request)
    if chosen.before:
        return Unsure(chosen.missing, unproven(call, causes, _host(call), domain_name=domain.name))
    by_target = by_target and not chosen.by_headers
    if chosen.rule is not None:
        return _led(call, domain, chosen.rule, by_target)
    return _unmatched(call, domain) if domain.routes_only else mapped(call, domain, by_target=by_target)


def _led(call: Call, domain: DomainName, rule: RoutingRule, by_target: bool) -> Outcome:
    region = call.configuration.region
    path = call.request.path
    address = Address(
        kind="custom",
        api_id=rule.api_id,
        region=domain.region if isinstance(region, Unknown) else region,
        path=f"/{rule.stage}{path_for(rule, path)}",
        base_path=matched_base_path(rule, path) if rule.strip_base_path else "",
        implied_stage=True,
        routing_rule_id=rule.id,
        via_domain_arn=domain.private_arn,
        by_target=by_target,
    )
    place = f"domain_names[{domain.name}].rules[{rule.id}]"
    facts = (_host(call), Fact("configuration", place, f"{rule.api_id}/{rule.stage}"))
    named = {
        "domain_name": domain.name,
        "base_paths": "-",
        "base_path": matched_base_path(rule, path) or "(none)",
        "mapped_api_id": rule.api_id,
        "mapped_stage": rule.stage,
        "rest_api_id": rule.api_id,
    }
    return reached(call, address, rule.stage, Deny(path_not_mapped.CAUSE, facts, words(call, **named)))


def _unmatched(call: Call, domain: DomainName) -> Deny:
    """Name the rules that were looked at."""
    rules = () if isinstance(domain.rules, Unknown) else domain.rules
    shown = ", ".join(f"{one.id} ({one.priority})" for one in sorted(rules, key=lambda one: one.priority))
    facts = (
        _host(call),
        Fact("request", "path", call.request.path),
        Fact("configuration", f"domain_names[{domain.name}].rules", shown or "-"),
    )
    return Deny(routing_rule_unmatched.CAUSE, facts, words(call, domain_name=domain.name, rest_api_id=only_api(call)))


def _host(call: Call) -> Fact:
    return Fact("request", "host", call.request.host or "-")
