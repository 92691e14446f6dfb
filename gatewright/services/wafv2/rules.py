"""
Rules as they are stored: checked, what they refer to found, their capacity counted, and what is not enforced listed.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from gatewright.aws.waf import capacity
from gatewright.aws.waf.fields import table
from gatewright.aws.waf.managed import groups as managed
from gatewright.aws.waf.statements import rate
from gatewright.configuration.waf import rules_of
from gatewright.services.wafv2.errors import invalid_parameter, limit_exceeded, nonexistent
from gatewright.services.wafv2.rule_checks import check_rules
from gatewright.services.wafv2.rule_walk import references, statements
from gatewright.store.answers import Answers
from gatewright.store.documents import Document, Documents

_OF_ORIGIN: Final = ("GeoMatchStatement", "AsnMatchStatement")


def checked(documents: Documents, rules: list[Document], bodies: Mapping[str, Any], *, in_group: bool = False) -> int:
    """Return the capacity of rules in AWS's JSON, or raise where they cannot be."""
    check_rules(rules, bodies, in_group=in_group)
    _check_references(documents, rules)
    used = units(documents, rules)
    if used > capacity.MOST:
        raise limit_exceeded()
    return used


def units(documents: Documents, rules: Iterable[Document]) -> int:
    """Return the capacity units of rules."""
    own = {one["RuleGroup"]["ARN"]: one["RuleGroup"]["Capacity"] for one in documents.list("rule_group")}
    return sum(capacity.of_rule(rule, own) for rule in rules_of(Answers(documents), rules, {}))


def _check_references(documents: Documents, rules: list[Document]) -> None:
    known = {
        one[member]["ARN"]
        for kind, member in (("rule_group", "RuleGroup"), ("ip_set", "IPSet"), ("regex_pattern_set", "RegexPatternSet"))
        for one in documents.list(kind)
    }
    if not set(references(rules)) <= known:
        raise nonexistent()
    for _, name, spec in statements(rules):
        if name == "ManagedRuleGroupStatement" and (spec["VendorName"], spec["Name"]) not in managed.CAPACITIES:
            raise invalid_parameter(
                "A reference in your rule statement is not valid.", "MANAGED_RULE_SET_STATEMENT", spec["Name"]
            )


def not_enforced(rules: Iterable[Document]) -> dict[str, list[str]]:
    """Return the names of the rules that hold what this gateway has no data for, by what that is."""
    found: dict[str, list[str]] = {}
    for rule, name, spec in statements(rules):
        for what in _lacking(name, spec):
            found.setdefault(what, []).append(rule["Name"])
    return found


def _lacking(name: str, spec: Mapping[str, Any]) -> Iterable[str]:
    if name in _OF_ORIGIN:
        yield name
    if name == "ManagedRuleGroupStatement" and managed.group(spec["VendorName"], spec["Name"]) is None:
        yield name
    yield from (kind for kind in spec.get("FieldToMatch") or () if kind in table.UNSEEN)
    yield from (kind for key in spec.get("CustomKeys") or () for kind in key if kind in rate.UNSEEN)
