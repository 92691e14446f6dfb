"""The statements of a rule from AWS's JSON; what they refer to is read too.

Restates `Statement` of the AWS WAFV2 API: https://docs.aws.amazon.com/waf/latest/APIReference/API_Statement.html
"""

import base64
import binascii
from collections.abc import Callable, Mapping
from typing import Any, Final

from gatewright.configuration.documents import Documents
from gatewright.configuration.waf_fields import field_to_match, forwarded_ip, transformations
from gatewright.model.unknown import Unknown
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
    RateKey,
    RegexMatch,
    RegexPatternSetReference,
    RuleGroup,
    RuleGroupReference,
    SizeConstraint,
    SqliMatch,
    Statement,
    XssMatch,
)

Document = Mapping[str, Any]

GroupOf = Callable[[str], "RuleGroup | Unknown | None"]
"""From the ARN of a rule group to the group."""

_ONE_KEY: Final[Mapping[str, tuple[RateKey, ...]]] = {
    "IP": (RateKey(kind="IP"),),
    "FORWARDED_IP": (RateKey(kind="ForwardedIP"),),
    "CONSTANT": (),
}


class Statements:
    """Reads statements, and the sets and groups that they refer to."""

    def __init__(self, documents: Documents, group_of: GroupOf, action: Callable[[Document], Action]) -> None:
        self._documents = documents
        self._group_of = group_of
        self._action = action

    def statement(self, found: Document) -> Statement:
        """Return the one statement that a `Statement` holds."""
        kind, spec = next(iter(found.items()))
        made: Statement = _MAKE[kind](self, spec)
        return made

    def byte_match(self, spec: Document) -> ByteMatch:
        """Return a string match."""
        return ByteMatch(search=_bytes(spec["SearchString"]), position=spec["PositionalConstraint"], **_looked_at(spec))

    def sqli(self, spec: Document) -> SqliMatch:
        """Return a SQL injection match."""
        return SqliMatch(sensitivity=spec.get("SensitivityLevel", "LOW"), **_looked_at(spec))

    def xss(self, spec: Document) -> XssMatch:
        """Return a cross-site scripting match."""
        return XssMatch(**_looked_at(spec))

    def size(self, spec: Document) -> SizeConstraint:
        """Return a size constraint."""
        return SizeConstraint(operator=spec["ComparisonOperator"], size=spec["Size"], **_looked_at(spec))

    def regex(self, spec: Document) -> RegexMatch:
        """Return a match of one regular expression."""
        return RegexMatch(pattern=spec["RegexString"], **_looked_at(spec))

    def regex_set(self, spec: Document) -> RegexPatternSetReference:
        """Return a match of a set of regular expressions."""
        answer = self._documents.get("get_regex_pattern_set", *set_ids(spec["ARN"]))
        patterns: tuple[str, ...] | Unknown | None
        if answer is None or isinstance(answer, Unknown):
            patterns = answer
        else:
            patterns = tuple(one["RegexString"] for one in answer["RegexPatternSet"].get("RegularExpressionList", ()))
        return RegexPatternSetReference(arn=spec["ARN"], patterns=patterns, **_looked_at(spec))

    def ip_set(self, spec: Document) -> IpSetReference:
        """Return a match of an IP set."""
        answer = self._documents.get("get_ip_set", *set_ids(spec["ARN"]))
        addresses: tuple[str, ...] | Unknown | None
        if answer is None or isinstance(answer, Unknown):
            addresses = answer
        else:
            addresses = tuple(answer["IPSet"].get("Addresses", ()))
        where = forwarded_ip(spec.get("IPSetForwardedIPConfig"))
        return IpSetReference(arn=spec["ARN"], addresses=addresses, forwarded=where)

    def geo(self, spec: Document) -> GeoMatch:
        """Return a match of the caller's country."""
        return GeoMatch(countries=tuple(spec.get("CountryCodes", ())))

    def asn(self, spec: Document) -> AsnMatch:
        """Return a match of the caller's network."""
        return AsnMatch(numbers=tuple(spec["AsnList"]))

    def label(self, spec: Document) -> LabelMatch:
        """Return a match of a label."""
        return LabelMatch(scope=spec["Scope"], key=spec["Key"])

    def every(self, spec: Document) -> And:
        """Return an and."""
        return And(statements=tuple(self.statement(one) for one in spec["Statements"]))

    def some(self, spec: Document) -> Or:
        """Return an or."""
        return Or(statements=tuple(self.statement(one) for one in spec["Statements"]))

    def opposite(self, spec: Document) -> Not:
        """Return a not."""
        return Not(statement=self.statement(spec["Statement"]))

    def rate(self, spec: Document) -> RateBased:
        """Return a rate-based statement."""
        keys = _ONE_KEY.get(spec["AggregateKeyType"])
        return RateBased(
            limit=spec["Limit"],
            window=spec.get("EvaluationWindowSec", 300),
            keys=tuple(_rate_key(key) for key in spec.get("CustomKeys", ())) if keys is None else keys,
            scope_down=self._scope_down(spec),
            forwarded=forwarded_ip(spec.get("ForwardedIPConfig")),
        )

    def group(self, spec: Document) -> RuleGroupReference:
        """Return a reference to a rule group of one's own."""
        arn = spec["ARN"]
        return RuleGroupReference(arn=arn, group=self._group_of(arn), overrides=self._overrides(spec))

    def managed(self, spec: Document) -> ManagedRuleGroup:
        """Return a reference to a managed rule group."""
        return ManagedRuleGroup(
            vendor=spec["VendorName"],
            name=spec["Name"],
            overrides=self._overrides(spec),
            scope_down=self._scope_down(spec),
        )

    def _scope_down(self, spec: Document) -> Statement | None:
        found = spec.get("ScopeDownStatement")
        return self.statement(found) if found else None

    def _overrides(self, spec: Document) -> Mapping[str, Action]:
        excluded = {one["Name"]: Action(kind="Count") for one in spec.get("ExcludedRules", ())}
        return excluded | {one["Name"]: self._action(one["ActionToUse"]) for one in spec.get("RuleActionOverrides", ())}


def _looked_at(spec: Document) -> dict[str, Any]:
    return {
        "field": field_to_match(spec["FieldToMatch"], spec.get("PreParseTextTransformations")),
        "transformations": transformations(spec["TextTransformations"]),
    }


def _rate_key(found: Document) -> RateKey:
    kind, spec = next(iter(found.items()))
    name = spec.get("Namespace") or spec.get("Name", "").lower()
    return RateKey(kind=kind, name=name, transformations=transformations(spec.get("TextTransformations", [])))


def _bytes(found: bytes | str) -> bytes:
    """Return a blob: bytes as boto3 hands them out, base64 as the AWS CLI prints them."""
    if isinstance(found, bytes):
        return found
    try:
        return base64.b64decode(found, validate=True)
    except (binascii.Error, ValueError):
        return found.encode()


def set_ids(arn: str) -> tuple[str, str, str]:
    """Return name, scope and id of a set, which its `get` operation asks for, from its ARN."""
    _, _, rest = arn.partition(":wafv2:")
    parts = rest.rpartition(":")[2].split("/")
    scope = "CLOUDFRONT" if parts[0] == "global" else "REGIONAL"
    return (parts[2], scope, parts[3]) if len(parts) == len(("scope", "kind", "name", "id")) else (arn, scope, arn)


_MAKE: Final[Mapping[str, Callable[[Statements, Document], Statement]]] = {
    "ByteMatchStatement": Statements.byte_match,
    "SqliMatchStatement": Statements.sqli,
    "XssMatchStatement": Statements.xss,
    "SizeConstraintStatement": Statements.size,
    "GeoMatchStatement": Statements.geo,
    "AsnMatchStatement": Statements.asn,
    "RuleGroupReferenceStatement": Statements.group,
    "IPSetReferenceStatement": Statements.ip_set,
    "RegexPatternSetReferenceStatement": Statements.regex_set,
    "RegexMatchStatement": Statements.regex,
    "RateBasedStatement": Statements.rate,
    "AndStatement": Statements.every,
    "OrStatement": Statements.some,
    "NotStatement": Statements.opposite,
    "ManagedRuleGroupStatement": Statements.managed,
    "LabelMatchStatement": Statements.label,
}
"""All sixteen, by the members of `Statement`."""
