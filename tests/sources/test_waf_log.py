"""Records of a WAF log become calls."""

from typing import Any

import pytest

from gatewright.model.request import Request
from gatewright.model.unknown import UNKNOWN
from gatewright.sources.exchange import WafRecord
from gatewright.sources.waf_log import is_waf_record, waf_record


def record(**more: Any) -> dict[str, Any]:
    """Return a record as WAF writes it."""
    return {
        "timestamp": 1768478400000,
        "webaclId": "arn:acl",
        "terminatingRuleId": "Common",
        "terminatingRuleType": "MANAGED_RULE_GROUP",
        "action": "BLOCK",
        "terminatingRuleMatchDetails": [
            {"conditionType": "XSS", "location": "BODY", "matchedData": ["<", "script"], "matchedFieldName": ""}
        ],
        "ruleGroupList": [
            {"ruleGroupId": "AWS#Common", "terminatingRule": {"ruleId": "XSS_BODY"}},
            {"ruleGroupId": "x"},
        ],
        "httpRequest": {
            "headers": [{"name": "Host", "value": "H.example"}],
            "uri": "/prod/orders",
            "args": "a=1",
            "httpMethod": "POST",
            "requestId": "BE0bQG3XIAMEhsw=",
        },
        "labels": [{"name": "awswaf:xss"}],
        **more,
    }


def test_a_record_tells_the_call_and_the_rule() -> None:
    """Which rule of which group, what it matched, and what was called."""
    found = waf_record(record(), origin="waf.log")

    assert ("POST", "h.example", "/prod/orders", "a=1", 1768478400.0) == (
        found.method,
        found.host,
        found.path,
        found.query,
        found.called_at,
    )
    assert frozenset({"BE0bQG3XIAMEhsw="}) == found.request_ids
    assert found.headers.withheld
    assert found.waf == WafRecord(
        action="BLOCK",
        rule="Common",
        rule_type="MANAGED_RULE_GROUP",
        group="AWS#Common",
        inner_rule="XSS_BODY",
        matched=("XSS in BODY: < script",),
        labels=("awswaf:xss",),
    )


@pytest.mark.parametrize(
    ("more", "status"),
    [({}, 403), ({"responseCodeSent": 406}, 406), ({"responseCodeSent": None}, 403), ({"action": "ALLOW"}, UNKNOWN)],
)
def test_the_status_is_the_one_that_a_block_sent(more: dict, status: object) -> None:
    """A rule may answer otherwise than 403; of what came after an allow the record knows nothing."""
    assert status == waf_record(record(**more), origin="").observation.status


@pytest.mark.parametrize(
    "document", [{"webaclId": "arn", "action": "BLOCK"}, {"httpRequest": {}}, record(httpRequest=None)]
)
def test_other_objects_are_no_records(document: dict) -> None:
    """A record has an ACL, an action and a request."""
    assert not is_waf_record(document)


def test_a_record_may_be_bare() -> None:
    """What it lacks is unknown."""
    found = waf_record({"webaclId": "a", "action": "BLOCK", "httpRequest": {}}, origin="")

    assert (UNKNOWN, UNKNOWN, UNKNOWN, frozenset()) == (found.method, found.host, found.called_at, found.request_ids)


def test_a_record_tells_where_the_call_came_from() -> None:
    """The address that the web ACL saw."""
    told = record()
    told["httpRequest"]["clientIp"] = "192.0.2.7"
    request = waf_record(told, origin="").request

    assert isinstance(request, Request)
    assert "192.0.2.7" == request.peer.source_ip
