"""Records of a WAF log become the calls that a web ACL did not let through.

"Log fields for web ACL traffic", AWS WAF developer guide: https://docs.aws.amazon.com/waf/latest/developerguide/logging-fields.html
A record that lets the call through is evidence too, when it can be joined with the refusal by its request id.
"""

from collections.abc import Mapping
from typing import Any

from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.exchange import Exchange, WafRecord
from gatewright.sources.http_text import host_name

_MILLISECONDS = 1000


def is_waf_record(document: Mapping[str, Any]) -> bool:
    """Tell whether a JSON object is a record of a WAF log."""
    return "webaclId" in document and isinstance(document.get("httpRequest"), Mapping) and "action" in document


def waf_record(document: Mapping[str, Any], *, origin: str) -> Exchange:
    """Return the call of one record."""
    request = document["httpRequest"]
    headers = _headers(request.get("headers"))
    host = headers.get("host")
    request_id = request.get("requestId")
    return Exchange(
        observation=Observation(status=_status(document)),
        method=_text(request, "httpMethod"),
        host=host_name(host) if isinstance(host, str) else UNKNOWN,
        path=_text(request, "uri"),
        query=str(request.get("args") or ""),
        headers=headers,
        called_at=_moment(document.get("timestamp")),
        request_ids=frozenset({request_id} if isinstance(request_id, str) and request_id else ()),
        waf=_record(document, str(request.get("clientIp") or "")),
        from_log=True,
        origin=origin,
    )


def _record(document: Mapping[str, Any], client_ip: str) -> WafRecord:
    group, inner = _inner_rule(document)
    matched = tuple(_match(each) for each in _listed(document, "terminatingRuleMatchDetails"))
    return WafRecord(
        action=str(document.get("action", "")),
        rule=str(document.get("terminatingRuleId", "")),
        rule_type=str(document.get("terminatingRuleType", "")),
        group=group,
        inner_rule=inner,
        matched=matched,
        labels=tuple(str(each.get("name", "")) for each in _listed(document, "labels")),
        client_ip=client_ip,
    )


def _inner_rule(document: Mapping[str, Any]) -> tuple[str, str]:
    """Return the rule group, and the rule of it, that ended the evaluation; empty where none did."""
    for group in _listed(document, "ruleGroupList"):
        rule = group.get("terminatingRule")
        if isinstance(rule, Mapping):
            return str(group.get("ruleGroupId", "")), str(rule.get("ruleId", ""))
    return "", ""


def _match(details: Mapping[str, Any]) -> str:
    """Return what matched, on one line: `XSS in BODY: <script`."""
    where = details.get("matchedFieldName") or details.get("location")
    data = details.get("matchedData")
    text = f"{details.get('conditionType', '')} in {where}" if where else str(details.get("conditionType", ""))
    return f"{text}: {' '.join(map(str, data))}" if isinstance(data, list) and data else text


def _listed(document: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = document.get(name)
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def _status(document: Mapping[str, Any]) -> int | Unknown:
    """Return the status that a block sent: its own, else 403; nothing is known of what came after an allow."""
    sent = document.get("responseCodeSent")
    if isinstance(sent, int) and not isinstance(sent, bool):
        return sent
    return 403 if document.get("action") == "BLOCK" else UNKNOWN


def _headers(listed: object) -> Headers:
    if not isinstance(listed, list):
        return Headers(withheld=True)
    items = tuple(
        (str(each.get("name", "")), str(each.get("value", "")))
        for each in listed
        if isinstance(each, Mapping) and each.get("name")
    )
    # Fields may be redacted by the log's settings, and are cut where there are many.
    return Headers(items, withheld=True)


def _text(request: Mapping[str, Any], name: str) -> str | Unknown:
    value = request.get(name)
    return value if isinstance(value, str) and value else UNKNOWN


def _moment(value: object) -> float | Unknown:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value) / _MILLISECONDS
    return UNKNOWN
