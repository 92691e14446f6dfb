"""Which stages a web ACL protects."""

from gatewright.services.wafv2.protected import stage_arn, stages_of
from tests.services.account import ACCOUNT, REGION
from tests.services.wafv2.waf_account import STAGE, WafAccount


def test_stages_are_found_by_their_web_acl(waf: WafAccount) -> None:
    """None before it is associated."""
    arn = waf.web_acl()["ARN"]
    with waf.account.store.reading(ACCOUNT, REGION) as documents:
        before = stages_of(documents, arn)
    waf.call("associate_web_acl", WebACLArn=arn, ResourceArn=STAGE)
    with waf.account.store.reading(ACCOUNT, REGION) as documents:
        after = stages_of(documents, arn)

    assert (before, after) == ([], [("pets", "prod")])
    assert stage_arn(waf.account.operation({}), "pets", "prod") == STAGE
