"""Fixes that the causes share."""

from gatewright.checks.waf.fixes import disassociate


def test_the_widest_fix_says_so() -> None:
    """It is proven, and lets more callers in."""
    fix = disassociate()

    assert (fix.safety, fix.remedy is None) == ("widens-access", False)
    assert fix.command == (
        "aws wafv2 disassociate-web-acl --resource-arn"
        " arn:aws:apigateway:{region}::/restapis/{rest_api_id}/stages/{stage}"
    )
