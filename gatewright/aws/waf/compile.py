"""A web ACL compiled: each statement a function, each part of the request a place, so that it is read once.

Worked out when the web ACL is first used, and kept with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from gatewright.aws.waf.managed import groups as managed
from gatewright.aws.waf.statements import byte_match, injections, label, logical, origin, rate, regex, size
from gatewright.aws.waf.statements.parts import Places, Test
from gatewright.aws.waf.statements.rate import ByRate
from gatewright.aws.waf.verdict import RuleType
from gatewright.model.unknown import Missing, Unknown
from gatewright.model.waf import (
    Action,
    And,
    AsnMatch,
    ByteMatch,
    GeoMatch,
    IpSetReference,
    LabelMatch,
    ManagedRuleGroup,
    Not,
    Or,
    RateBased,
    RegexMatch,
    RegexPatternSetReference,
    Rule,
    RuleGroup,
    RuleGroupReference,
    SizeConstraint,
    SqliMatch,
    Statement,
    WebAcl,
    XssMatch,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledGroup:
    """The rules of a group as a rule of the web ACL refers to them."""

    name: str
    """Its ARN, or the vendor's name and its own, as the logs have it."""

    rules: tuple["CompiledRule", ...]
    """In order."""

    scope_down: Test | None
    """Which requests it looks at; `None` for all."""

    missing: tuple[Missing, ...] = ()
    """What is not known of it; then it has no rules, and may do anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledRule:
    """A rule ready to run; one of `test`, `rate` and `group` is set."""

    rule: Rule
    """The rule itself."""

    kind: RuleType
    """As the logs call it."""

    action: Action
    """What it does when it matches; of no meaning for a group."""

    labels: tuple[str, ...]
    """The labels that it adds, by their full names."""

    test: Test | None = None
    """Whether it matches."""

    rate: ByRate | None = None
    """What is to be counted."""

    group: CompiledGroup | None = None
    """The rules that it refers to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A web ACL ready to run."""

    rules: tuple[CompiledRule, ...]
    """In order of priority."""

    parts: int
    """How many parts of the request its rules look at."""


def compiled(acl: WebAcl) -> Compiled:
    """Return the web ACL ready to run; worked out once."""
    found: Compiled | None = acl.kept.get("compiled")
    if found is None:
        places = Places()
        rules = tuple(_rule(rule, places, acl.label_namespace, (acl.arn,), {}) for rule in acl.rules)
        found = acl.kept["compiled"] = Compiled(rules=rules, parts=len(places.by_part))
    return found


_NOTHING = Action(kind="Count")


def _rule(
    rule: Rule, places: Places, context: str, above: tuple[str, ...], overrides: Mapping[str, Action]
) -> CompiledRule:
    statement, action = rule.statement, overrides.get(rule.name) or rule.action or _NOTHING
    labels = tuple(context + name for name in rule.labels)
    if isinstance(statement, RateBased):
        scope_down = None if statement.scope_down is None else test(statement.scope_down, places, context)
        by_rate = rate.compiled(statement, (*above, rule.name), scope_down)
        return CompiledRule(rule=rule, kind="RATE_BASED", action=action, labels=labels, rate=by_rate)
    if isinstance(statement, RuleGroupReference):
        group = _own_group(statement, places, (*above, rule.name))
        return CompiledRule(rule=rule, kind="GROUP", action=action, labels=labels, group=group)
    if isinstance(statement, ManagedRuleGroup):
        group = _managed_group(statement, places, context, (*above, rule.name))
        return CompiledRule(rule=rule, kind="MANAGED_RULE_GROUP", action=action, labels=labels, group=group)
    found = test(statement, places, context)
    return CompiledRule(rule=rule, kind="REGULAR", action=action, labels=labels, test=found)


def _own_group(statement: RuleGroupReference, places: Places, above: tuple[str, ...]) -> CompiledGroup:
    group = statement.group
    if group is None or isinstance(group, Unknown):
        missing = (group.missing if isinstance(group, Unknown) else ()) or (managed.untold(statement.arn),)
        return CompiledGroup(name=statement.arn, rules=(), scope_down=None, missing=missing)
    return CompiledGroup(name=group.arn, rules=_of_group(group, places, above, statement.overrides), scope_down=None)


def _managed_group(statement: ManagedRuleGroup, places: Places, context: str, above: tuple[str, ...]) -> CompiledGroup:
    scope_down = None if statement.scope_down is None else test(statement.scope_down, places, context)
    name = f"{statement.vendor}#{statement.name}"
    group = managed.group(statement.vendor, statement.name)
    if group is None:
        return CompiledGroup(name=name, rules=(), scope_down=scope_down, missing=(managed.untold(name),))
    rules = _of_group(group, places, above, statement.overrides)
    return CompiledGroup(name=name, rules=rules, scope_down=scope_down)


def _of_group(
    group: RuleGroup, places: Places, above: tuple[str, ...], overrides: Mapping[str, Action]
) -> tuple[CompiledRule, ...]:
    return tuple(_rule(rule, places, group.label_namespace, above, overrides) for rule in group.rules)


def test(statement: Statement, places: Places, context: str) -> Test:
    """Return a statement that may be nested as a function; `context` is the label namespace of its rule."""
    if isinstance(statement, And):
        return logical.every(tuple(test(one, places, context) for one in statement.statements))
    if isinstance(statement, Or):
        return logical.some(tuple(test(one, places, context) for one in statement.statements))
    if isinstance(statement, Not):
        return logical.opposite(test(statement.statement, places, context))
    if isinstance(statement, LabelMatch):
        return label.compiled(statement, context)
    if isinstance(statement, IpSetReference):
        return origin.compiled(statement)
    if isinstance(statement, GeoMatch | AsnMatch):
        return origin.unknown_origin(statement)
    return _looking(statement, places)


def _looking(statement: Statement, places: Places) -> Test:
    """Return a statement about a part of the request as a function."""
    if isinstance(statement, ByteMatch):
        return byte_match.compiled(statement, places)
    if isinstance(statement, RegexMatch):
        return regex.compiled(statement, places)
    if isinstance(statement, RegexPatternSetReference):
        return regex.compiled_set(statement, places)
    if isinstance(statement, SizeConstraint):
        return size.compiled(statement, places)
    if isinstance(statement, SqliMatch):
        return injections.sqli(statement, places)
    if isinstance(statement, XssMatch):
        return injections.xss(statement, places)
    raise TypeError(f"a {type(statement).__name__} cannot be nested")
