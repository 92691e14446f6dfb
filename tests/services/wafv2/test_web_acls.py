"""Web ACLs."""

from tests.services.account import ACCOUNT
from tests.services.wafv2.waf_account import OPEN, SEEN, STAGE, WafAccount, named, rule, text


def test_a_web_acl_is_shown_as_it_was_made(waf: WafAccount) -> None:
    """With its capacity and its label namespace; search strings are bytes again."""
    summary = waf.web_acl(rule(), Description="the shop")
    shown = waf.call("get_web_acl", **named(summary))

    assert shown["LockToken"] == summary["LockToken"]
    assert shown["WebACL"] == {
        "Name": "shop",
        "Id": summary["Id"],
        "ARN": summary["ARN"],
        "DefaultAction": OPEN,
        "Description": "the shop",
        "Rules": [{"Priority": 0, "VisibilityConfig": SEEN, **rule()}],
        "VisibilityConfig": SEEN,
        "Capacity": 10,
        "ManagedByFirewallManager": False,
        "LabelNamespace": f"awswaf:{ACCOUNT}:webacl:shop:",
        "RetrofittedByFirewallManager": False,
    }
    assert waf.call("get_web_acl", ARN=summary["ARN"]) == shown
    assert waf.call("list_web_acls", Scope="REGIONAL")["WebACLs"] == [summary]


def test_an_update_replaces_everything(waf: WafAccount) -> None:
    """What is not given is gone; name, id and ARN stay."""
    summary = waf.web_acl(rule(), Description="the shop")
    block = {"DefaultAction": {"Block": {}}, "VisibilityConfig": SEEN, "LockToken": summary["LockToken"]}
    waf.call("update_web_acl", **named(summary), **block)
    shown = waf.call("get_web_acl", ARN=summary["ARN"])["WebACL"]

    assert (shown["Rules"], shown["DefaultAction"], shown["Capacity"]) == ([], {"Block": {}}, 0)
    assert "Description" not in shown


def test_a_web_acl_that_protects_something_stays(waf: WafAccount) -> None:
    """Until it is disassociated."""
    summary = waf.web_acl()
    waf.call("associate_web_acl", WebACLArn=summary["ARN"], ResourceArn=STAGE)
    refused = waf.refusal("delete_web_acl", **named(summary), LockToken=summary["LockToken"])
    waf.call("disassociate_web_acl", ResourceArn=STAGE)

    assert refused[0] == "WAFAssociatedItemException"
    assert waf.call("delete_web_acl", **named(summary), LockToken=summary["LockToken"]) == {}


def test_what_is_not_enforced_is_refused_by_name(waf: WafAccount) -> None:
    """Unless the server was told to store it; then it is listed."""
    country = rule({"GeoMatchStatement": {"CountryCodes": ["FR"]}})
    code, message = waf.reason(country)
    lenient = WafAccount(allow_unenforced=True)

    assert (code, "the caller's country" in message) == ("BadRequestException", True)
    assert waf.reason(DataProtectionConfig={"DataProtections": [{"Field": {"FieldType": "BODY"}, "Action": "HASH"}]})[
        0
    ] == ("BadRequestException")
    assert lenient.web_acl(country)["Name"] == "shop"


def test_the_default_action_allows_or_blocks(waf: WafAccount) -> None:
    """One of them."""
    assert waf.reason(DefaultAction={"Allow": {}, "Block": {}}) == ("WAFInvalidParameterException", "DEFAULT_ACTION")
    assert waf.reason(DefaultAction={}) == ("WAFInvalidParameterException", "DEFAULT_ACTION")


def test_capacity_has_its_limit(waf: WafAccount) -> None:
    """5,000 units."""
    many = [
        rule(text(TextTransformations=[{"Priority": at, "Type": "LOWERCASE"} for at in range(10)]), f"r{n}")
        for n in range(46)
    ]

    assert waf.reason(*many)[0] == "WAFLimitsExceededException"
