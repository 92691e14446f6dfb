"""What rules refer to."""

from gatewright.services.wafv2.usage import referred_to
from tests.services.account import ACCOUNT, REGION
from tests.services.wafv2.waf_account import WafAccount, refers


def test_a_reference_is_found_in_any_rule(waf: WafAccount) -> None:
    """Of a web ACL or of a group."""
    used, unused = waf.ip_set(name="used"), waf.ip_set(name="unused")
    waf.web_acl(refers(used["ARN"]))

    with waf.account.store.reading(ACCOUNT, REGION) as documents:
        assert [referred_to(documents, one["ARN"]) for one in (used, unused)] == [True, False]
