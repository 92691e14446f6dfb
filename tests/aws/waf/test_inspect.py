"""A web ACL over a request."""

from dataclasses import replace
from typing import Any

import pytest
from botocore.session import get_session

from gatewright.aws.waf.verdict import Undecided, Verdict
from gatewright.configuration import waf_statements
from gatewright.model.request import Request
from gatewright.model.waf import WebAcl
from tests.aws.waf.asking import CONTEXT, acl, looks, request, result, rule, text

GROUP_ARN = "arn:aws:wafv2:eu-west-1:111122223333:regional/rulegroup/bots/1"
COUNTRY = {"GeoMatchStatement": {"CountryCodes": ["FR"]}}


def verdict(of: WebAcl, asked: Request) -> Verdict:
    """Return the verdict, which there must be."""
    said = result(of, asked)
    assert isinstance(said, Verdict)
    return said


def group(*rules: dict[str, object]) -> dict[str, dict[str, object]]:
    """Return the answers that hold a rule group."""
    placed = [{"Priority": at, **one} for at, one in enumerate(rules)]
    return {"get_rule_group": {"RuleGroup": {"Name": "bots", "ARN": GROUP_ARN, "Rules": placed}}}


def refers(override: str = "None", **members: Any) -> dict[str, object]:
    """Return a rule that refers to the group."""
    found = {"RuleGroupReferenceStatement": {"ARN": GROUP_ARN, **members}}
    return {"Name": "group", "Statement": found, "OverrideAction": {override: {}}}


@pytest.mark.parametrize(
    ("actions", "rule_name", "action"),
    [
        (("Block",), "rule-0", "Block"),
        (("Allow", "Block"), "rule-0", "Allow"),
        (("Count", "Block"), "rule-1", "Block"),
        (("Count", "Captcha"), "rule-1", "Captcha"),
        (("Count",), "Default_Action", "Allow"),
        ((), "Default_Action", "Allow"),
    ],
)
def test_the_first_that_ends_it_decides(actions: tuple[str, ...], rule_name: str, action: str) -> None:
    """Count goes on; the default action is last."""
    said = verdict(acl(*(rule(f"rule-{at}", text("a"), one) for at, one in enumerate(actions))), request(query="a"))

    assert (said.rule_name, said.action.kind) == (rule_name, action)


def test_priority_is_the_order() -> None:
    """Not the place in the list."""
    of = acl(rule("late", text("a"), "Allow", Priority=9), rule("early", text("a"), "Block", Priority=1))

    assert verdict(of, request(query="a")).rule_name == "early"


def test_labels_reach_later_rules_only() -> None:
    """By their full names in the verdict."""
    label = {"LabelMatchStatement": {"Scope": "LABEL", "Key": "seen"}}
    look, act = rule("look", text("a"), "Count", RuleLabels=[{"Name": "ns:seen"}]), rule("act", label)

    assert verdict(acl(look, act), request(query="a")).rule_name == "act"
    assert verdict(acl(act, look), request(query="a")).rule_name == "Default_Action"
    assert verdict(acl(act, look), request(query="a")).labels == (f"{CONTEXT}ns:seen",)


def test_counted_rules_and_their_headers_are_told() -> None:
    """An admitted request carries the headers of every rule that inserts some."""
    count = {"Count": {"CustomRequestHandling": {"InsertHeaders": [{"Name": "one", "Value": "1"}]}}}
    allow = {"Allow": {"CustomRequestHandling": {"InsertHeaders": [{"Name": "two", "Value": "2"}]}}}
    said = verdict(acl(rule("c", text("a"), count), rule("a", text("a"), allow)), request(query="a"))
    default = verdict(acl(DefaultAction=allow), request())

    assert [hit.rule.name for hit in said.counted] == ["c"]
    assert said.inserted == (("x-amzn-waf-one", "1"), ("x-amzn-waf-two", "2"))
    assert default.inserted == (("x-amzn-waf-two", "2"),)


def test_a_custom_response_comes_with_its_body() -> None:
    """Named by its key."""
    custom = {"ResponseCode": 418, "CustomResponseBodyKey": "t", "ResponseHeaders": [{"Name": "x-tea", "Value": "g"}]}
    bodies = {"t": {"ContentType": "TEXT_PLAIN", "Content": "short"}}
    of = acl(rule("r", text("a"), {"Block": {"CustomResponse": custom}}), CustomResponseBodies=bodies)
    response = verdict(of, request(query="a")).action.response
    assert response is not None

    assert (response.status, response.content_type, response.body) == (418, "text/plain", b"short")
    assert response.headers == (("x-tea", "g"),)


def test_a_group_ends_it_with_its_rules_action() -> None:
    """Both rules are told; what the group labels has its own prefix."""
    of = acl(refers(), documents=group(rule("bad", text("a"), RuleLabels=[{"Name": "l"}])))
    said = verdict(of, request(query="a"))
    assert said.hit is not None
    assert said.hit.within is not None

    assert (said.rule_name, said.hit.within.name, said.hit.group, said.hit.kind) == ("group", "bad", GROUP_ARN, "GROUP")
    assert said.labels == ("awswaf:111122223333:rulegroup:bots:l",)


def test_a_group_that_counts_goes_on_behind_it() -> None:
    """What it would have ended is counted, and its later rules do not run (documented)."""
    rules = (rule("one", text("a"), RuleLabels=[{"Name": "l"}]), rule("two", text("a"), RuleLabels=[{"Name": "m"}]))
    said = verdict(acl(refers("Count"), documents=group(*rules)), request(query="a"))

    assert (said.allows, [hit.within.name for hit in said.counted if hit.within], len(said.labels)) == (
        True,
        ["one"],
        1,
    )


@pytest.mark.parametrize(
    ("members", "action"),
    [
        ({}, "Block"),
        ({"ExcludedRules": [{"Name": "bad"}]}, "Allow"),
        ({"RuleActionOverrides": [{"Name": "bad", "ActionToUse": {"Challenge": {}}}]}, "Challenge"),
        ({"RuleActionOverrides": [{"Name": "other", "ActionToUse": {"Count": {}}}]}, "Block"),
    ],
)
def test_single_rules_of_a_group_are_overridden(members: dict[str, Any], action: str) -> None:
    """Excluded rules count."""
    of = acl(refers(**members), documents=group(rule("bad", text("a"))))

    assert verdict(of, request(query="a")).action.kind == action


def test_what_nobody_told_leaves_every_verdict_open() -> None:
    """In the order of the rules, the one behind them last."""
    said = result(acl(rule("geo", COUNTRY), rule("text", text("a"))), request(query="a"))
    assert isinstance(said, Undecided)

    assert [one.rule_name for one in said.may] == ["geo", "text"]
    assert [gap.subject for gap in said.missing] == ["request.country"]


def test_what_makes_no_difference_leaves_it_decided() -> None:
    """A rule that may allow what is allowed anyway, one that only counts, one behind the end."""
    rules = (rule("geo", COUNTRY, "Allow"), rule("count", COUNTRY, "Count"))

    assert verdict(acl(*rules), request()).allows
    assert verdict(acl(rule("text", text("a")), rule("geo", COUNTRY)), request(query="a")).rule_name == "text"


def test_a_group_that_nobody_told_may_do_anything() -> None:
    """Block, allow, and label."""
    label = {"LabelMatchStatement": {"Scope": "LABEL", "Key": "any"}}
    said = result(acl(refers(), rule("label", label)), request())
    counting = result(acl(refers("Count"), rule("label", label)), request())
    assert isinstance(said, Undecided)
    assert isinstance(counting, Undecided)

    assert [one.action.kind for one in said.may] == ["Block", "Allow", "Block", "Allow"]
    assert [one.rule_name for one in counting.may] == ["label", "Default_Action"]


def test_the_body_limit_is_the_web_acls() -> None:
    """Up to 64 KB by configuration."""
    limits = {"RequestBody": {"API_GATEWAY": {"DefaultSizeInspectionLimit": "KB_32"}}}
    body = looks("SizeConstraint", {"Body": {"OversizeHandling": "MATCH"}}, ComparisonOperator="GT", Size=1_000_000)
    asked = request(body=b"x" * 20_000)

    assert verdict(acl(rule("r", body)), asked).rule_name == "r"
    assert verdict(acl(rule("r", body), AssociationConfig=limits), asked).allows


def test_whoever_asks_again_gets_the_same() -> None:
    """The last result is kept for the same request and answers, and for no other."""
    of, asked = acl(rule("r", text("a"))), request(query="a")
    answers: dict[Any, Any] = {}
    first = result(of, asked, answers)

    assert result(of, asked, answers) is first
    assert verdict(of, replace(asked, query="b")).allows


def test_every_statement_of_the_model_is_known() -> None:
    """All sixteen are read."""
    assert set(get_session().get_service_model("wafv2").shape_for("Statement").members) == set(waf_statements._MAKE)
