"""One line of a web ACL's log."""

import json
from dataclasses import replace
from typing import Any

import pytest

from gatewright.aws.waf.verdict import Verdict
from gatewright.checks.waf.check import inspected
from gatewright.gateway.web_acl_log import is_kept, line
from gatewright.model.call import Call
from gatewright.model.request import Headers, Peer
from tests.checks.presence import known
from tests.checks.waf.test_check import ARN, PLAIN, of_path, protected, rule

SQL = {"SqliMatchStatement": {"FieldToMatch": {"AllQueryArguments": {}}, "TextTransformations": PLAIN}}
COUNT = {**rule(of_path(), Count={}), "Name": "c", "RuleLabels": [{"Name": "seen"}]}


def called(*rules: dict[str, Any], query: str = "") -> tuple[Call, Verdict]:
    """Return a call with a secret, and what a web ACL says of it."""
    call = known(change=protected(*rules))
    fields = Headers((("Host", "h"), ("Authorization", "Bearer topsecret"), ("x-a", "b")))
    request = replace(call.request, headers=fields, query=query, peer=Peer(source_ip="192.0.2.7"))
    call = replace(call, request=replace(request, request_id="0f0e", extended_request_id="BE0bQG3XIAMEhsw="))
    verdict = inspected(call)
    assert isinstance(verdict, Verdict)
    return call, verdict


def logged(*rules: dict[str, Any], query: str = "", **configuration: Any) -> dict[str, Any]:
    """Return what is logged of it."""
    call, verdict = called(*rules, query=query)
    return line(call, ARN, verdict, configuration, account_id="111122223333")


def test_what_no_rule_ends_is_told_to_end_by_the_default_action() -> None:
    """Which is a rule by name."""
    told = logged({**COUNT}, {**rule(SQL), "Name": "sql"}, query="id=1")

    assert (told["terminatingRuleId"], told["terminatingRuleType"], told["action"]) == (
        "Default_Action",
        "REGULAR",
        "ALLOW",
    )


def test_a_blocked_call_is_told_in_aws_s_form() -> None:
    """With the rule and the request; libinjection's library takes this value, undecoded, for an attack (`1c`), too."""
    told = logged({**COUNT}, {**rule(SQL), "Name": "sql"}, query="id=1%27+OR+1=1--&b='%20or%201=1")

    assert (told["formatVersion"], told["webaclId"], told["httpSourceName"]) == (1, ARN, "APIGW")
    assert (told["terminatingRuleId"], told["terminatingRuleType"], told["action"]) == ("sql", "REGULAR", "BLOCK")
    assert told["httpSourceId"] == "111122223333:a1b2c3d4e5:prod"
    assert told["nonTerminatingMatchingRules"] == [{"ruleId": "c", "action": "COUNT", "ruleMatchDetails": []}]
    assert told["labels"] == [{"name": "awswaf:111122223333:webacl:shop:seen"}]
    assert told["httpRequest"]["uri"] == "/prod/pets"
    assert told["httpRequest"]["clientIp"] == "192.0.2.7"
    assert told["httpRequest"]["requestId"] == "BE0bQG3XIAMEhsw="


def test_an_injection_is_told_where_it_was_found() -> None:
    """Kind, place and what matched."""
    told = logged({**rule(SQL), "Name": "sql"}, query="id=1 OR 1=1")

    assert (told["terminatingRuleId"], told["action"]) == ("sql", "BLOCK")
    assert told["terminatingRuleMatchDetails"] == [
        {"conditionType": "SQL_INJECTION", "location": "AllQueryArguments", "matchedData": ["1 OR 1=1"]}
    ]


def test_no_secret_is_logged() -> None:
    """Though AWS would."""
    assert "topsecret" not in json.dumps(logged())


def test_what_is_redacted_is_not_told() -> None:
    """The parts that a configuration names."""
    fields = [{"UriPath": {}}, {"QueryString": {}}, {"Method": {}}, {"SingleHeader": {"Name": "X-A"}}]
    told = logged(query="a=b", RedactedFields=fields)["httpRequest"]

    assert (told["uri"], told["args"], told["httpMethod"]) == ("REDACTED", "REDACTED", "REDACTED")
    assert {"name": "x-a", "value": "REDACTED"} in told["headers"]


def filtering(default: str, *filters: tuple[str, str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Return a logging configuration with a filter."""
    made = [{"Behavior": keep, "Requirement": how, "Conditions": conditions} for keep, how, conditions in filters]
    return {"LoggingFilter": {"DefaultBehavior": default, "Filters": made}}


BLOCKED = {"ActionCondition": {"Action": "BLOCK"}}
COUNTED = {"ActionCondition": {"Action": "COUNT"}}
LABELLED = {"LabelNameCondition": {"LabelName": "awswaf:111122223333:webacl:shop:seen"}}


@pytest.mark.parametrize(
    ("configuration", "kept"),
    [
        ({}, True),
        (filtering("DROP", ("KEEP", "MEETS_ANY", [BLOCKED])), False),
        (filtering("DROP", ("KEEP", "MEETS_ANY", [BLOCKED, COUNTED])), True),
        (filtering("DROP", ("KEEP", "MEETS_ALL", [BLOCKED, COUNTED])), False),
        (filtering("KEEP", ("DROP", "MEETS_ALL", [LABELLED])), False),
        (filtering("KEEP", ("KEEP", "MEETS_ALL", [COUNTED]), ("DROP", "MEETS_ALL", [LABELLED])), True),
        (filtering("DROP", ("KEEP", "MEETS_ANY", [{"ActionCondition": {"Action": "EXCLUDED_AS_COUNT"}}])), False),
    ],
)
def test_the_first_filter_that_is_met_decides(configuration: dict[str, Any], kept: bool) -> None:
    """Of a call that was allowed, counted and labelled."""
    assert is_kept(called(COUNT)[1], configuration) is kept


def test_a_rate_based_rule_tells_its_limit() -> None:
    """And by what it counts."""
    by_rate = {"RateBasedStatement": {"Limit": 10, "AggregateKeyType": "IP"}}
    call, _ = _rated(by_rate)
    verdict = inspected(call)
    assert isinstance(verdict, Verdict)
    told = line(call, ARN, verdict, {}, account_id="111122223333")

    assert told["terminatingRuleType"] == "RATE_BASED"
    assert told["rateBasedRuleList"] == [
        {"rateBasedRuleName": "r", "limitKey": "IP", "maxRateAllowed": 10, "evaluationWindowSec": "300"}
    ]


def _rated(by_rate: dict[str, Any]) -> tuple[Call, Any]:
    call = known(change=protected(rule(by_rate)))
    call = replace(call, answers={}, request=replace(call.request, peer=Peer(source_ip="192.0.2.7")))
    question: Any = inspected(call)
    return call.answered(question, False), question
