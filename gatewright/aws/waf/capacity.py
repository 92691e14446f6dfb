"""Web ACL capacity units: what a rule costs.

Restates the WCU paragraphs of each statement's page in "Using rule statements in AWS WAF", AWS WAF developer guide:
https://docs.aws.amazon.com/waf/latest/developerguide/aws-waf-capacity-units.html
Where the guide has two figures (a regular expression: 3 or 4) the one of the statement's own page is taken.
"""

from collections.abc import Mapping
from typing import Final

from gatewright.aws.waf.managed import groups as managed
from gatewright.model.unknown import Unknown
from gatewright.model.waf import (
    And,
    AsnMatch,
    ByteMatch,
    FieldToMatch,
    GeoMatch,
    Inspected,
    IpSetReference,
    LabelMatch,
    ManagedRuleGroup,
    Not,
    Or,
    RateBased,
    RegexMatch,
    RegexPatternSetReference,
    Rule,
    RuleGroupReference,
    SizeConstraint,
    SqliMatch,
    Statement,
    XssMatch,
)

MOST: Final = 5000
"""Units that a web ACL or a rule group may have."""

TRANSFORMATION: Final = 10
"""Units for each text transformation."""

_ALL_ARGUMENTS: Final = 10
_ANY_POSITION: Final = 4
_RATE: Final = 2
_RATE_KEY: Final = 30
_LOOKED_UP: Final = 1
_BASE: Final[Mapping[type[Statement], int]] = {
    RegexMatch: 3,
    RegexPatternSetReference: 25,
    SizeConstraint: 1,
    XssMatch: 40,
}
_BYTE_MATCH: Final = {"EXACTLY": 2, "STARTS_WITH": 2, "ENDS_WITH": 2, "CONTAINS": 10, "CONTAINS_WORD": 10}
_SQLI: Final = {"LOW": 20, "HIGH": 30}


def of_rule(rule: Rule, group_capacities: Mapping[str, int]) -> int:
    """Return the units of a rule; `group_capacities` are those of the rule groups that it may refer to, by ARN."""
    return _units(rule.statement, group_capacities)


def _units(statement: Statement, groups: Mapping[str, int]) -> int:
    if isinstance(statement, And | Or):
        return sum(_units(one, groups) for one in statement.statements)
    if isinstance(statement, Not):
        return _units(statement.statement, groups)
    if isinstance(statement, RateBased):
        scope_down = 0 if statement.scope_down is None else _units(statement.scope_down, groups)
        return _RATE + _rate_keys(statement) + scope_down
    if isinstance(statement, RuleGroupReference):
        known = statement.group is not None and not isinstance(statement.group, Unknown)
        return groups.get(statement.arn, 0) if known else 0
    if isinstance(statement, ManagedRuleGroup):
        scope_down = 0 if statement.scope_down is None else _units(statement.scope_down, groups)
        return managed.capacity(statement.vendor, statement.name) + scope_down
    if isinstance(statement, IpSetReference):
        forwarded = statement.forwarded
        return _LOOKED_UP + (_ANY_POSITION if forwarded is not None and forwarded.position == "ANY" else 0)
    if isinstance(statement, GeoMatch | AsnMatch | LabelMatch):
        return _LOOKED_UP
    return _looking(statement)


def _looking(statement: Inspected) -> int:
    """Return the units of a statement about a part of the request."""
    if isinstance(statement, ByteMatch):
        base = _BYTE_MATCH[statement.position]
    elif isinstance(statement, SqliMatch):
        base = _SQLI[statement.sensitivity]
    else:
        base = _BASE[type(statement)]  # type: ignore[index]  # the four others
    return _by_field(base, statement.field) + TRANSFORMATION * len(statement.transformations)


def _by_field(base: int, field: FieldToMatch) -> int:
    if field.kind == "AllQueryArguments":
        base += _ALL_ARGUMENTS
    elif field.kind == "JsonBody":
        base *= 2
    return base + TRANSFORMATION * len(field.before_parsing)


def _rate_keys(statement: RateBased) -> int:
    """Return what aggregation keys cost: nothing for an address or a constant, 30 for each custom key (documented)."""
    if len(statement.keys) == 1 and statement.keys[0].kind in ("IP", "ForwardedIP"):
        return 0
    return sum(_RATE_KEY + TRANSFORMATION * len(key.transformations) for key in statement.keys)
