"""
WAF: web ACLs, rule groups, IP sets and pattern sets, by scope, name and id.

https://docs.aws.amazon.com/service-authorization/latest/reference/list_awswafv2.html
To protect a stage, the caller needs `apigateway:SetWebACL` on it, too.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from gatewright.aws.policy.facts import Resource, resource
from gatewright.model.lazy_pattern import pattern
from gatewright.services.access.demand import Asked, Demand, demand

_KINDS: Final[Mapping[str, str]] = {
    "WebACL": "webacl",
    "RuleGroup": "rulegroup",
    "IPSet": "ipset",
    "RegexPatternSet": "regexpatternset",
}
"""By the end of an operation's name: the type of resource."""

_VERBS: Final = ("Create", "Get", "Update", "Delete")
_SCOPES: Final[Mapping[str, tuple[str, str | None]]] = {
    "CLOUDFRONT": ("global", "us-east-1"),
    "REGIONAL": ("regional", None),
}
_ARNS: Final = ("WebACLArn", "WebAclArn", "ResourceArn", "ResourceARN")
_SETS: Final = {"AssociateWebACL": "WebACL", "DisassociateWebACL": "WebACL"}
_STAGE: Final = pattern(r"arn:[a-z-]+(:apigateway:.*)", re.DOTALL)
"""A stage is found by its ARN whatever partition stands in it."""
_EVERYTHING: Final = ("List", "Describe", "CheckCapacity")


def demands(asked: Asked) -> tuple[Demand, ...]:
    """Return the action on what is named, and the right to protect a stage."""
    action = f"wafv2:{asked.operation}"
    named = list(_named(asked))
    found = [demand(action, *(named or [asked.everything() if _lists(asked) else asked.untold()]))]
    protected = _stage(asked, str(asked.params.get("ResourceArn") or ""))
    if asked.operation in _SETS and protected is not None:
        found.append(demand("apigateway:SetWebACL", protected))
    return tuple(found)


def _stage(asked: Asked, arn: str) -> Resource | None:
    found = _STAGE.fullmatch(arn)
    return None if found is None else resource(f"arn:aws{found[1]}", owner=asked.account_id)


def _lists(asked: Asked) -> bool:
    return asked.operation.startswith(_EVERYTHING)


def _named(asked: Asked) -> Iterator[Resource]:
    params = asked.params
    for member in _ARNS:
        if params.get(member):
            arn = str(params[member])
            yield _stage(asked, arn) or asked.named(arn)
    told = (params.get("LoggingConfiguration") or {}).get("ResourceArn")
    if told:
        yield asked.named(str(told))
    verb = next((verb for verb in _VERBS if asked.operation.startswith(verb)), "")
    kind = _KINDS.get(asked.operation.removeprefix(verb)) if verb else None
    if kind is not None and params.get("Name"):
        scope, region = _SCOPES.get(str(params.get("Scope")), ("regional", None))
        yield asked.arn("wafv2", f"{scope}/{kind}/{params['Name']}/{params.get('Id') or '*'}", region=region)
