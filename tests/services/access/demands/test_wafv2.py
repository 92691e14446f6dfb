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
        ("GetLoggingConfiguration", {"ResourceArn": ACL}, ACL),
        ("GetWebACL", {"ARN": ACL}, ACL),
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


def test_an_arn_counts_beside_a_name() -> None:
    """Whatever of the two the operation goes by."""
    params: dict[str, Any] = {"ARN": ACL, "Name": "b", "Id": "2", "Scope": "REGIONAL"}

    assert [("wafv2:GetWebACL", (ACL, f"{BASE}regional/webacl/b/2"))] == demanded("wafv2", "GetWebACL", **params)


@pytest.mark.parametrize("operation", ["CreateWebACL", "UpdateWebACL", "CreateRuleGroup", "UpdateRuleGroup"])
def test_what_rules_refer_to_is_judged_too(operation: str) -> None:
    """Sets and groups wherever they stand, each once; of managed groups all at once."""
    addresses, patterns = f"{BASE}regional/ipset/i/1", f"{BASE}regional/regexpatternset/r/1"
    group = f"{BASE}regional/rulegroup/g/1"
    from_there = {"IPSetReferenceStatement": {"ARN": addresses}}
    rules = [
        {"Statement": {"RuleGroupReferenceStatement": {"ARN": group}}},
        {"Statement": {"NotStatement": {"Statement": {"AndStatement": {"Statements": [from_there, from_there]}}}}},
        {
            "Statement": {
                "RateBasedStatement": {"ScopeDownStatement": {"RegexPatternSetReferenceStatement": {"ARN": patterns}}}
            }
        },
        {"Statement": {"ManagedRuleGroupStatement": {"VendorName": "AWS", "Name": "AWSManagedRulesCommonRuleSet"}}},
    ]
    ((_, judged),) = demanded("wafv2", operation, Name="a", Id="1", Scope="REGIONAL", Rules=rules)

    assert (addresses, patterns, group, f"{BASE}regional/managedruleset/*/*") == judged[1:]


def test_whoever_tags_what_he_makes_needs_that_permission() -> None:
    """On the same."""
    found = demanded("wafv2", "CreateIPSet", Name="a", Scope="REGIONAL", Tags=[{"Key": "k", "Value": "v"}])

    assert [(f"wafv2:{action}", (f"{BASE}regional/ipset/a/*",)) for action in ("CreateIPSet", "TagResource")] == found


def test_logs_are_delivered_by_who_may_deliver_them() -> None:
    """Documented of log groups; whoever may not is not told what he lacks."""
    put = demanded("wafv2", "PutLoggingConfiguration", LoggingConfiguration={"ResourceArn": ACL})
    ended = demanded("wafv2", "DeleteLoggingConfiguration", ResourceArn=ACL)
    needed = ("CreateLogDelivery", "PutResourcePolicy", "DescribeResourcePolicies", "DescribeLogGroups")

    assert [("wafv2:PutLoggingConfiguration", (ACL,)), *((f"logs:{action}", ("*",)) for action in needed)] == put
    assert [("wafv2:DeleteLoggingConfiguration", (ACL,)), ("logs:DeleteLogDelivery", ("*",))] == ended
