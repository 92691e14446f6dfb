from typing import Any

from gatewright.gateway.enforced_rules import EnforcedRules
from gatewright.gateway.snapshot import Snapshots
from tests.services.account import ACCOUNT, REGION, Account

SEEN = {"SampledRequestsEnabled": False, "CloudWatchMetricsEnabled": False, "MetricName": "m"}


def managed(priority: int, name: str) -> dict[str, Any]:
    """Return a rule of a managed rule group."""
    return {
        "Name": name,
        "Priority": priority,
        "OverrideAction": {"None": {}},
        "Statement": {"ManagedRuleGroupStatement": {"VendorName": "AWS", "Name": name}},
        "VisibilityConfig": SEEN,
    }


RULES = [managed(0, "AWSManagedRulesBotControlRuleSet"), managed(1, "AWSManagedRulesCommonRuleSet")]


def protected() -> tuple[Account, str]:
    """Return an account with a stage and a web ACL, of whose rules one is not enforced."""
    account = Account(allow_unenforced=True)
    api = account.call("create_rest_api", name="a")["id"]
    (root,) = account.call("get_resources", restApiId=api)["items"]
    place = {"restApiId": api, "resourceId": root["id"], "httpMethod": "GET"}
    account.call("put_method", **place, authorizationType="NONE")
    account.call("put_integration", **place, type="MOCK")
    account.call("create_deployment", restApiId=api, stageName="dev")
    asked = {"Name": "x", "Scope": "REGIONAL", "DefaultAction": {"Allow": {}}, "VisibilityConfig": SEEN}
    made = account.call("create_web_acl", service="wafv2", **asked, Rules=RULES)["Summary"]
    stage = f"arn:aws:apigateway:{REGION}::/restapis/{api}/stages/dev"
    account.call("associate_web_acl", service="wafv2", WebACLArn=made["ARN"], ResourceArn=stage)
    return account, made["ARN"]


def test_rules_that_are_not_enforced_are_left_out() -> None:
    """Those beside them are not; other answers stay as they are."""
    account, arn = protected()
    with account.store.reading(ACCOUNT, REGION) as documents:
        answers = EnforcedRules(documents)
        rules = (answers.get("get_web_acl", arn) or {})["WebACL"]["Rules"]

        assert ["AWSManagedRulesCommonRuleSet"] == [one["Name"] for one in rules]
        assert answers.get("get_web_acl", f"{arn}0") is None
        assert answers.get("get_rest_api", "none") is None


def test_only_a_server_that_allows_it_leaves_them_out() -> None:
    """Any other takes them for unknown, and lets nobody in for that."""
    account, arn = protected()
    for allowed, count in ((True, 1), (False, 2)):
        snapshots = Snapshots(account.store, ACCOUNT, allow_unenforced=allowed)
        snapshots.refresh()
        acl = snapshots.current.configurations[REGION].web_acls.items[arn]

        assert acl is not None
        assert count == len(acl.rules)
