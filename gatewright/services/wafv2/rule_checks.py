"""
Whether rules can be: what AWS WAF refuses when a web ACL or a rule group is created or updated.

Restates the pages of each statement in "Using rule statements in AWS WAF", AWS WAF developer guide. The reasons are
AWS's own where users of AWS quote them; where not, what is refused is documented and the words are inferred.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from gatewright.aws.waf.fields.arguments import BEFORE_PARSING
from gatewright.aws.waf.fields.table import KINDS
from gatewright.aws.waf.statements import rate, regex
from gatewright.aws.waf.transformations.table import UNDEFINED
from gatewright.services.errors import not_implemented
from gatewright.services.wafv2.errors import EXACTLY_ONE, invalid_parameter
from gatewright.services.wafv2.rule_walk import below

Document = Mapping[str, Any]

_GROUPS: Final = ("RuleGroupReferenceStatement", "ManagedRuleGroupStatement")
_ALONE: Final = ("RateBasedStatement", *_GROUPS)
_LONGEST_SEARCH: Final = 200
_MOST_TRANSFORMATIONS: Final = 10
_SEVERAL: Final = 2
_FIELDS: Final = {
    "AndStatement": "AND_STATEMENT",
    "OrStatement": "OR_STATEMENT",
    "NotStatement": "NOT_STATEMENT",
    "ByteMatchStatement": "BYTE_MATCH_STATEMENT",
    "RateBasedStatement": "RATE_BASED_STATEMENT",
}


_RESERVED_LABELS: Final = frozenset(
    {"awswaf", "aws", "waf", "rulegroup", "webacl", "regexpatternset", "ipset", "managed"}
)
_LONGEST_PART: Final = 128
_MOST_NAMESPACES: Final = 5


def check_rules(rules: Iterable[Document], bodies: Mapping[str, Any], *, in_group: bool) -> None:
    """Raise where one of the rules cannot be."""
    names: set[str] = set()
    priorities: set[int] = set()
    for rule in rules:
        if rule["Name"] in names:
            raise invalid_parameter("You have used the same name for several rules.", "RULE", rule["Name"])
        if rule["Priority"] in priorities:
            raise invalid_parameter("You have used the same priority for several rules.", "RULE", str(rule["Priority"]))
        names.add(rule["Name"])
        priorities.add(rule["Priority"])
        _check_rule(rule, bodies, in_group=in_group)


def _check_rule(rule: Document, bodies: Mapping[str, Any], *, in_group: bool) -> None:
    statement = rule["Statement"]
    if len(statement) != 1:
        raise invalid_parameter(EXACTLY_ONE, "STATEMENT", rule["Name"])
    for label in rule.get("RuleLabels") or ():
        _check_label(label["Name"])
    kind = next(iter(statement))
    if in_group and kind in _GROUPS:
        raise invalid_parameter("A rule group cannot refer to a rule group.", "RULE_GROUP_REFERENCE_STATEMENT", kind)
    action, override = rule.get("Action"), rule.get("OverrideAction")
    if (kind in _GROUPS) != bool(override) or (kind in _GROUPS) == bool(action):
        raise invalid_parameter(EXACTLY_ONE, "RULE", "Rule")
    if override is not None and len(override) != 1:
        raise invalid_parameter(EXACTLY_ONE, "OVERRIDE_ACTION", rule["Name"])
    if action is not None:
        check_action(action, bodies, "RULE_ACTION")
    for name, spec, depth in below(statement, 0):
        if name in _ALONE and depth:
            raise invalid_parameter("This statement cannot be nested.", "STATEMENT", name)
        _check_statement(name, spec)
        for one in spec.get("RuleActionOverrides") or ():
            check_action(one["ActionToUse"], bodies, "RULE_ACTION")


def _check_label(name: str) -> None:
    """Documented in "Label syntax and naming requirements"; which field AWS names is inferred."""
    parts = name.split(":")
    if _RESERVED_LABELS.intersection(parts):
        raise invalid_parameter("You have used a reserved string in a label.", "RULE", name)
    if len(parts) > _MOST_NAMESPACES + 1 or any(len(part) > _LONGEST_PART for part in parts):
        raise invalid_parameter("The label has too many namespaces, or one that is too long.", "RULE", name)


def check_action(action: Document, bodies: Mapping[str, Any], field: str) -> None:
    """Raise where an action cannot be."""
    if len(action) != 1:
        raise invalid_parameter(EXACTLY_ONE, field, "-")
    kind, spec = next(iter(action.items()))
    if kind == "Monetize":
        raise not_implemented("the action Monetize is not offered: nothing is sold here")
    custom = spec.get("CustomResponse") or {}
    key = custom.get("CustomResponseBodyKey")
    if key is not None and key not in bodies:
        raise invalid_parameter("The custom response body key is not defined.", "CUSTOM_RESPONSE_BODY", key)


def _check_statement(name: str, spec: Document) -> None:
    if name in ("AndStatement", "OrStatement") and len(spec["Statements"]) < _SEVERAL:
        raise invalid_parameter("You need at least two nested statements.", _FIELDS[name], name)
    for nested in (*(spec.get("Statements") or ()), spec.get("Statement"), spec.get("ScopeDownStatement")):
        if nested is not None and len(nested) != 1:
            raise invalid_parameter(EXACTLY_ONE, "STATEMENT", name)
    if "FieldToMatch" in spec:
        _check_part(name, spec)
    if name == "ByteMatchStatement" and not 1 <= len(spec["SearchString"]) <= _LONGEST_SEARCH:
        raise invalid_parameter("A search string has 1 to 200 bytes.", _FIELDS[name], "SearchString")
    if name == "RegexMatchStatement":
        check_pattern(spec["RegexString"], "STATEMENT")
    if name == "RateBasedStatement":
        _check_rate(spec)
    if name == "ManagedRuleGroupStatement" and spec.get("Version"):
        raise not_implemented("versions of managed rule groups are not kept: leave the version out")


def _check_part(name: str, spec: Document) -> None:
    field = spec["FieldToMatch"]
    if len(field) != 1 or next(iter(field)) not in KINDS:
        raise invalid_parameter(EXACTLY_ONE, "FIELD_TO_MATCH", name)
    kind, how = next(iter(field.items()))
    before = spec.get("PreParseTextTransformations") or ()
    if before and kind not in ("SingleQueryArgument", "AllQueryArguments"):
        raise invalid_parameter("They need query arguments.", "PRE_PARSE_TEXT_TRANSFORMATION", kind)
    if any(one["Type"] not in (*BEFORE_PARSING, "NONE") for one in before):
        raise invalid_parameter("There is no such transformation.", "PRE_PARSE_TEXT_TRANSFORMATION", kind)
    pattern = how.get("MatchPattern")
    if pattern is not None and len(pattern) != 1:
        raise invalid_parameter(EXACTLY_ONE, "JSON_MATCH_PATTERN" if kind == "JsonBody" else "FIELD_TO_MATCH", kind)
    if kind.startswith("JA") and name == "ByteMatchStatement" and spec["PositionalConstraint"] != "EXACTLY":
        raise invalid_parameter("A fingerprint is matched exactly.", "POSITION", kind)
    _check_transformations(spec["TextTransformations"])


def _check_transformations(found: Iterable[Document]) -> None:
    priorities = [one["Priority"] for one in found]
    if len(priorities) != len(set(priorities)) or len(priorities) > _MOST_TRANSFORMATIONS:
        raise invalid_parameter(
            "Up to ten transformations have priorities of their own.", "TEXT_TRANSFORMATION", str(priorities)
        )
    for one in found:
        if one["Type"] in UNDEFINED:
            raise not_implemented(
                f"the text transformation {one['Type']} is not offered: AWS does not say what it does"
            )


def check_pattern(pattern: str, field: str) -> None:
    """Raise for a regular expression that cannot be searched for in linear time."""
    try:
        regex.search(pattern)
    except ValueError as error:
        raise invalid_parameter(f"The regular expression is not valid: {error}", field, pattern) from error


def _check_rate(spec: Document) -> None:
    kind, keys = spec["AggregateKeyType"], spec.get("CustomKeys") or []
    if spec.get("EvaluationWindowSec", 300) not in rate.WINDOWS:
        raise invalid_parameter(
            "The evaluation window is 60, 120, 300 or 600 seconds.",
            _FIELDS["RateBasedStatement"],
            "EvaluationWindowSec",
        )
    if (kind == "CUSTOM_KEYS") != bool(keys) or any(len(key) != 1 for key in keys):
        raise invalid_parameter(EXACTLY_ONE, "CUSTOM_KEYS", kind)
    if kind == "CONSTANT" and not spec.get("ScopeDownStatement"):
        raise invalid_parameter("This aggregation needs a scope-down statement.", "SCOPE_DOWN", kind)
    names = [next(iter(key)) for key in keys]
    if set(names) and set(names) <= {"IP", "ForwardedIP"}:
        raise invalid_parameter("An address needs at least one other key beside it.", "CUSTOM_KEYS", names[0])
    if (kind == "FORWARDED_IP" or "ForwardedIP" in names) != bool(spec.get("ForwardedIPConfig")):
        raise invalid_parameter(EXACTLY_ONE, "FORWARDED_IP_CONFIG", kind)
    for key in keys:
        _check_transformations(next(iter(key.values())).get("TextTransformations") or [])
