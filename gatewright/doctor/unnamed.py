"""
A refusal in words, or in a form, that API Gateway does not write by itself: a backend's, or another service's.

API Gateway's own answers hold `message` alone (`connectionId` and `requestId` over a WebSocket). Frameworks behind it
write a status, a code or a path beside it (recorded in public threads of 2018 to 2025: NestJS, Spring, Express). But
a gateway response can be customised to look like one of them, so its causes are kept. A word that everybody writes,
or a status alone, may be anybody's as well.
"""

import json
from collections.abc import Mapping
from typing import Final

from gatewright.checks.authorizer import failed
from gatewright.checks.edge import other_service, proxy_refused
from gatewright.checks.integration import failed as integration_failed
from gatewright.checks.integration import permission_missing, refused, timed_out
from gatewright.doctor.answer_text import error_type_of, is_of_many, message_of, response_type_in
from gatewright.doctor.answered_by import answered_by
from gatewright.doctor.backward import is_a_gateway_text, logged
from gatewright.doctor.diagnosis import Finding, Suspect
from gatewright.doctor.disguised import is_disguised
from gatewright.doctor.hidden import PREFLIGHT, is_hidden
from gatewright.doctor.other_services import IDS
from gatewright.doctor.own_words import or_customised
from gatewright.doctor.said_by_tools import said_by_tools
from gatewright.doctor.signatures.elsewhere import beside_a_signature
from gatewright.doctor.support import suspected
from gatewright.doctor.weigh import ANSWERS
from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.observation import Observation
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.exchange import Exchange

UNNAMED: Final = (refused.CAUSE, other_service.CAUSE, proxy_refused.CAUSE)
"""Who refuses in words that are neither API Gateway's nor known: the backend behind it, and those before it."""

_OF_THE_GATEWAY: Final = frozenset({"message", "Message", "connectionId", "requestId", "__type"})
_OF_AN_API: Final = ".execute-api."
_REFUSED: Final = 400
_FAILED: Final = 500
_NOT_FOUND: Final = 404
_BAD_REQUEST: Final = 400
"""With which AWS's other services refuse in the words of an API."""

_BAD_GATEWAY: Final = 502
"""With which API Gateway answers for a function that failed, in the words of every server error."""

_BEHIND_IT: Final = (502, 503, 504)
"""What a gateway answers for what stands behind it (RFC 9110, section 15.6)."""

_REASONS: Final[Mapping[int, tuple[str, tuple[Cause, ...]]]] = {
    502: ("bad gateway", (integration_failed.CAUSE,)),
    504: ("gateway timeout", (timed_out.CAUSE,)),
}
"""
The reason phrase of such a status, where clients print no more, and what API Gateway means by it: a function that
failed, and INTEGRATION_TIMEOUT (documented, "Gateway response types"; so it was in public cases).
"""

_OF_ANYBODY: Final = (400, 405, 413, 414, 415)
"""What API Gateway answers to few calls, and any other server to a verb, an address or a body that it does not take."""

_OF_API_GATEWAY_ALONE: Final = ("Endpoint request timed out", "Network error communicating with endpoint")
"""What nobody but API Gateway says of a backend that it got no answer from (recorded)."""

_OF_ITS_QUOTA: Final = "HTTP content length exceeded 10485760 bytes"
"""What nobody else says of a body that is too long: in bare text, without an id (recorded)."""

_UNAVAILABLE: Final = "Service Unavailable"
_OF_INTEGRATIONS: Final = (*_OF_API_GATEWAY_ALONE, _UNAVAILABLE)
"""What API Gateway says of a call that it let in, and that did not get to the backend and back."""

_SERVER_ERROR: Final = "InternalServerErrorException"
_FAILURE: Final = "internal server error"
_OF_AN_HTTP_API: Final = "Internal Server Error"
_WHO_FAILED: Final = (failed.CAUSE, permission_missing.CAUSE, refused.CAUSE)
_FIRST: Final = 0
_LAST: Final = 1_000
_SECOND: Final = 1
_THIRD: Final = 2
"""Where others stand among the causes that API Gateway has for an answer: so many come before them."""


def or_unnamed(found: tuple[Finding, ...], exchange: Exchange, call: Call | None) -> tuple[Finding, ...]:
    """Return what a refusal can mean whose text nobody knows, or that has a form that API Gateway does not write."""
    if exchange.failure is not None or not _may_be_a_refusal(exchange):
        return found
    if not found:
        seen = exchange.observation
        causes = beside_a_signature(or_customised((*_by_its_reason(seen), *_in_order(exchange)), seen), seen)
        return tuple(suspected(Suspect(cause, "possible"), exchange, call) for cause in causes)
    if logged(exchange.observation, "error.responseType") is not None:
        return found  # the log names the gateway response that API Gateway wrote
    answers = [finding for finding in found if finding.standing in ANSWERS]
    if not answers or any(each.standing != "possible" for each in answers) or not isinstance(exchange.request, Unknown):
        return found
    place = _place_of_others(exchange.observation)
    if place is None or not any(each.cause.signatures for each in answers):
        return found
    named = {finding.cause.id for finding in found}
    seen = exchange.observation
    most = 1 if (seen.status == _BAD_REQUEST and place != _FIRST) or answered_by(seen) != "unknown" else 2
    unnamed = [cause for cause in _in_order(exchange)[:most] if cause.id not in named]
    others = tuple(suspected(Suspect(cause, "possible"), exchange, call) for cause in unnamed)
    at = found.index(answers[0]) + min(place, len(answers))
    return _servers_errors_first((*found[:at], *others, *found[at:]), seen)


def _by_its_reason(seen: Observation) -> tuple[Cause, ...]:
    """Return what API Gateway means by a status of which only the reason phrase was shown."""
    phrase, causes = ("", ()) if isinstance(seen.status, Unknown) else _REASONS.get(seen.status, ("", ()))
    return causes if phrase and (message_of(seen) or "").strip(" .").lower() == phrase else ()


def _servers_errors_first(found: tuple[Finding, ...], seen: Observation) -> tuple[Finding, ...]:
    """Return, for a server error without a word of its own, who can have failed: authorizer, permission, backend."""
    if seen.status not in (_FAILED, UNKNOWN) or (message_of(seen) or "").lower() not in ("", _FAILURE):
        return found
    if isinstance(seen.status, Unknown) and message_of(seen) is None:
        return found
    order = _who_failed(seen)
    return tuple(sorted(found, key=lambda each: order.index(each.cause) if each.cause in order else len(order)))


def _who_failed(seen: Observation) -> tuple[Cause, ...]:
    """Return who can have failed, the likeliest first: an HTTP API writes the words in capitals, and means a function.

    So does a REST API that shows no status: with 502 it means the function, with 500 the set-up.
    """
    message = message_of(seen)
    if message is None:
        return _WHO_FAILED
    of_a_function = message == _OF_AN_HTTP_API or isinstance(seen.status, Unknown)
    first = (integration_failed.CAUSE,) if of_a_function else ()
    return (*first, *_WHO_FAILED[1:], _WHO_FAILED[0])


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
    """Return them, the other service first where nothing tells of an API, and none where API Gateway answered."""
    host, seen = exchange.host, exchange.observation
    of_an_api = not isinstance(host, Unknown) and _OF_AN_API in host
    if any(isinstance(seen.headers.get(name), str) for name in IDS):
        return UNNAMED
    is_failure = message_of(seen) in _OF_INTEGRATIONS or (message_of(seen) or "").lower() == _FAILURE
    is_failure = is_failure or (not isinstance(seen.status, Unknown) and seen.status >= _FAILED)
    if of_an_api or is_failure or not seen.headers.withheld:
        return UNNAMED
    return tuple(sorted(UNNAMED, key=lambda cause: cause is not other_service.CAUSE))


def _may_be_a_refusal(exchange: Exchange) -> bool:
    status = exchange.observation.status
    return isinstance(status, Unknown) or status >= _REFUSED or is_disguised(exchange)


def _place_of_others(seen: Observation) -> int | None:
    """Return where they stand among the causes that API Gateway has for an answer; `None` where it wrote it."""
    if seen.status == _BAD_REQUEST and message_of(seen) is not None and not _is_of_another(seen.body):
        return _SECOND
    message = message_of(seen) or ""
    if message in _OF_API_GATEWAY_ALONE or message.startswith(_OF_ITS_QUOTA) or said_by_tools(seen) is not None:
        return None
    if not _is_of_another(seen.body) and _is_behind_it(seen):
        return _LAST
    behind = seen.status in _BEHIND_IT or message_of(seen) == _UNAVAILABLE
    if seen.status in _REASONS and message_of(seen) is None:
        return _SECOND
    if behind or (seen.status in _OF_ANYBODY and not _says_what_api_gateway_says(seen)):
        return _FIRST
    if error_type_of(seen) == _SERVER_ERROR:
        return _LAST
    if isinstance(error_type_of(seen), str) or answered_by(seen) != "unknown" or response_type_in(seen) is not None:
        return None
    if not is_of_many(message):
        return None
    if _is_of_another(seen.body) or message.islower():
        return _FIRST
    nothing = seen.status == _NOT_FOUND or message.lower() == "not found"
    return _THIRD if nothing else _LAST


def _is_behind_it(seen: Observation) -> bool:
    """Tell API Gateway's words for what stands behind it: an HTTP API's, or a REST API's with this very status."""
    message = message_of(seen) or ""
    return message == _UNAVAILABLE or (seen.status == _BAD_GATEWAY and message.lower() == _FAILURE)


def _says_what_api_gateway_says(seen: Observation) -> bool:
    """Tell an answer of API Gateway's, or a text that it writes by itself."""
    return answered_by(seen) != "unknown" or is_a_gateway_text(message_of(seen) or "")


def _is_of_another(body: bytes | Unknown) -> bool:
    """Tell a body with members that API Gateway does not write, or that is no JSON object at all."""
    if isinstance(body, Unknown) or not body.strip():
        return False
    try:
        document = json.loads(body, strict=False)
    except (ValueError, RecursionError):
        return True
    return not isinstance(document, dict) or not document or bool(document.keys() - _OF_THE_GATEWAY)
