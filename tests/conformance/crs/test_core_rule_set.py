"""Requests of the OWASP Core Rule Set's tests, sent to stages behind web ACLs: what AWS WAF's statements make of them.

AWS WAF is not the Core Rule Set. Where that asks libinjection, a statement about SQL injection or cross-site scripting
must say the same; of the rest, AWS's managed groups, as they are rebuilt here, find a part.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.conformance.crs.calls import BLOCKED, Call, calls, statuses
from tests.gatewright_server import Running, running
from tests.server.test_web_acls import Shop, rule, seen

DECODED = [{"Priority": 0, "Type": "URL_DECODE"}]
ANSWER = {"Block": {"CustomResponse": {"ResponseCode": BLOCKED}}}
WHOLE = {"MatchPattern": {"All": {}}, "MatchScope": "VALUE", "OversizeHandling": "CONTINUE"}
FIELDS: tuple[dict[str, Any], ...] = (
    {"QueryString": {}},
    {"AllQueryArguments": {}},
    {"Body": {"OversizeHandling": "CONTINUE"}},
    {"Cookies": WHOLE},
    {"UriPath": {}},
    {"SingleHeader": {"Name": "user-agent"}},
    {"SingleHeader": {"Name": "referer"}},
)
UNFORMED = "942210-31"
GROUPS = {
    "AWSManagedRulesCommonRuleSet": "awswaf:managed:aws:core-rule-set:",
    "AWSManagedRulesSQLiRuleSet": "awswaf:managed:aws:sql-database:",
    "AWSManagedRulesKnownBadInputsRuleSet": "awswaf:managed:aws:known-bad-inputs:",
}


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    """A gateway for these tests alone."""
    with running() as started:
        yield started


def looking(kind: str, **members: Any) -> list[dict[str, Any]]:
    """Return rules that look at each part for one kind of attack."""
    spec = {"TextTransformations": DECODED, **members}
    return [
        rule({f"{kind}Statement": {"FieldToMatch": field, **spec}}, ANSWER, f"r{place}")
        for place, field in enumerate(FIELDS)
    ]


def managed(name: str) -> list[dict[str, Any]]:
    """Return the rules of a managed group; what it labels is answered as the others' finds are."""
    group = {"ManagedRuleGroupStatement": {"VendorName": "AWS", "Name": name}}
    labelled = {"LabelMatchStatement": {"Scope": "NAMESPACE", "Key": GROUPS[name]}}
    counted = {"Name": "group", "Statement": group, "OverrideAction": {"Count": {}}, "VisibilityConfig": seen("group")}
    return [counted, rule(labelled, ANSWER)]


def found(server: Running, rules: list[dict[str, Any]], sent: tuple[Call, ...]) -> dict[str, bool]:
    """Return which requests the rules block, by the names of their tests."""
    host = f"{Shop(server, *rules).api_id}.execute-api.us-east-1.amazonaws.com"
    return {call.test: status == BLOCKED for call, status in statuses(server, host, sent)}


def of(*families: str) -> tuple[Call, ...]:
    """Return the requests of some rules."""
    return tuple(call for call in calls() if call.rule.startswith(families))


@pytest.mark.parametrize(
    ("kind", "asked_of_libinjection", "family"),
    [("SqliMatch", ("942100", "942101"), "942"), ("XssMatch", ("941100", "941101"), "941")],
)
def test_what_libinjection_is_asked_for_is_found(
    server: Running, kind: str, asked_of_libinjection: tuple[str, ...], family: str
) -> None:
    """All of it, and nothing in the requests that must pass."""
    said = found(server, looking(kind), of(family))

    assert [call.test for call in of(*asked_of_libinjection) if call.matches and not said[call.test]] == []
    assert [call.test for call in of(family) if not call.matches and said[call.test]] == []


def test_high_sensitivity_finds_more_sql(server: Running) -> None:
    """And of the requests that must pass one more: its body is no form to the Core Rule Set, and text to AWS WAF."""
    sent = of("942")
    low, high = (found(server, looking("SqliMatch", SensitivityLevel=level), sent) for level in ("LOW", "HIGH"))

    assert all(high[test] for test, blocked in low.items() if blocked)
    assert sum(high.values()) > sum(low.values())
    assert [call.test for call in sent if not call.matches and high[call.test]] == [UNFORMED]


@pytest.mark.parametrize(
    ("name", "family", "least"),
    [
        ("AWSManagedRulesCommonRuleSet", "913", 4),
        ("AWSManagedRulesCommonRuleSet", "930", 6),
        ("AWSManagedRulesCommonRuleSet", "941", 48),
        ("AWSManagedRulesSQLiRuleSet", "942", 71),
        ("AWSManagedRulesKnownBadInputsRuleSet", "944", 11),
    ],
)
def test_managed_groups_find_what_they_are_about(server: Running, name: str, family: str, least: int) -> None:
    """So many at least, for AWS says which parts of a request each rule looks at, and of which patterns it knows."""
    sent = of(family)
    said = found(server, managed(name), sent)

    assert sum(call.matches and said[call.test] for call in sent) >= least
    assert [call.test for call in sent if not call.matches and said[call.test]] in ([], [UNFORMED])
