"""
Route keys: what they may be, and which of them cannot stand side by side.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html,
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-develop-routes.html
"""

from collections.abc import Iterable
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway.errors import bad_request, conflict

DEFAULT: Final = "$default"
"""The route that takes what no other takes; also the name of the stage without a name."""

CONNECT: Final = "$connect"
"""The route of a WebSocket API that is asked first."""

METHODS: Final = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ANY")
"""Methods of route keys (documented)."""

PART: Final = pattern(r"\{[\w.:-]+\+?\}|[\w.~:@!$&'()*,;=%-]*")
"""One segment of a path: fixed, a variable, or a greedy variable."""

LONGEST: Final = 128
"""Letters of a WebSocket API's route key (documented: quotas)."""


def check(key: str, protocol: str, others: Iterable[str]) -> None:
    """Raise AWS's refusal of a route key; `others` are those of the other routes of its API."""
    if not key:
        raise bad_request("Route key is required")  # reported by users of AWS
    if protocol == "HTTP":
        _check_http(key)
    else:
        _check_websocket(key)
    for other in others:
        if other == key:
            raise conflict(f"Route with key {key} already exists for this API")  # reported by users of AWS
        if protocol == "HTTP" and _clash(key, other):
            # Reported by users of AWS of two routes of one method, 2021.
            raise conflict(
                f'The provided route key "{key}" has a conflicting variable on the same hierarchical level as "{other}"'
            )


def _check_http(key: str) -> None:
    if key == DEFAULT:
        return
    method, space, path = key.partition(" ")
    if not space or method not in METHODS or not path.startswith("/"):
        # Recorded by others and reported by users of AWS, 2026.
        raise bad_request(
            "The provided route key is not formatted properly for HTTP protocol. "
            'Format should be "[HTTP METHOD] /[RESOURCE PATH]" or "$default"'
        )
    parts = path.split("/")[1:]
    inner = parts[:-1]
    if any(PART.fullmatch(part) is None for part in parts) or any(not part or part.endswith("+}") for part in inner):
        # Reported by users of AWS of `/events/{eventId}.json`.
        raise bad_request("One or more path parts appear to be invalid")


def _check_websocket(key: str) -> None:
    reserved = key.startswith("$") and key not in {CONNECT, "$disconnect", DEFAULT}
    if reserved or len(key) > LONGEST or key != key.strip():
        # Inferred: `$` is kept for the three that are documented.
        raise bad_request(f"The provided route key is not formatted properly for WEBSOCKET protocol: {key}")


def _clash(key: str, other: str) -> bool:
    """Return whether two keys have different variables at the first place where they differ."""
    method, _, path = key.partition(" ")
    other_method, _, other_path = other.partition(" ")
    if method != other_method:
        return False
    for one, another in zip(path.split("/"), other_path.split("/"), strict=False):
        if one != another:
            return _is_variable(one) and _is_variable(another) and one.endswith("+}") == another.endswith("+}")
    return False


def _is_variable(part: str) -> bool:
    return part.startswith("{")
