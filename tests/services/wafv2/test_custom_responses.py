"""Custom responses."""

from typing import Any

from tests.services.wafv2.waf_account import WafAccount, rule

BODY = {"ContentType": "TEXT_PLAIN", "Content": "no"}


def blocks(key: str) -> dict[str, Any]:
    """Return a rule that answers with a body."""
    return rule(Action={"Block": {"CustomResponse": {"ResponseCode": 418, "CustomResponseBodyKey": key}}})


def test_a_body_is_defined_before_it_is_used(waf: WafAccount) -> None:
    """By its key."""
    assert waf.reason(blocks("a")) == ("WAFInvalidParameterException", "CUSTOM_RESPONSE_BODY")
    assert waf.web_acl(blocks("a"), CustomResponseBodies={"a": BODY})["Name"] == "shop"


def test_bodies_have_their_limits(waf: WafAccount) -> None:
    """4 KB each, fifty of them."""
    large = {"a": {**BODY, "Content": "x" * 4097}}
    many = {f"k{number}": BODY for number in range(51)}

    assert waf.reason(CustomResponseBodies=large)[0] == "WAFInvalidParameterException"
    assert waf.reason(CustomResponseBodies=many)[0] == "WAFLimitsExceededException"
