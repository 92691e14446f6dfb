"""Which AWS CLI answer a saved file is: by its name first, else by its content.

Names follow the command that wrote them: `get-resources.json`, `get_stages-a1b2c3d4e5.json`,
`a1b2c3d4e5/get-stages.json`, `get-deployment-a1b2c3d4e5-dep123.json`, `get-usage-plan-keys-abc123.json`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from gatewright.model.lazy_pattern import pattern
from gatewright.sources.account.reads import READS

_UNREAD_COMMANDS: Final = {
    "get_api_key": "save the whole list with `aws apigateway get-api-keys --include-values`",
    "get_deployments": "save the deployment of the stage with `aws apigateway get-deployment --embed apisummary`",
    "get_method": "save all of them with `aws apigateway get-resources --embed methods`",
    "get_resource": "save all of them with `aws apigateway get-resources --embed methods`",
    "get_stage": "save the whole list with `aws apigateway get-stages`",
    "get_usage_plan": "save the whole list with `aws apigateway get-usage-plans`",
    "get_usage_plan_key": "save the whole list with `aws apigateway get-usage-plan-keys`",
}
"""Answers of a part, which this version does not put together: what to save in their place."""

_NOT_NEEDED: Final = pattern(
    r"(?i)(?:aws[-_. ])?(?:(?:apigateway|apigatewayv2|v2)[-_. ])?get[-_](?:sdk[-_]types"
    r"|documentation[-_](?:parts|versions)|client[-_]certificates|vpc[-_]links|route[-_]responses"
    r"|integration[-_]responses)(?![a-z]).*"
)
"""Names of answers on which no decision rests."""

_BY_MARK: Final = {
    "Account": "get_caller_identity",
    "UserDetailList": "get_account_authorization_details",
    "AccessKeyLastUsed": "get_access_key_last_used",
    "AccessKeyMetadata": "list_access_keys",
    "Functions": "list_functions",
    "Organization": "describe_organization",
    "RoutingRules": "list_routing_rules",
    "VpcEndpoints": "describe_vpc_endpoints",
}
"""Answers of other services than API Gateway's first version by the member that only they have."""

_OPERATIONS: Final = {read.operation for read in READS.values()}
"""What the commands are called, of both versions of API Gateway."""

_NAME: Final = pattern(
    "("
    + "|".join(sorted({*_OPERATIONS, *_UNREAD_COMMANDS}, key=len, reverse=True))
    + r")(?![a-z])[-_. ]*([-_.*+A-Za-z0-9]*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What the name of a file says."""

    kind: str
    """The operation."""

    ids: tuple[str, ...]
    """What stands behind it, in order."""


def by_name(stem: str) -> Named | None:
    """Read a file's name without its ending; `None` when it names no command that we know."""
    prefix = r"(?i)^(?:aws[-_. ])?(?:(?:apigateway|apigatewayv2|v2|iam|sts|wafv2|lambda|ec2)[-_. ])?"
    match = _NAME.fullmatch(re.sub(prefix, "", _with_underscores(stem)))
    if match is None:
        return None
    return Named(kind=match[1].lower(), ids=tuple(part for part in re.split(r"[-_.*+]+", match[2]) if part))


def is_not_needed(stem: str) -> bool:
    """Tell whether a file's name without its ending names a command whose answer no decision needs."""
    return _NOT_NEEDED.fullmatch(stem) is not None


def of_version(operation: str, answer: Mapping[str, Any]) -> str:
    """Return the kind of an answer by its operation: both versions of API Gateway have operations of some names."""
    kind = f"v2_{operation}"
    if kind not in READS:
        return operation
    return kind if operation not in READS or any(name[:1].isupper() for name in answer) else operation


def by_content(answer: Mapping[str, Any]) -> str | None:
    """Return the operation whose answer looks like this; `None` when none does, or when the list is empty."""
    for mark, kind in _BY_MARK.items():
        if mark in answer:
            return kind
    if isinstance(answer.get("Policy"), str):
        return "get_policy"
    if isinstance(answer.get("Items"), list):
        return _of_item_of_v2(answer["Items"])
    if isinstance(answer.get("ProtocolType"), str):
        return "v2_get_api"
    if isinstance(answer.get("DeploymentId"), str) and "DeploymentStatus" in answer:
        return "v2_get_deployment"
    items = answer.get("items", answer.get("item"))
    if isinstance(items, list):
        return _of_item(items[0]) if items and isinstance(items[0], dict) else None
    return _of_one(answer)


def advice_for(kind: str) -> str | None:
    """Return what to save in place of an answer that is only a part; `None` for the kinds that are read."""
    return _UNREAD_COMMANDS.get(kind)


def _of_item(item: Mapping[str, Any]) -> str | None:
    if "stageName" in item:
        return "get_stages"
    if "domainName" in item:
        return "get_domain_names"
    if "domainNameAccessAssociationArn" in item:
        return "get_domain_name_access_associations"
    if "basePath" in item:
        return "get_base_path_mappings"
    if "path" in item:
        return "get_resources"
    if "apiStages" in item:
        return "get_usage_plans"
    if item.get("type") == "API_KEY" and "enabled" not in item:
        return "get_usage_plan_keys"
    if "enabled" in item and ("stageKeys" in item or "createdDate" in item):
        return "get_api_keys"
    if "endpointConfiguration" in item or "rootResourceId" in item:
        return "get_rest_apis"
    return "get_deployments" if item.keys() <= {"id", "createdDate", "description"} else None


def _of_item_of_v2(items: list[Any]) -> str | None:
    """Return the operation of API Gateway V2 whose list holds such things."""
    item = items[0] if items and isinstance(items[0], dict) else {}
    marks = (
        ("ProtocolType", "v2_get_apis"),
        ("RouteKey", "v2_get_routes"),
        ("AuthorizerType", "v2_get_authorizers"),
        ("IntegrationType", "v2_get_integrations"),
        ("StageName", "v2_get_stages"),
    )
    return next((kind for mark, kind in marks if mark in item), None)


def _of_one(answer: Mapping[str, Any]) -> str | None:
    """Return the operation that answers with one thing."""
    if "domainName" in answer:
        return "get_domain_name"
    marks = (
        *((read.holds, read.kind) for read in READS.values() if read.holds is not None),
        ("apiSummary", "get_deployment"),
        ("stageName", "get_stage"),
        ("httpMethod", "get_method"),
        ("path", "get_resource"),
        ("apiStages", "get_usage_plan"),
        ("endpointConfiguration", "get_rest_api"),
        ("rootResourceId", "get_rest_api"),
        ("stageKeys", "get_api_key"),
    )
    for mark, kind in marks:
        if mark in answer:
            return kind
    if answer.get("type") == "API_KEY":
        return "get_usage_plan_key"
    return "get_deployment" if {"id", "createdDate"} <= answer.keys() <= {"id", "createdDate", "description"} else None


def _with_underscores(stem: str) -> str:
    """Write the hyphens of the command as boto3 does; those between ids stay what they are."""
    return re.sub(r"(?i)(?:get|list|describe)(?:[-_][a-z]+)+", lambda match: match[0].replace("-", "_"), stem, count=1)
