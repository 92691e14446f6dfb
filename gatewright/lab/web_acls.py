"""A web ACL with one rule before the estate's stage, through the public control plane."""

from collections.abc import Mapping
from typing import Any, Final

import boto3

from gatewright.lab.estate import STAGE, Estate

_MARK: Final = "x-trouble"
_PLAIN: Final = [{"Priority": 0, "Type": "NONE"}]

MARKED: Final[Mapping[str, str]] = {_MARK: "yes"}
"""The header that the rule looks for."""

BY_MARK: Final[Mapping[str, Any]] = {
    "SizeConstraintStatement": {
        "FieldToMatch": {"SingleHeader": {"Name": _MARK}},
        "ComparisonOperator": "GT",
        "Size": 0,
        "TextTransformations": _PLAIN,
    }
}
"""A statement that matches a request with this header."""

BY_METHOD: Final[Mapping[str, Any]] = {
    "RateBasedStatement": {"Limit": 10, "AggregateKeyType": "CUSTOM_KEYS", "CustomKeys": [{"HTTPMethod": {}}]}
}
"""A statement that counts requests by their verb."""


def protect(estate: Estate, default: str, *rules: tuple[Mapping[str, Any], str]) -> None:
    """Let a web ACL protect the stage: its default action, and pairs of a statement and an action."""
    meta = estate.client.meta
    waf = boto3.Session().client("wafv2", endpoint_url=meta.endpoint_url, region_name=meta.region_name)
    created = waf.create_web_acl(
        Name=f"lab-{estate.api_id}",
        Scope="REGIONAL",
        DefaultAction={default: {}},
        VisibilityConfig=_seen("lab"),
        Rules=[
            {
                "Name": f"rule-{place}",
                "Priority": place,
                "Statement": statement,
                "Action": {action: {}},
                "VisibilityConfig": _seen(f"rule-{place}"),
            }
            for place, (statement, action) in enumerate(rules)
        ],
    )
    stage = f"arn:aws:apigateway:{meta.region_name}::/restapis/{estate.api_id}/stages/{STAGE}"
    waf.associate_web_acl(WebACLArn=created["Summary"]["ARN"], ResourceArn=stage)


def _seen(metric: str) -> dict[str, Any]:
    return {"SampledRequestsEnabled": False, "CloudWatchMetricsEnabled": False, "MetricName": metric}
