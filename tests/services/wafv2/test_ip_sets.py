"""IP sets."""

import pytest

from tests.services.wafv2.waf_account import WafAccount, named, refers


def test_addresses_are_kept_as_they_were_given(waf: WafAccount) -> None:
    """Twice the same is once."""
    summary = waf.ip_set("192.0.2.0/24", "198.51.100.7/32", "192.0.2.0/24")
    shown = waf.call("get_ip_set", **named(summary))["IPSet"]

    assert shown["Addresses"] == ["192.0.2.0/24", "198.51.100.7/32"]
    assert (shown["IPAddressVersion"], shown["Name"], shown["ARN"]) == ("IPV4", "office", summary["ARN"])


@pytest.mark.parametrize("address", ["1.2.3", "1.2.3.4", "0.0.0.0/0", "2001:db8::/32", "1.2.3.4/33", "office"])
def test_what_is_no_range_of_the_family_is_refused(waf: WafAccount, address: str) -> None:
    """In AWS's words."""
    params = {"Name": "n", "Scope": "REGIONAL", "IPAddressVersion": "IPV4", "Addresses": [address]}
    message = (
        f"Error reason: The parameter contains formatting that is not valid., field: IP_ADDRESS, parameter: {address}"
    )

    assert waf.refusal("create_ip_set", **params) == ("WAFInvalidParameterException", message)


def test_a_set_that_a_rule_refers_to_stays(waf: WafAccount) -> None:
    """Until the rule is gone."""
    summary = waf.ip_set()
    waf.web_acl(refers(summary["ARN"]))
    refused = waf.refusal("delete_ip_set", **named(summary), LockToken=summary["LockToken"])

    assert refused[0] == "WAFAssociatedItemException"


def test_there_may_be_ten_thousand_addresses(waf: WafAccount) -> None:
    """And not one more."""
    many = [f"10.{number // 250}.{number % 250}.0/24" for number in range(10_001)]
    params = {"Name": "n", "Scope": "REGIONAL", "IPAddressVersion": "IPV4", "Addresses": many}

    assert waf.refusal("create_ip_set", **params)[0] == "WAFLimitsExceededException"
