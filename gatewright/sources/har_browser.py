"""What a browser hides: an answer that no page may read, and the preflight before it.

A page's call to another origin needs `Access-Control-Allow-Origin` in the answer, and API Gateway's refusals carry
none. The browser then shows a CORS error, and the HAR file status 0 (https://fetch.spec.whatwg.org/#http-cors-protocol).
"""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from gatewright.sources.exchange import Exchange, Failure, FailureKind

_BY_ERROR: Final[tuple[tuple[str, FailureKind], ...]] = (
    ("ERR_NAME_", "dns"),
    ("ERR_CONNECTION_REFUSED", "refused"),
    ("ERR_ADDRESS_UNREACHABLE", "unreachable"),
    ("ERR_INTERNET_DISCONNECTED", "unreachable"),
    ("TIMED_OUT", "timeout"),
    ("ERR_EMPTY_RESPONSE", "empty"),
    ("ERR_CONNECTION_", "reset"),
    ("ERR_CERT_", "certificate"),
    ("ERR_SSL_", "tls"),
    ("ERR_BAD_SSL_", "tls"),
    ("CORS", "cors"),
    ("ERR_FAILED", "cors"),
)
"""Chrome's `net::` errors and Firefox's `_blockedReason`, by what they contain; the first that fits."""

_NOT_A_FAILURE: Final = ("ERR_BLOCKED_BY_", "ERR_ABORTED", "ERR_CACHE_", "ERR_NETWORK_CHANGED")
"""The user, an extension or the cache ended the call; nobody refused it."""


def hides_an_answer(entry: Mapping[str, Any]) -> bool:
    """Tell whether an entry without a status is a call that failed, and not one that was given up."""
    return failure_of(entry) is not None


def failure_of(entry: Mapping[str, Any]) -> Failure | None:
    """Return why the browser shows no status; `None` when that is nobody's refusal."""
    named = _error_of(entry)
    if any(word in named for word in _NOT_A_FAILURE):
        return None
    kind = next((kind for word, kind in _BY_ERROR if word in named), None)
    if kind is None and not named and _crosses_origins(entry):
        kind = "cors"
    if kind == "cors" and not _crosses_origins(entry):
        kind = "other"
    return None if kind is None else Failure(kind=kind, detail=named or "blocked by CORS")


def without_hidden_answers(found: tuple[Exchange, ...]) -> tuple[Exchange, ...]:
    """Leave out the calls that the browser never made, because their preflight was refused: that is the refusal."""
    refused = {each.url for each in found if each.method == "OPTIONS" and each.failure is None}
    return tuple(
        each for each in found if each.failure is None or each.failure.kind != "cors" or each.url not in refused
    )


def _error_of(entry: Mapping[str, Any]) -> str:
    """Return the browser's own word for what went wrong; empty when it gives none."""
    response = entry.get("response")
    places: tuple[object, ...] = (entry.get("_error"), entry.get("_blockedReason"), entry.get("_blocked_reason"))
    if isinstance(response, Mapping):
        places = (*places, response.get("_error"), response.get("_blockedReason"), response.get("comment"))
    cors = entry.get("_corsErrorStatus")
    return next((str(word) for word in places if word), "CORS" if cors else "")


def _crosses_origins(entry: Mapping[str, Any]) -> bool:
    """Tell whether the call went to another origin than the page's."""
    request = entry.get("request")
    fields = request.get("headers") if isinstance(request, Mapping) else None
    if not isinstance(fields, list) or not isinstance(request, Mapping):
        return False
    sent = {
        str(each.get("name", "")).lower(): str(each.get("value", "")) for each in fields if isinstance(each, Mapping)
    }
    if sent.get("sec-fetch-site") in ("cross-site", "same-site"):
        return True
    page = sent.get("origin") or sent.get("referer", "")
    return bool(page) and _origin(page) != _origin(str(request.get("url", "")))


def _origin(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", url
    return parts.scheme, parts.netloc
