"""Web ACLs from AWS's answers: `get_web_acl`, and what their rules refer to.

A web ACL that holds what this version does not know (a statement, an action) is unknown as a whole: part of it decides
nothing.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from gatewright.configuration.documents import Documents
from gatewright.configuration.waf_statements import Statements
from gatewright.model.api import Api
from gatewright.model.listing import Listing
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.model.waf import Action, CustomResponse, Header, Rule, RuleGroup, WebAcl

Document = Mapping[str, Any]

CONTENT_TYPES: Final[Mapping[str, str]] = {
    "TEXT_PLAIN": "text/plain",
    "TEXT_HTML": "text/html",
    "APPLICATION_JSON": "application/json",
}
"""The media types of custom response bodies, by AWS's names."""

_KILOBYTES: Final[Mapping[str, int]] = {"KB_16": 16, "KB_32": 32, "KB_48": 48, "KB_64": 64}
_BYTES: Final = 1024
_ACCOUNT: Final = 4
"""Which part of an ARN is the account."""


def web_acls(documents: Documents, apis: Iterable[Api]) -> Listing[WebAcl]:
    """Return the web ACLs that the stages of these APIs are associated with, by ARN; of others nothing is known."""
    arns = {stage.web_acl_arn for api in apis for stage in api.stages.known()}
    items: dict[str, WebAcl | None] = {}
    rest = UNKNOWN
    for arn in sorted(arn for arn in arns if isinstance(arn, str)):
        found = web_acl(documents, arn)
        if isinstance(found, Unknown):
            rest = found
        else:
            items[arn] = found
    return Listing(items, rest)


def web_acl(documents: Documents, arn: str) -> WebAcl | Unknown | None:
    """Return the web ACL of this ARN."""
    answer = documents.get("get_web_acl", arn)
    if answer is None or isinstance(answer, Unknown):
        return answer
    found = answer["WebACL"]
    bodies = _bodies(found)
    try:
        rules = rules_of(documents, found.get("Rules", ()), bodies)
        default = _action(found["DefaultAction"], bodies)
    except (KeyError, StopIteration):
        return UNKNOWN
    visible = found.get("VisibilityConfig", {})
    return WebAcl(
        name=found["Name"],
        arn=found["ARN"],
        default=default,
        rules=rules,
        label_namespace=found.get("LabelNamespace") or f"awswaf:{_account(arn)}:webacl:{found['Name']}:",
        body_limit=_body_limit(found),
        metric=visible.get("MetricName", ""),
        sampled=visible.get("SampledRequestsEnabled", False),
        told=found,
        lock_token=answer.get("LockToken"),
    )


def rules_of(documents: Documents, found: Iterable[Document], bodies: Mapping[str, CustomResponse]) -> tuple[Rule, ...]:
    """Return rules in order of priority; raises `KeyError` for a statement or an action that there is none of."""

    def action(one: Document) -> Action:
        return _action(one, bodies)

    statements = Statements(documents, lambda arn: rule_group(documents, arn), action)
    rules = (_rule(statements, one, bodies) for one in found)
    return tuple(sorted(rules, key=lambda rule: rule.priority))


def rule_group(documents: Documents, arn: str) -> RuleGroup | Unknown | None:
    """Return the rule group of this ARN."""
    answer = documents.get("get_rule_group", arn)
    if answer is None or isinstance(answer, Unknown):
        return answer
    found = answer["RuleGroup"]
    try:
        rules = rules_of(documents, found.get("Rules", ()), _bodies(found))
    except (KeyError, StopIteration):
        return UNKNOWN
    namespace = found.get("LabelNamespace") or f"awswaf:{_account(arn)}:rulegroup:{found['Name']}:"
    return RuleGroup(name=found["Name"], arn=arn, label_namespace=namespace, rules=rules)


def _rule(statements: Statements, found: Document, bodies: Mapping[str, CustomResponse]) -> Rule:
    visible = found.get("VisibilityConfig", {})
    return Rule(
        name=found["Name"],
        priority=found["Priority"],
        statement=statements.statement(found["Statement"]),
        action=_action(found["Action"], bodies) if found.get("Action") else None,
        counts_only="Count" in (found.get("OverrideAction") or {}),
        labels=tuple(label["Name"] for label in found.get("RuleLabels", ())),
        metric=visible.get("MetricName", ""),
        sampled=visible.get("SampledRequestsEnabled", False),
    )


_ACTIONS: Final[Mapping[str, Any]] = {kind: kind for kind in ("Allow", "Block", "Count", "Captcha", "Challenge")}


def _action(found: Document, bodies: Mapping[str, CustomResponse]) -> Action:
    kind, spec = next(iter(found.items()))
    inserted = (spec.get("CustomRequestHandling") or {}).get("InsertHeaders", ())
    return Action(
        kind=_ACTIONS[kind],
        response=_custom(spec["CustomResponse"], bodies) if spec.get("CustomResponse") else None,
        inserted=_headers(inserted),
    )


def _custom(found: Document, bodies: Mapping[str, CustomResponse]) -> CustomResponse:
    body = bodies.get(found.get("CustomResponseBodyKey", ""))
    return CustomResponse(
        status=found["ResponseCode"],
        content_type=None if body is None else body.content_type,
        body=b"" if body is None else body.body,
        headers=_headers(found.get("ResponseHeaders", ())),
    )


def _bodies(found: Document) -> Mapping[str, CustomResponse]:
    """Return the custom response bodies by key."""
    return {
        key: CustomResponse(status=0, content_type=CONTENT_TYPES[one["ContentType"]], body=one["Content"].encode())
        for key, one in found.get("CustomResponseBodies", {}).items()
    }


def _headers(found: Iterable[Document]) -> tuple[Header, ...]:
    return tuple((one["Name"], one["Value"]) for one in found)


def _body_limit(found: Document) -> int:
    limits = found.get("AssociationConfig", {}).get("RequestBody", {}).get("API_GATEWAY", {})
    return _KILOBYTES.get(limits.get("DefaultSizeInspectionLimit", ""), 16) * _BYTES


def _account(arn: str) -> str:
    parts = arn.split(":")
    return parts[_ACCOUNT] if len(parts) > _ACCOUNT else ""
