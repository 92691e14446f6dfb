"""Web ACLs from AWS's answers."""

from dataclasses import replace
from typing import Any

from gatewright.configuration.build import build
from gatewright.configuration.waf import rule_group, web_acl, web_acls
from gatewright.model.api import Api
from gatewright.model.listing import Listing
from gatewright.model.message import Message
from gatewright.model.stage import Stage
from gatewright.model.unknown import UNKNOWN, Missing, Unknown
from gatewright.model.waf import Action, RuleGroup, WebAcl
from tests.aws.waf.asking import ARN, Answers, acl, rule, text
from tests.casebook import world

GROUP_ARN = "arn:aws:wafv2:eu-west-1:111122223333:regional/rulegroup/bots/1"


class Refuses:
    """Documents that nobody may read."""

    def get(self, kind: str, *ids: str) -> Unknown:
        """Return that it may not be read."""
        return Unknown((Missing(subject=f"{kind}{ids}", what=Message("it")),))


def test_a_web_acl_is_read_with_its_rules_in_order() -> None:
    """The first by priority is the first."""
    found = acl(rule("late", text("a"), Priority=7), rule("early", text("b"), Priority=3), DefaultAction={"Block": {}})

    assert [one.name for one in found.rules] == ["early", "late"]
    assert (found.default, found.arn, found.body_limit) == (Action(kind="Block"), ARN, 16_384)
    assert found.label_namespace == "awswaf:111122223333:webacl:shop:"


def test_what_is_not_known_is_not_guessed() -> None:
    """A statement or an action of tomorrow makes the whole unknown."""
    told: dict[str, Any] = {"Name": "shop", "ARN": ARN, "DefaultAction": {"Allow": {}}}
    odd = [{"Name": "r", "Priority": 0, "Statement": {"TomorrowStatement": {}}, "Action": {"Block": {}}}]
    sold = [{"Name": "r", "Priority": 0, **rule("r", text("a"), "Monetize")}]

    for rules in (odd, sold):
        assert web_acl(Answers(get_web_acl={"WebACL": {**told, "Rules": rules}}), ARN) is UNKNOWN
    assert rule_group(Answers(get_rule_group={"RuleGroup": {"Name": "g", "Rules": odd}}), GROUP_ARN) is UNKNOWN


def test_a_group_is_read_by_its_arn() -> None:
    """There, not there, or not told."""
    found = rule_group(Answers(get_rule_group={"RuleGroup": {"Name": "bots", "Rules": []}}), GROUP_ARN)
    assert isinstance(found, RuleGroup)

    assert found.label_namespace == "awswaf:111122223333:rulegroup:bots:"
    assert rule_group(Answers(), GROUP_ARN) is None
    assert isinstance(rule_group(Refuses(), GROUP_ARN), Unknown)


def test_the_web_acls_of_stages_are_read() -> None:
    """And no others; one that may not be read says why."""
    stage = Stage(name="prod", web_acl_arn=ARN)
    api = Api(id="a", stages=Listing({"prod": stage, "beta": replace(stage, name="beta", web_acl_arn=None)}))
    refused = web_acls(Refuses(), [api]).get(ARN)
    none = web_acls(Answers(), [api])

    assert isinstance(refused, Unknown)
    assert refused.missing[0].subject == f"get_web_acl('{ARN}',)"
    assert none.get(ARN) is None
    assert none.get("another") is UNKNOWN


def test_the_configuration_holds_them() -> None:
    """By ARN."""
    known = world("pets", {"web ACL of prod": {"Rules": []}})
    found = build(known, account_id=UNKNOWN, region=UNKNOWN).web_acls.get(ARN)

    assert isinstance(found, WebAcl)
