from typing import Any

import pytest

from gatewright.sources.errors import DocumentError
from gatewright.sources.templates.answered import Answered
from gatewright.sources.templates.answered_web_acls import web_acl

ACL = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/acl/1"
SET = "arn:aws:wafv2:eu-west-1:111122223333:regional/ipset/bad/2"
GROUP = "arn:aws:wafv2:eu-west-1:111122223333:regional/rulegroup/g/3"


class Told:
    """Answers of WAF."""

    def __init__(self, *statements: dict[str, Any]) -> None:
        rules = [{"Name": str(number), "Statement": one} for number, one in enumerate(statements)]
        self._answers = {
            ("get_web_acl", ACL): {"WebACL": {"Name": "acl", "ARN": ACL, "Id": "1", "Capacity": 5, "Rules": rules}},
            ("get_ip_set", "bad", "REGIONAL", "2"): {"IPSet": {"Name": "bad", "ARN": SET, "Addresses": []}},
            ("get_rule_group", GROUP): {"RuleGroup": {"Name": "g", "ARN": GROUP, "Capacity": 7, "Rules": []}},
        }

    def get(self, kind: str, *ids: str) -> Any:
        """Return the answer."""
        return self._answers.get((kind, *ids))


def test_a_web_acl_comes_with_what_its_rules_name() -> None:
    """Each once; what AWS draws is not given."""
    statements = (
        {"IPSetReferenceStatement": {"ARN": SET}},
        {"NotStatement": {"Statement": {"IPSetReferenceStatement": {"ARN": SET}}}},
        {"RuleGroupReferenceStatement": {"ARN": GROUP}},
        {"ByteMatchStatement": {"SearchString": "ZXZpbA=="}},
        {"ByteMatchStatement": {"SearchString": "no base64"}},
    )
    found = Answered(Told(*statements))
    name = web_acl(found, ACL)
    rules = found.resources[name]["Properties"]["Rules"]

    assert sorted(found.resources) == sorted([ACL, SET, GROUP])
    assert rules[0]["Statement"] == {"IPSetReferenceStatement": {"ARN": {"Fn::GetAtt": [SET, "Arn"]}}}
    assert [one["Statement"]["ByteMatchStatement"]["SearchString"] for one in rules[3:]] == ["evil", "no base64"]
    assert found.resources[GROUP]["Properties"]["Capacity"] == 7
    assert "Capacity" not in found.resources[ACL]["Properties"]


def test_a_rule_that_names_something_else_is_refused() -> None:
    """Rather than left out."""
    found = Answered(Told({"ManagedRuleSetStatement": {"ARN": "arn:aws:wafv2:x:1:regional/managedruleset/a/b"}}))
    with pytest.raises(DocumentError, match="nothing that the answers could tell"):
        web_acl(found, ACL)
