"""
WAF: web ACLs, rule groups, IP sets and pattern sets, by scope, name and id.

https://docs.aws.amazon.com/service-authorization/latest/reference/list_awswafv2.html
To protect a stage, the caller needs `apigateway:SetWebACL` on it, too. Rules that refer to sets and groups demand the
same action on each of those (recorded: `wafv2:CreateWebACL` on an IP set, 2022-07-21, `wafv2:UpdateWebACL` on
`regional/managedruleset/`, 2021-05-27; today it is `managedruleset/*/*` of the caller's own account). Logs demand what
delivers them: https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from gatewright.aws.policy.facts import Resource, resource
from gatewright.model.lazy_pattern import pattern
from gatewright.services.access.demand import Asked, Demand, demand
from gatewright.services.wafv2.rule_walk import references, statements

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
_ARNS: Final = ("ARN", "WebACLArn", "WebAclArn", "ResourceArn", "ResourceARN")
_SETS: Final = {"AssociateWebACL": "WebACL", "DisassociateWebACL": "WebACL"}
_STAGE: Final = pattern(r"arn:[a-z-]+(:apigateway:.*)", re.DOTALL)
"""A stage is found by its ARN whatever partition stands in it."""
_EVERYTHING: Final = ("List", "Describe", "CheckCapacity")
_MANAGED: Final = "ManagedRuleGroupStatement"
_DELIVERY: Final[Mapping[str, tuple[str, ...]]] = {
    "PutLoggingConfiguration": (
        "logs:CreateLogDelivery",
        "logs:PutResourcePolicy",
        "logs:DescribeResourcePolicies",
        "logs:DescribeLogGroups",
    ),
    "DeleteLoggingConfiguration": ("logs:DeleteLogDelivery",),
}
"""What whoever lets logs be delivered to a log group needs, on every resource."""

_UNDELIVERED: Final = (
    "Unable to deliver logs to the configured destination. You might need to grant log delivery permissions for the"
    " destination. If you're using S3 as your log destination, you might have exceeded your bucket limit."
)
"""What is answered without (documented of PutLoggingConfiguration; the text is recorded, 2024-02-28 and 2025-04-18)."""


def demands(asked: Asked) -> tuple[Demand, ...]:
    """Return the action on what is named, and the right to protect a stage."""
    action = f"wafv2:{asked.operation}"
    named = list(_named(asked))
    found = [demand(action, *(named or [asked.everything() if _lists(asked) else asked.untold()]))]
    found += [
        replace(demand(one, asked.everything()), instead=("WAFLogDestinationPermissionIssueException", _UNDELIVERED))
        for one in _DELIVERY.get(asked.operation, ())
    ]
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
        rules = params.get("Rules") or ()
        yield from (asked.named(arn) for arn in sorted(set(references(rules))))
        if any(name == _MANAGED for _, name, _ in statements(rules)):
            yield asked.arn("wafv2", f"{scope}/managedruleset/*/*", region=region)
