"""
Nested blocks of Terraform as the objects of AWS: `single_header { name = "x" }` is `{"SingleHeader": {"Name": "x"}}`.

Terraform shows every block as a list, also where there can be one only; some lists have other names than their blocks.
"""

from collections.abc import Mapping
from typing import Any, Final

_LISTS: Final[Mapping[str, str]] = {
    "rule": "Rules",
    "throttle": "Throttle",
    "text_transformation": "TextTransformations",
    "regular_expression": "RegularExpressionList",
    "rule_action_override": "RuleActionOverrides",
    "custom_key": "CustomKeys",
    "insert_header": "InsertHeaders",
    "response_header": "ResponseHeaders",
    "excluded_rule": "ExcludedRules",
    "managed_rule_group_configs": "ManagedRuleGroupConfigs",
}
"""Blocks that there may be several of, and what AWS calls their lists."""

_ACRONYMS: Final[Mapping[str, str]] = {
    "arn": "ARN",
    "cloudwatch_metrics_enabled": "CloudWatchMetricsEnabled",
    "ip_address_version": "IPAddressVersion",
    "ip_set_reference_statement": "IPSetReferenceStatement",
    "ip_set_forwarded_ip_config": "IPSetForwardedIPConfig",
    "forwarded_ip_config": "ForwardedIPConfig",
    "ja3_fingerprint": "JA3Fingerprint",
    "ja4_fingerprint": "JA4Fingerprint",
}
_NESTED: Final = frozenset({"and_statement", "or_statement"})


def pascal(name: str) -> str:
    """Return a name of Terraform as AWS spells it: `path_part` is `PathPart`."""
    return "".join(part[:1].upper() + part[1:] for part in name.split("_"))


def converted(value: Any, within: str = "") -> Any:
    """Return a block's value as AWS has it; what is null or an empty block list is not there."""
    if isinstance(value, Mapping) and not _is_function(value):
        found: dict[str, Any] = {}
        for name, one in value.items():
            if one is None or one == []:
                continue
            found[_named(name, within)] = _member(name, one, within)
        return found
    if isinstance(value, list):
        return [converted(one, within) for one in value]
    return value


def _is_block(value: Any) -> bool:
    return isinstance(value, Mapping) and not _is_function(value)


def _is_function(value: Mapping[str, Any]) -> bool:
    """Return whether a value is a function of a template, which was put in the place of a reference."""
    return len(value) == 1 and next(iter(value)) in {"Ref", "Fn::GetAtt", "Fn::Sub"}


def _named(name: str, within: str) -> str:
    if name == "statement" and within in _NESTED:
        return "Statements"
    return _LISTS.get(name) or _ACRONYMS.get(name) or pascal(name)


def _member(name: str, value: Any, within: str) -> Any:
    several = name in _LISTS or (name == "statement" and within in _NESTED)
    if isinstance(value, list) and value and _is_block(value[0]) and not several:
        return converted(value[0], name)
    return converted(value, name)
