"""One line of a web ACL's log: AWS WAF's JSON form, filtered and redacted as its logging configuration says.

Restates "Log fields for web ACL traffic" and "Configuring logging for a web ACL", AWS WAF developer guide. AWS writes
credentials as they came unless they are redacted; here they are always masked.
https://docs.aws.amazon.com/waf/latest/developerguide/logging-fields.html
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.waf.inspection import LATIN
from gatewright.aws.waf.verdict import Hit, Verdict
from gatewright.model.call import Call
from gatewright.model.request import Headers
from gatewright.model.unknown import Unknown
from gatewright.model.waf import Header, RateBased
from gatewright.sources.redact import redact_headers, redact_query

Configuration = Mapping[str, Any]
"""A `LoggingConfiguration` as AWS shows it."""

_REDACTED: Final = "REDACTED"
_INJECTIONS: Final = {"SqliMatchStatement": "SQL_INJECTION", "XssMatchStatement": "XSS"}
_SHOWN: Final = frozenset({"UriPath", "QueryString", "AllQueryArguments", "SingleQueryArgument", "Body", "JsonBody"})
"""Parts of which what matched is shown; in the others credentials may stand."""

_LONGEST_MATCH: Final = 100
_MILLISECONDS: Final = 1000


def line(call: Call, arn: str, verdict: Verdict, configuration: Configuration, *, account_id: str) -> dict[str, Any]:
    """Return what is logged of a call."""
    hit = verdict.hit
    response = verdict.action.response
    return {
        "timestamp": int(call.request.received_at * _MILLISECONDS),
        "formatVersion": 1,
        "webaclId": arn,
        "terminatingRuleId": verdict.rule_name,
        "terminatingRuleType": "REGULAR" if hit is None else hit.kind,
        "action": verdict.action.kind.upper(),
        "terminatingRuleMatchDetails": [] if hit is None else _match_details(hit),
        "httpSourceName": "APIGW",
        "httpSourceId": _source(call, account_id),
        "ruleGroupList": [_group(one) for one in (hit, *verdict.counted) if one is not None and one.within is not None],
        "rateBasedRuleList": [] if hit is None or hit.rate is None else [_rate(hit)],
        "nonTerminatingMatchingRules": [
            {"ruleId": one.rule.name, "action": "COUNT", "ruleMatchDetails": _match_details(one)}
            for one in verdict.counted
        ],
        "requestHeadersInserted": [{"name": name, "value": value} for name, value in verdict.inserted] or None,
        "responseCodeSent": None if response is None else response.status,
        "httpRequest": _request(call, _redactions(configuration)),
        **({"labels": [{"name": label} for label in verdict.labels]} if verdict.labels else {}),
    }


def is_kept(verdict: Verdict, configuration: Configuration) -> bool:
    """Tell whether a call is logged: the first filter that it meets says so, or else the default behaviour."""
    found = configuration.get("LoggingFilter")
    if not found:
        return True
    for one in found["Filters"]:
        met = [_meets(verdict, condition) for condition in one["Conditions"]]
        if all(met) if one["Requirement"] == "MEETS_ALL" else any(met):
            return bool(one["Behavior"] == "KEEP")
    return bool(found["DefaultBehavior"] == "KEEP")


def masked(fields: tuple[Header, ...]) -> tuple[Header, ...]:
    """Return header fields, secrets masked."""
    return redact_headers(Headers(fields)).items


def _meets(verdict: Verdict, condition: Mapping[str, Any]) -> bool:
    if "LabelNameCondition" in condition:
        return condition["LabelNameCondition"]["LabelName"] in verdict.labels
    action = condition["ActionCondition"]["Action"]
    if action == "COUNT":
        return bool(verdict.counted)
    if action == "EXCLUDED_AS_COUNT":
        return any(hit.within is not None for hit in verdict.counted)
    return bool(verdict.action.kind.upper() == action)


def _match_details(hit: Hit) -> list[dict[str, Any]]:
    """Return where an injection was found; of other statements AWS tells nothing (documented)."""
    kind = None if hit.matched is None else _INJECTIONS.get(hit.matched.statement)
    if hit.matched is None or kind is None:
        return []
    place = hit.matched.part.partition(" ")[0]
    if place not in _SHOWN:
        return [{"conditionType": kind, "location": place, "matchedData": []}]
    data = hit.matched.value[:_LONGEST_MATCH].decode(LATIN)
    return [{"conditionType": kind, "location": place, "matchedData": [data]}]


def _source(call: Call, account_id: str) -> str:
    api_id = "" if isinstance(call.address, Unknown) else call.address.api_id
    stage = "" if isinstance(call.stage, Unknown) else call.stage.name
    return f"{account_id}:{api_id}:{stage}"


def _group(hit: Hit) -> dict[str, Any]:
    within = "" if hit.within is None else hit.within.name
    ends = hit.action.kind != "Count" and not hit.rule.counts_only
    rule = {"ruleId": within, "action": hit.action.kind.upper(), "ruleMatchDetails": None}
    return {
        "ruleGroupId": hit.group,
        "terminatingRule": rule if ends else None,
        "nonTerminatingMatchingRules": [] if ends else [rule],
        "excludedRules": None,
    }


def _rate(hit: Hit) -> dict[str, Any]:
    rate = hit.rate
    assert rate is not None  # of a rate-based rule
    return {
        "rateBasedRuleName": hit.rule.name,
        "limitKey": _limit_key(hit),
        "maxRateAllowed": rate.limit,
        "evaluationWindowSec": str(rate.window),
    }


def _limit_key(hit: Hit) -> str:
    statement = (hit.within or hit.rule).statement
    kinds = [key.kind for key in statement.keys] if isinstance(statement, RateBased) else []
    if not kinds:
        return "CONSTANT"
    return {"IP": "IP", "ForwardedIP": "FORWARDEDIP"}.get(kinds[0], "CUSTOMKEYS") if len(kinds) == 1 else "CUSTOMKEYS"


def _request(call: Call, redacted: frozenset[str]) -> dict[str, Any]:
    request = call.request
    source = request.peer.source_ip
    return {
        "clientIp": "-" if isinstance(source, Unknown) else source,
        "country": "-",
        "headers": [
            {"name": name, "value": _REDACTED if f"SingleHeader {name.lower()}" in redacted else value}
            for name, value in masked(request.headers.items)
        ],
        "uri": _REDACTED if "UriPath" in redacted else call.public_path,
        "args": _REDACTED if "QueryString" in redacted else redact_query(request.query),
        "httpVersion": request.protocol,
        "httpMethod": _REDACTED if "Method" in redacted else request.method,
        # Documented by an example of such a log ("Ed0AiHF_CGYF-DA="): what answers call x-amz-apigw-id.
        "requestId": request.extended_request_id,
    }


def _redactions(configuration: Configuration) -> frozenset[str]:
    fields = [next(iter(field.items())) for field in configuration.get("RedactedFields") or ()]
    return frozenset(f"{kind} {spec['Name'].lower()}" if "Name" in spec else kind for kind, spec in fields)
