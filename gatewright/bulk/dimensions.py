"""By what refused calls are counted: the route, the caller, the API key, the address and the minute.

Each is read from the `$context` variables of a line, and becomes coarser in steps where there are too many values. The
value of an API key is a secret, and stands masked; its id is none.
"""

from collections.abc import Mapping
from functools import lru_cache, partial
from ipaddress import ip_address, ip_network
from typing import Final, NamedTuple

from gatewright.sources.access_log import clf_time
from gatewright.sources.redact import mask

_NOT_SET: Final = ("", "-")
_MILLISECONDS: Final = 1000
_DIGITS: Final = 15
_CALLERS: Final = ("identity.userArn", "authorizer.principalId", "identity.caller", "identity.user")
"""Who called, the most telling first."""

OTHERS: Final = "…"
"""Stands for what was told apart no longer."""

NOT_TOLD: Final = ""
"""The value of a line that does not tell one."""


class Route(NamedTuple):
    """What was called."""

    api_id: str
    """The id of the API; empty where the log does not tell."""

    stage: str
    """The stage; likewise."""

    route: str
    """Verb and resource, `GET /pets/{id}`; the route key of an HTTP or WebSocket API; else verb and path.

    `MESSAGE` for a message that no route took."""


_NO_ROUTE: Final = Route("", "", NOT_TOLD)
"""Of a line that does not tell it, whatever else it tells."""


def _set(told: Mapping[str, str], name: str) -> str:
    value = told.get(name, "")
    return "" if value in _NOT_SET else value


def route_of(told: Mapping[str, str]) -> Route:
    """Return what a line's call went to."""
    key = _set(told, "routeKey")
    if not key:
        where = _set(told, "resourcePath") or _set(told, "path")
        key = f"{_set(told, 'httpMethod')} {where}".strip() or _set(told, "eventType")
    return Route(_set(told, "apiId"), _set(told, "stage"), key) if key else _NO_ROUTE


def caller_of(told: Mapping[str, str]) -> str:
    """Return who made a line's call."""
    return next((value for name in _CALLERS if (value := _set(told, name))), NOT_TOLD)


def key_of(told: Mapping[str, str]) -> str:
    """Return the id of the API key that came; its masked value where only that is logged."""
    return _set(told, "identity.apiKeyId") or mask(_set(told, "identity.apiKey"))


def address_of(told: Mapping[str, str]) -> str:
    """Return the address that a line's call came from."""
    return _set(told, "identity.sourceIp")


def moment_of(told: Mapping[str, str]) -> float | None:
    """Return the Unix seconds of a line's call; `None` where the line does not tell."""
    epoch = told.get("requestTimeEpoch", "")
    if epoch.isascii() and epoch.isdecimal() and len(epoch) <= _DIGITS:
        return int(epoch) / _MILLISECONDS
    return _clf(told.get("requestTime", ""))


@lru_cache(maxsize=1024)
def _clf(text: str) -> float | None:
    moment = clf_time(text)
    return moment if isinstance(moment, float) else None


# --- coarser ----------------------------------------------------------------------------------------------------------


def _segments(route: Route, kept: int) -> Route:
    verb, _, path = route.route.partition(" ")
    parts = path.split("/")
    if len(parts) <= kept + 1:
        return route
    return route._replace(route=f"{verb} {'/'.join(parts[: kept + 1])}/{OTHERS}")


def _two_segments(route: Route) -> Route:
    return _segments(route, 2)


def _one_segment(route: Route) -> Route:
    return _segments(route, 1)


def _stage_alone(route: Route) -> Route:
    return route._replace(route=OTHERS)


def _everything(_route: Route) -> Route:
    return Route("", "", OTHERS)


def _without_session(caller: str) -> str:
    """Leave the name of the session off the ARN of an assumed role; of any other caller, nothing."""
    if ":assumed-role/" in caller:
        return f"{caller.rpartition('/')[0]}/{OTHERS}"
    return caller


def _account_alone(caller: str) -> str:
    parts = caller.split(":")
    return ":".join([*parts[:5], OTHERS]) if len(parts) > 5 and parts[0] == "arn" else _any(caller)


def _any(value: str) -> str:
    return OTHERS if value else value


def _network(bits_of_4: int, bits_of_6: int, address: str) -> str:
    bare = address.partition("/")[0]
    try:
        version = ip_address(bare).version
        return str(ip_network(f"{bare}/{bits_of_4 if version == 4 else bits_of_6}", strict=False))
    except ValueError:
        return _any(address)


def _within(seconds: int, moment: int) -> int:
    return moment // seconds * seconds


TO_ROUTES: Final = (_two_segments, _one_segment, _stage_alone, _everything)
TO_CALLERS: Final = (_without_session, _account_alone, _any)
TO_KEYS: Final = (_any,)
TO_ADDRESSES: Final = (partial(_network, 24, 48), partial(_network, 16, 32), partial(_network, 8, 16), _any)
TO_SPANS: Final = (3600, 86_400, 7 * 86_400, 100 * 7 * 86_400)
"""The spans in seconds by which moments are counted where minutes are too many."""

TO_MOMENTS: Final = tuple(partial(_within, seconds) for seconds in TO_SPANS)

MINUTE: Final = 60
"""The span by which moments are counted first."""


class Traits(NamedTuple):
    """What a refused call is counted by."""

    route: Route
    caller: str
    key: str
    address: str
    moment: float | None


def traits_of(told: Mapping[str, str]) -> Traits:
    """Return them for a line."""
    return Traits(route_of(told), caller_of(told), key_of(told), address_of(told), moment_of(told))
