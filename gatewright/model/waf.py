"""A web ACL as AWS WAF knows it: rules in order, each a statement and an action; references resolved.

Restates the data types of the AWS WAFV2 API: https://docs.aws.amazon.com/waf/latest/APIReference/API_WebACL.html
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from gatewright.model.unknown import UNKNOWN, Unknown

ActionKind = Literal["Allow", "Block", "Count", "Captcha", "Challenge"]
"""What a rule does with a request that its statement matches."""

Header = tuple[str, str]
"""Name and value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomResponse:
    """`CustomResponse` of a Block: the answer that the caller gets instead of AWS's."""

    status: int
    """`ResponseCode`."""

    content_type: str | None = None
    """The media type of the body; `None` without one."""

    body: bytes = b""
    """What `CustomResponseBodyKey` names."""

    headers: tuple[Header, ...] = ()
    """`ResponseHeaders`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A rule's action, or the default action of a web ACL."""

    kind: ActionKind
    """What happens."""

    response: CustomResponse | None = None
    """The custom response of a Block."""

    inserted: tuple[Header, ...] = ()
    """`InsertHeaders`: headers that an admitted request carries on, without the prefix that AWS WAF gives them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldToMatch:
    """The part of a request that a statement looks at."""

    kind: str
    """The member's name in AWS's JSON: `UriPath`, `SingleHeader`, ..."""

    name: str = ""
    """The header or the query argument of a `Single...`, in lower case."""

    scope: Literal["ALL", "KEY", "VALUE"] = "VALUE"
    """`MatchScope` of headers, cookies and JSON."""

    included: tuple[str, ...] | None = None
    """Included headers or cookies in lower case, or JSON pointers; `None` where all or all but some are."""

    excluded: tuple[str, ...] = ()
    """Excluded headers or cookies, in lower case."""

    oversize: Literal["CONTINUE", "MATCH", "NO_MATCH"] = "CONTINUE"
    """`OversizeHandling`; CONTINUE where a body says nothing (documented)."""

    fallback: str | None = None
    """`InvalidFallbackBehavior` or `FallbackBehavior`; `None` where nothing is said."""

    before_parsing: tuple[str, ...] = ()
    """`PreParseTextTransformations` of the raw query string, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForwardedIp:
    """Where to read the caller's address instead of from the connection."""

    header: str
    """`HeaderName`, in lower case."""

    fallback: Literal["MATCH", "NO_MATCH"]
    """What a header means that holds no address."""

    position: Literal["FIRST", "LAST", "ANY"] = "FIRST"
    """Which of several addresses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspected:
    """What the statements share that look at a part of the request."""

    field: FieldToMatch
    """The part."""

    transformations: tuple[str, ...] = ()
    """`TextTransformations` in order of priority, NONE left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ByteMatch(Inspected):
    """`ByteMatchStatement`: a string at a place."""

    search: bytes
    """`SearchString`."""

    position: Literal["EXACTLY", "STARTS_WITH", "ENDS_WITH", "CONTAINS", "CONTAINS_WORD"]
    """`PositionalConstraint`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegexMatch(Inspected):
    """`RegexMatchStatement`: one regular expression."""

    pattern: str
    """`RegexString`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegexPatternSetReference(Inspected):
    """`RegexPatternSetReferenceStatement`: any of a set of regular expressions."""

    arn: str
    """The ARN of the set."""

    patterns: tuple[str, ...] | Unknown | None = UNKNOWN
    """What the set holds; `None` when there is no such set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SqliMatch(Inspected):
    """`SqliMatchStatement`: code of a SQL injection."""

    sensitivity: Literal["LOW", "HIGH"] = "LOW"
    """`SensitivityLevel`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class XssMatch(Inspected):
    """`XssMatchStatement`: code of cross-site scripting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeConstraint(Inspected):
    """`SizeConstraintStatement`: how many bytes."""

    operator: Literal["EQ", "NE", "LE", "LT", "GE", "GT"]
    """`ComparisonOperator`."""

    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GeoMatch:
    """`GeoMatchStatement`: the caller's country."""

    countries: tuple[str, ...]
    """`CountryCodes`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AsnMatch:
    """`AsnMatchStatement`: the autonomous system of the caller's address."""

    numbers: tuple[int, ...]
    """`AsnList`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IpSetReference:
    """`IPSetReferenceStatement`: the caller's address is in a set."""

    arn: str
    """The ARN of the set."""

    addresses: tuple[str, ...] | Unknown | None = UNKNOWN
    """The set's ranges; `None` when there is no such set."""

    forwarded: ForwardedIp | None = None
    """Where the address is read, when not from the connection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelMatch:
    """`LabelMatchStatement`: a label that an earlier rule added."""

    scope: Literal["LABEL", "NAMESPACE"]
    """Whether `key` names a label or a namespace."""

    key: str
    """The label, with as much before it as wanted; a namespace ends in a colon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class And:
    """`AndStatement`: all of them."""

    statements: tuple[Statement, ...]
    """At least two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Or:
    """`OrStatement`: any of them."""

    statements: tuple[Statement, ...]
    """At least two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """`NotStatement`: the opposite."""

    statement: Statement
    """Of what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateKey:
    """One of the keys by which a rate-based rule counts."""

    kind: str
    """The member's name in AWS's JSON: `IP`, `ForwardedIP`, `Header`, ..."""

    name: str = ""
    """The header, cookie or query argument in lower case, or the label namespace."""

    transformations: tuple[str, ...] = ()
    """Applied to the value before it counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateBased:
    """`RateBasedStatement`: more requests than a limit within a window."""

    limit: int
    """Requests of one aggregation instance that the window may hold."""

    window: int = 300
    """`EvaluationWindowSec`."""

    keys: tuple[RateKey, ...]
    """What the instances differ by; empty for CONSTANT."""

    scope_down: Statement | None = None
    """Which requests count; `None` for all."""

    forwarded: ForwardedIp | None = None
    """Where a forwarded address is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleGroupReference:
    """`RuleGroupReferenceStatement`: the rules of a group of one's own."""

    arn: str
    """The ARN of the group."""

    group: RuleGroup | Unknown | None = UNKNOWN
    """The group; `None` when there is no such group."""

    overrides: Mapping[str, Action] = field(default_factory=dict)
    """`RuleActionOverrides` by rule; excluded rules count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagedRuleGroup:
    """`ManagedRuleGroupStatement`: the rules of a group that somebody else keeps."""

    vendor: str
    """`VendorName`."""

    name: str
    """`Name`."""

    overrides: Mapping[str, Action] = field(default_factory=dict)
    """`RuleActionOverrides` by rule; excluded rules count."""

    scope_down: Statement | None = None
    """Which requests the group looks at; `None` for all."""


Statement = (
    ByteMatch
    | RegexMatch
    | RegexPatternSetReference
    | SqliMatch
    | XssMatch
    | SizeConstraint
    | GeoMatch
    | AsnMatch
    | IpSetReference
    | LabelMatch
    | And
    | Or
    | Not
    | RateBased
    | RuleGroupReference
    | ManagedRuleGroup
)
"""What a rule asks of a request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of a web ACL or of a rule group."""

    name: str
    """`Name`."""

    priority: int
    """Rules run from the lowest priority to the highest."""

    statement: Statement
    """What it asks."""

    action: Action | None = None
    """What it does; `None` for a rule that refers to a group, whose rules have actions of their own."""

    counts_only: bool = False
    """`OverrideAction` Count: what the group does is only counted."""

    labels: tuple[str, ...] = ()
    """`RuleLabels`, without the prefix of the rule's context."""

    metric: str = ""
    """`MetricName` of its visibility."""

    sampled: bool = False
    """`SampledRequestsEnabled`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleGroup:
    """A rule group of one's own, or a managed one."""

    name: str
    """`Name`."""

    arn: str = ""
    """`ARN`; empty for a managed group."""

    label_namespace: str
    """The prefix of the labels that its rules add: `awswaf:111122223333:rulegroup:shop:`."""

    rules: tuple[Rule, ...]
    """In order of priority."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebAcl:
    """A web ACL."""

    name: str
    """`Name`."""

    arn: str
    """`ARN`."""

    default: Action
    """What happens to a request that no rule ends: Allow or Block."""

    rules: tuple[Rule, ...]
    """In order of priority."""

    label_namespace: str
    """The prefix of the labels that its own rules add."""

    body_limit: int = 16_384
    """How many bytes of a body are inspected (`AssociationConfig`)."""

    metric: str = ""
    """`MetricName` of its visibility, under which the default action is sampled."""

    sampled: bool = False
    """`SampledRequestsEnabled`."""

    told: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """All that AWS tells of it, for whoever writes it with a change."""

    lock_token: str | None = field(default=None, compare=False, repr=False)
    """`LockToken` that was told with it, by which a change is accepted; `None` where none was."""

    kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What is worked out from it once, by whoever works it out."""
