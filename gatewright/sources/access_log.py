"""Lines of a stage's access log become the refused calls that they tell.

JSON, the Common Log Format, CSV and XML as the console proposes them, or any format that is given. The lines may come
as CloudWatch hands them out (`log_events`).
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from gatewright.model.lazy_pattern import pattern
from gatewright.model.observation import Observation
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.authorizer_cache import FILLED_BY, AuthorizerCache
from gatewright.sources.errors import EvidenceError
from gatewright.sources.exchange import Exchange
from gatewright.sources.json_text import JsonError, parse, unstuttered
from gatewright.sources.log_format import LogFormat, log_format
from gatewright.sources.log_names import is_of_a_call, variables
from gatewright.sources.logged import with_logged
from gatewright.sources.waf_log import is_waf_record

_ID: Final = r"[0-9A-Za-z=_-]+"
_CLF: Final = pattern(
    r"(?P<sourceIp>\S+) (?P<caller>\S+) (?P<user>\S+) \[(?P<requestTime>[^\]]+)\] ?"
    r'"?(?P<httpMethod>[A-Z]+|-) (?P<resourcePath>.+?)(?: (?P<protocol>HTTP/[0-9.]+|-))?"? (?P<status>[1-9][0-9]{2})'
    rf"(?: (?P<responseLength>[0-9]+|-))?(?: (?P<requestId>{_ID}))?(?: (?P<extendedRequestId>{_ID}))?(?: .*)?"
)
_GROUPED: Final[Mapping[str, str]] = {
    "sourceIp": "identity.sourceIp",
    "caller": "identity.caller",
    "user": "identity.user",
}
_CSV: Final = (
    "$context.identity.sourceIp,$context.identity.caller,$context.identity.user,$context.requestTime,"
    "$context.httpMethod,$context.resourcePath,$context.protocol,$context.status,$context.responseLength,"
    "$context.requestId"
)
"""CSV as the console of API Gateway proposes it; its XML differs in blanks, and an extended id may stand behind."""

_XML: Final = pattern(r"<request\b[^>]*\bid=\"(?P<id>[^\"]*)\"[^>]*>(?P<members>.*)</request>", re.DOTALL)
_XML_MEMBER: Final = pattern(r"<(?P<name>[A-Za-z]+)>(?P<value>[^<]*)</(?P=name)>")
_STATUS: Final = pattern(r"[1-9][0-9]{2}")
REFUSED: Final = 400
"""The lowest status of a refusal."""

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CLF_TIME: Final = pattern(r"(\d\d)/([A-Z][a-z]{2})/(\d{4}):(\d\d):(\d\d):(\d\d) ([+-]\d{4})")

Reads = Callable[[str], Mapping[str, str] | None]
"""Reads the variables of one line; `None` when the line is no access log line for it."""


def reader(given: str | None) -> Reads:
    """Return what reads lines: in the format that is given, else in any that is known. Raises `EvidenceError`."""
    if given is not None and given != "auto":
        return log_format(given).read
    return guessed


def guessed(line: str) -> Mapping[str, str] | None:
    """Return the variables of a line in one of the forms that are known by sight; `None` when it is in none."""
    if line.startswith("{"):
        return _of_json(line)
    if line.startswith("<"):
        return _of_xml(line)
    if (match := _CLF.fullmatch(line)) is not None:
        named = {_GROUPED.get(name, name): value for name, value in match.groupdict().items() if value is not None}
        return _with_route_key(named)
    return _of_csv(line)


def refused(
    lines: Iterable[tuple[int, str]], reads: Reads, *, origin: str, remark: Callable[[str], None]
) -> tuple[Exchange, ...]:
    """Return the refused calls among numbered lines; a line that is not of the format is named in a remark."""
    found: list[Exchange] = []
    cache = AuthorizerCache()
    broken = 0
    first = 0
    for number, line in lines:
        told = reads(line)
        if told is None:
            broken, first = broken + 1, first or number
            continue
        exchange = refused_call(cache.see(told, len(found)), number, origin)
        if exchange is not None:
            found.append(exchange)
    if broken:
        more = f" and {broken - 1} more" if broken > 1 else ""
        remark(f"{origin}: line {first}{more}: not a line of this access log; it is left out")
    return tuple(_filled_by(each, cache.found_late.get(place)) for place, each in enumerate(found))


def _filled_by(exchange: Exchange, filler: str | None) -> Exchange:
    """Return the call with what filled the cache that refused it."""
    seen = exchange.observation
    if filler is None or isinstance(seen.access_log, Unknown):
        return exchange
    return replace(exchange, observation=replace(seen, access_log={**seen.access_log, FILLED_BY: filler}))


def status_of(told: Mapping[str, str]) -> int | None:
    """Return the status that a line tells; `None` where it tells none."""
    status = told.get("status", "")
    return int(status) if _STATUS.fullmatch(status) else None


def refused_call(told: Mapping[str, str], number: int | None, origin: str) -> Exchange | None:
    """Return the call of a line when it was refused; raises `EvidenceError` where a variable cannot be what it says."""
    status = status_of(told)
    return None if status is None or status < REFUSED else logged_call(told, number, origin)


def logged_call(told: Mapping[str, str], number: int | None, origin: str) -> Exchange:
    """Return the call of a line, whatever came of it; raises `EvidenceError` as `refused_call` does."""
    ids = {told.get(name, "-") for name in ("requestId", "extendedRequestId", "connectionId")} - {"-", ""}
    exchange = Exchange(
        observation=Observation(access_log=told),
        called_at=clf_time(told.get("requestTime", "")),
        request_ids=frozenset(ids),
        from_log=True,
        origin=origin,
    )
    try:
        return with_logged(exchange)
    except EvidenceError as error:
        raise EvidenceError(str(error), line=number) from error


def _of_json(line: str) -> Mapping[str, str] | None:
    try:
        document = parse(unstuttered(line))
    except JsonError:
        return None
    if not isinstance(document, dict) or is_waf_record(document):
        return None
    told = variables(document)
    return told if is_of_a_call(told) else None


def _of_xml(line: str) -> Mapping[str, str] | None:
    match = _XML.fullmatch(line.strip())
    if match is None:
        return None
    members: dict[str, Any] = {found["name"]: found["value"] for found in _XML_MEMBER.finditer(match["members"])}
    return {"requestId": match["id"], **variables(members)}


def _of_csv(line: str) -> Mapping[str, str] | None:
    for form in _formats():
        told = form.read(line)
        if told is not None and _STATUS.fullmatch(told["status"]):
            return told
    return None


@lru_cache(maxsize=1)
def _formats() -> tuple[LogFormat, ...]:
    return log_format(f"{_CSV},$context.extendedRequestId"), log_format(_CSV)


def _with_route_key(told: dict[str, str]) -> Mapping[str, str]:
    """Tell the route key of an HTTP API, `GET /pets` or `$default`, from the path of a resource."""
    path = told.get("resourcePath", "")
    if path.startswith("$") or re.match(r"[A-Z]+ /", path):
        return {**{name: value for name, value in told.items() if name != "resourcePath"}, "routeKey": path}
    return told


def clf_time(value: str) -> float | Unknown:
    """Return the Unix seconds of a time as the Common Log Format writes it: `26/Nov/2026:05:51:26 +0000`."""
    match = _CLF_TIME.fullmatch(value)
    if match is None or match[2] not in _MONTHS:
        return UNKNOWN
    day, month, year, hour, minute, second, zone = match.groups()
    text = f"{year}-{_MONTHS.index(month) + 1:02}-{day}T{hour}:{minute}:{second}{zone[:3]}:{zone[3:]}"
    try:
        return datetime.fromisoformat(text).timestamp()
    except ValueError:
        return UNKNOWN
