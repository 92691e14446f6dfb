"""What the four kinds of things have in common, shown with IP sets."""

import re

from tests.services.account import ACCOUNT, REGION
from tests.services.wafv2.waf_account import WafAccount, named

UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"


def test_a_summary_has_what_names_it(waf: WafAccount) -> None:
    """Id and lock token are UUIDs; the ARN holds name and id."""
    summary = waf.ip_set("192.0.2.0/24")

    assert summary["ARN"] == f"arn:aws:wafv2:{REGION}:{ACCOUNT}:regional/ipset/office/{summary['Id']}"
    assert re.fullmatch(UUID, summary["Id"])
    assert re.fullmatch(UUID, summary["LockToken"])
    assert (summary["Name"], summary["Description"]) == ("office", "")


def test_a_name_is_taken_once(waf: WafAccount) -> None:
    """In a scope."""
    waf.ip_set()
    params = {"Name": "office", "Scope": "REGIONAL", "IPAddressVersion": "IPV4", "Addresses": []}

    assert waf.refusal("create_ip_set", **params)[0] == "WAFDuplicateItemException"


def test_things_of_cloudfront_live_in_us_east_1(waf: WafAccount) -> None:
    """In any other region the scope is refused."""
    params = {"Name": "office", "Scope": "CLOUDFRONT", "IPAddressVersion": "IPV4", "Addresses": []}
    code, message = waf.refusal("create_ip_set", **params)

    assert (code, "field: SCOPE_VALUE, parameter: CLOUDFRONT" in message) == ("WAFInvalidParameterException", True)


def test_what_is_not_there_is_not_found(waf: WafAccount) -> None:
    """By id, and by the name that belongs to it."""
    summary = waf.ip_set()
    wrong = {"Name": "other", "Scope": "REGIONAL", "Id": summary["Id"]}

    assert waf.refusal("get_ip_set", **wrong)[0] == "WAFNonexistentItemException"
    assert waf.refusal("get_web_acl", Name="n", Scope="REGIONAL", Id=summary["Id"])[0] == "WAFNonexistentItemException"
    assert waf.refusal("get_web_acl", Name="n")[0] == "WAFInvalidParameterException"


def test_whoever_is_late_is_refused(waf: WafAccount) -> None:
    """Each update gives the next lock token; the one before is worth nothing."""
    summary = waf.ip_set()
    following = waf.call("update_ip_set", **named(summary), Addresses=["192.0.2.0/24"], LockToken=summary["LockToken"])
    late = waf.refusal("update_ip_set", **named(summary), Addresses=[], LockToken=summary["LockToken"])
    later = waf.refusal("delete_ip_set", **named(summary), LockToken=summary["LockToken"])
    now = waf.call("get_ip_set", **named(summary))

    assert (late[0], later[0]) == ("WAFOptimisticLockException", "WAFOptimisticLockException")
    assert (now["LockToken"], now["IPSet"]["Addresses"]) == (following["NextLockToken"], ["192.0.2.0/24"])
    assert waf.call("delete_ip_set", **named(summary), LockToken=now["LockToken"]) == {}
    assert waf.refusal("get_ip_set", **named(summary))[0] == "WAFNonexistentItemException"


def test_listings_come_in_pages(waf: WafAccount) -> None:
    """`NextMarker` leads on, and a made-up one nowhere."""
    for name in ("a", "b", "c"):
        waf.ip_set(name=name)
    first = waf.call("list_ip_sets", Scope="REGIONAL", Limit=2)
    second = waf.call("list_ip_sets", Scope="REGIONAL", Limit=2, NextMarker=first["NextMarker"])

    assert [[one["Name"] for one in page["IPSets"]] for page in (first, second)] == [["a", "b"], ["c"]]
    assert "NextMarker" not in second
    assert waf.refusal("list_ip_sets", Scope="REGIONAL", NextMarker="!")[0] == "WAFInvalidParameterException"


def test_there_may_be_so_many(waf: WafAccount) -> None:
    """Ten regex pattern sets."""
    params = {"Scope": "REGIONAL", "RegularExpressionList": [{"RegexString": "a"}]}
    for number in range(10):
        waf.call("create_regex_pattern_set", Name=f"s{number}", **params)

    assert waf.refusal("create_regex_pattern_set", Name="one-more", **params)[0] == "WAFLimitsExceededException"
