"""What WAF demands."""

from typing import Any

import pytest

from tests.services.access.demands.asking import demanded

BASE = "arn:aws:wafv2:eu-west-1:000000000000:"
ACL = f"{BASE}regional/webacl/a/1"
STAGE = "arn:aws:apigateway:eu-west-1::/restapis/a/stages/s"


@pytest.mark.parametrize(
    ("operation", "params", "expected"),
    [
        ("CreateWebACL", {"Name": "a", "Scope": "REGIONAL"}, f"{BASE}regional/webacl/a/*"),
        ("GetIPSet", {"Name": "a", "Id": "1", "Scope": "REGIONAL"}, f"{BASE}regional/ipset/a/1"),
        (
            "DeleteRuleGroup",
            {"Name": "a", "Id": "1", "Scope": "CLOUDFRONT"},
            "arn:aws:wafv2:us-east-1:000000000000:global/rulegroup/a/1",
        ),
        ("UpdateRegexPatternSet", {"Name": "a", "Id": "1", "Scope": "REGIONAL"}, f"{BASE}regional/regexpatternset/a/1"),
        ("ListWebACLs", {"Scope": "REGIONAL"}, "*"),
        ("CheckCapacity", {"Scope": "REGIONAL", "Rules": []}, "*"),
        ("ListTagsForResource", {"ResourceARN": ACL}, ACL),
        ("PutLoggingConfiguration", {"LoggingConfiguration": {"ResourceArn": ACL}}, ACL),
        ("GetWebACL", {}, "?"),
    ],
)
def test_what_is_named(operation: str, params: dict[str, Any], expected: str) -> None:
    """By scope, name and id, or by ARN."""
    assert [(f"wafv2:{operation}", (expected,))] == demanded("wafv2", operation, **params)


def test_a_stage_is_protected_by_who_may_set_its_web_acl() -> None:
    """And who may use the web ACL."""
    assert [("wafv2:AssociateWebACL", (ACL, STAGE)), ("apigateway:SetWebACL", (STAGE,))] == demanded(
        "wafv2", "AssociateWebACL", WebACLArn=ACL, ResourceArn=STAGE
    )


@pytest.mark.parametrize("operation", ["AssociateWebACL", "DisassociateWebACL"])
def test_a_stage_is_the_same_in_whatever_partition_it_is_named(operation: str) -> None:
    """As it is found."""
    elsewhere = STAGE.replace("arn:aws:", "arn:aws-cn:")
    found = demanded("wafv2", operation, ResourceArn=elsewhere)

    assert [(f"wafv2:{operation}", (STAGE,)), ("apigateway:SetWebACL", (STAGE,))] == found
