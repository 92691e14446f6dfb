"""Samples of what rules matched."""

from datetime import UTC, datetime

from tests.services.account import NOW
from tests.services.wafv2.waf_account import WafAccount


def test_without_a_data_plane_nothing_is_sampled(waf: WafAccount) -> None:
    """That is said; a web ACL that is not there is missed first. With one, `tests/server` shows what comes."""
    window = {"StartTime": datetime.fromtimestamp(NOW - 60, UTC), "EndTime": datetime.fromtimestamp(NOW, UTC)}
    asked = {"RuleMetricName": "m", "Scope": "REGIONAL", "TimeWindow": window, "MaxItems": 5}
    arn = waf.web_acl()["ARN"]

    assert waf.refusal("get_sampled_requests", WebAclArn=arn, **asked)[0] == "NotImplementedException"
    assert waf.refusal("get_sampled_requests", WebAclArn=arn[:-1] + "x", **asked)[0] == "WAFNonexistentItemException"
