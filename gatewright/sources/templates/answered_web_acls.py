"""A web ACL, as `get-web-acl` tells it, with the sets and groups that its rules name."""

import base64
import binascii
from collections.abc import Mapping
from typing import Any, Final, Protocol

from gatewright.sources.errors import DocumentError

_NOT_GIVEN: Final = frozenset(
    {"ARN", "Id", "Capacity", "LabelNamespace", "ManagedByFirewallManager", "RetrofittedByFirewallManager"}
    | {"PreProcessFirewallManagerRuleGroups", "PostProcessFirewallManagerRuleGroups"}
)
_KINDS: Final[Mapping[str, tuple[str, str, str]]] = {
    "ipset": ("get_ip_set", "IPSet", "AWS::WAFv2::IPSet"),
    "regexpatternset": ("get_regex_pattern_set", "RegexPatternSet", "AWS::WAFv2::RegexPatternSet"),
    "rulegroup": ("get_rule_group", "RuleGroup", "AWS::WAFv2::RuleGroup"),
}


class Growing(Protocol):
    """The template that grows: `answered.Answered`."""

    resources: dict[str, Any]

    def add(self, name: str, kind: str, properties: Mapping[str, Any]) -> str:
        """Declare a resource."""

    def told(self, kind: str, *ids: str) -> Mapping[str, Any]:
        """Return an answer that cannot be missing."""


def web_acl(found: Growing, arn: str) -> str:
    """Declare a web ACL and what it refers to, and return its name in the template."""
    if arn not in found.resources:
        acl = found.told("get_web_acl", arn)["WebACL"]
        found.add(arn, "AWS::WAFv2::WebACL", {**_given(found, acl), "Scope": "REGIONAL"})
    return arn


def _given(found: Growing, told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _replaced(found, one, name) for name, one in told.items() if name not in _NOT_GIVEN}


def _replaced(found: Growing, value: Any, name: str) -> Any:
    """Return a value with the ARNs of other things of WAF replaced by references."""
    if isinstance(value, Mapping):
        return {key: _replaced(found, one, key) for key, one in value.items()}
    if isinstance(value, list):
        return [_replaced(found, one, name) for one in value]
    if name == "SearchString" and isinstance(value, str):
        return _decoded(value)
    if name == "ARN" and isinstance(value, str) and ":wafv2:" in value:
        return {"Fn::GetAtt": [_other(found, value), "Arn"]}
    return value


def _decoded(text: str) -> str:
    """Return what the AWS CLI shows in Base64, because a search string may be any bytes."""
    try:
        return base64.b64decode(text, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return text


def _other(found: Growing, arn: str) -> str:
    parts = arn.rpartition(":")[2].split("/")
    if len(parts) != 4 or parts[1] not in _KINDS:
        raise DocumentError(f"a rule names `{arn}`, which is nothing that the answers could tell")
    operation, member, kind = _KINDS[parts[1]]
    if arn not in found.resources:
        ids = (arn,) if operation == "get_rule_group" else (parts[2], "REGIONAL", parts[3])
        told = found.told(operation, *ids)[member]
        capacity = {"Capacity": told["Capacity"]} if "Capacity" in told else {}
        found.add(arn, kind, {**_given(found, told), **capacity, "Scope": "REGIONAL"})
    return arn
