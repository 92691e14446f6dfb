"""
A refusal in words, or in a form, that API Gateway does not write by itself: a backend's, or another service's.

API Gateway's own answers hold `message` alone (`connectionId` and `requestId` over a WebSocket). Frameworks behind it
write a status, a code or a path beside it (recorded in public threads of 2018 to 2025: NestJS, Spring, Express). But
a gateway response can be customised to look like one of them, so its causes are kept.
"""

import json
from typing import Final

from gatewright.checks.edge import other_service, proxy_refused
from gatewright.checks.integration import refused
from gatewright.doctor.answer_text import error_type_of, is_of_many, message_of
from gatewright.doctor.diagnosis import Finding, Suspect
from gatewright.doctor.hidden import PREFLIGHT, is_hidden
from gatewright.doctor.support import suspected
from gatewright.doctor.weigh import ANSWERS
from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange

UNNAMED: Final = (refused.CAUSE, other_service.CAUSE, proxy_refused.CAUSE)
"""Who refuses in words that are neither API Gateway's nor known: the backend behind it, and those before it."""

_OF_THE_GATEWAY: Final = frozenset({"message", "Message", "connectionId", "requestId", "__type"})
_OF_AN_API: Final = ".execute-api."
_REFUSALS: Final = (400, 401, 403, 404, 405, 429)


def or_unnamed(found: tuple[Finding, ...], exchange: Exchange, call: Call | None) -> tuple[Finding, ...]:
    """Return what a refusal can mean whose text nobody knows, or that has a form that API Gateway does not write."""
    if exchange.failure is not None or not _may_be_a_refusal(exchange):
        return found
    if not found:
        return tuple(suspected(Suspect(cause, "possible"), exchange, call) for cause in _in_order(exchange))
    answers = [finding for finding in found if finding.standing in ANSWERS]
    if any(each.standing != "possible" for each in answers) or not answers or not _is_of_another(exchange):
        return found
    named = {finding.cause.id for finding in found}
    others = (suspected(Suspect(cause, "possible"), exchange, call) for cause in UNNAMED[:2] if cause.id not in named)
    at = found.index(answers[0]) + 1
    return (*found[:at], *others, *found[at:])


def preflight_first(found: tuple[Finding, ...], exchange: Exchange) -> tuple[Finding, ...]:
    """Return, where a browser hid the answer to nobody knows what call, the preflight and the backend before all."""
    answers = [finding for finding in found if finding.standing in ANSWERS]
    unlike = any(each.standing != "possible" for each in answers)
    asked = exchange.method == "OPTIONS" and any(finding.cause is PREFLIGHT for finding in answers)
    hidden = is_hidden(exchange) and isinstance(exchange.method, Unknown)
    if unlike or not answers or not (asked or hidden):
        return found
    first = (PREFLIGHT, refused.CAUSE) if hidden else (PREFLIGHT,)
    shown = tuple(suspected(Suspect(cause, "possible"), exchange, None) for cause in first)
    return (*shown, *(finding for finding in found if finding.cause not in first))


def _in_order(exchange: Exchange) -> tuple[Cause, ...]:
    """Return them, the other service first where nothing tells of an API."""
    host = exchange.host
    of_an_api = not isinstance(host, Unknown) and _OF_AN_API in host
    if of_an_api or not exchange.observation.headers.withheld:
        return UNNAMED
    return tuple(sorted(UNNAMED, key=lambda cause: cause is not other_service.CAUSE))


def _may_be_a_refusal(exchange: Exchange) -> bool:
    status = exchange.observation.status
    return isinstance(status, Unknown) or status in _REFUSALS


def _is_of_another(exchange: Exchange) -> bool:
    """Tell a JSON body with members that API Gateway does not write, and that names no refusal of its."""
    seen, body = exchange.observation, exchange.observation.body
    if isinstance(body, Unknown) or isinstance(error_type_of(seen), str):
        return False
    if not is_of_many(message_of(seen) or ""):
        return False
    try:
        document = json.loads(body, strict=False)
    except ValueError:
        return False
    return isinstance(document, dict) and bool(document.keys() - _OF_THE_GATEWAY)
