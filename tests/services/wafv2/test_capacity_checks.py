"""What rules would cost."""

from tests.services.wafv2.waf_account import SEEN, WafAccount, rule, text


def test_rules_are_added_up(waf: WafAccount) -> None:
    """And checked as those of a web ACL."""
    rules = [{"Priority": at, "VisibilityConfig": SEEN, **rule(name=f"r{at}")} for at in range(3)]
    broken = [{"Priority": 0, "VisibilityConfig": SEEN, **rule(text(b""))}]

    assert waf.call("check_capacity", Scope="REGIONAL", Rules=rules) == {"Capacity": 30}
    assert waf.refusal("check_capacity", Scope="REGIONAL", Rules=broken)[0] == "WAFInvalidParameterException"
