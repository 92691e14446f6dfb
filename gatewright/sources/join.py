"""Several pieces of evidence of one call become one: they share a request id.

The caller's own evidence knows best what was sent and what came; a log adds what only the service saw. Records of
other calls are left out when the caller showed which call it is about.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final, TypeVar

from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange

_ID_FIELDS: Final = ("x-amzn-requestid", "x-amz-apigw-id", "apigw-requestid")

V = TypeVar("V")


def joined(found: Iterable[Exchange], remark: Callable[[str], None]) -> tuple[Exchange, ...]:
    """Return one exchange for each call, in the order in which the calls first came."""
    given = list(found)
    calls = [each for each in given if _is_a_call(each)]
    merged: list[Exchange] = []
    places: dict[str, dict[int, None]] = {}
    left_out = 0
    for each in (*calls, *(each for each in given if not _is_a_call(each))):
        known = sorted({place for one in ids_of(each) for place in places.get(one, ())})
        at = next((place for place in known if _same_call(merged[place], each)), None)
        if at is None and _may_be_the_only(each, calls, given):
            at = 0 if merged else None
        if at is not None:
            merged[at] = _merge(merged[at], each)
        elif calls and not _is_a_call(each):
            left_out += 1
            continue
        else:
            at = len(merged)
            merged.append(each)
        for one in ids_of(each):
            places.setdefault(one, {})[at] = None
    if left_out:
        remark(f"{left_out} log records are of other calls than the one that is shown; they are left out")
    return tuple(merged)


def _is_a_call(each: Exchange) -> bool:
    """Tell the caller's own evidence of a call from what a log or a signing library says of one."""
    return not each.from_log and not _is_signing_alone(each)


def ids_of(exchange: Exchange) -> frozenset[str]:
    """Return every id that a call is known by."""
    headers = exchange.observation.headers
    return exchange.request_ids | {value for name in _ID_FIELDS for value in headers.all(name)}


def _same_call(one: Exchange, other: Exchange) -> bool:
    if not ids_of(one) & ids_of(other):
        return False
    # A log may know another path than the caller: without a base path, or with the stage.
    return not (_differ(one.method, other.method) if other.from_log else _conflict(one, other))


def _is_signing_alone(each: Exchange) -> bool:
    return each.signed is not None and isinstance(each.observation.status, Unknown) and not ids_of(each)


def _may_be_the_only(each: Exchange, calls: list[Exchange], given: list[Exchange]) -> bool:
    """Tell whether a record without a common id can only be of the one call that is shown."""
    if len(calls) != 1 or _is_a_call(each):
        return False
    if each.signed is not None:
        return True
    records = [other for other in given if not _is_a_call(other) and other.signed is None]
    if len(records) != 1 or (ids_of(each) and ids_of(calls[0])):
        return False
    return not _conflict(calls[0], each)


def _conflict(one: Exchange, other: Exchange) -> bool:
    """Tell whether two pieces of evidence name another verb, path or status."""
    pairs = (
        (one.method, other.method),
        (one.path, other.path),
        (one.observation.status, other.observation.status),
    )
    return any(_differ(mine, theirs) for mine, theirs in pairs)


def _differ(mine: object, theirs: object) -> bool:
    """Tell whether both are known and not the same."""
    return not isinstance(mine, Unknown) and not isinstance(theirs, Unknown) and mine != theirs


def _merge(first: Exchange, more: Exchange) -> Exchange:
    """Fill what is unknown of a call from another piece of its evidence."""
    return replace(
        first,
        observation=_merge_seen(first.observation, more.observation),
        method=_either(first.method, more.method),
        host=_either(first.host, more.host),
        path=_either(first.path, more.path),
        query=_either(first.query, more.query),
        headers=_fuller(first.headers, more.headers),
        body=_either(first.body, more.body),
        connection=first.connection or more.connection,
        protocol=_either(first.protocol, more.protocol),
        url=first.url or more.url,
        remote_ip=_either(first.remote_ip, more.remote_ip),
        called_at=_either(first.called_at, more.called_at),
        failure=first.failure or more.failure,
        answers={**more.answers, **first.answers},
        waf=first.waf or more.waf,
        ways=(*first.ways, *(way for way in more.ways if way not in first.ways)),
        signed=first.signed or more.signed,
        request_ids=ids_of(first) | ids_of(more),
        from_log=first.from_log and more.from_log,
    )


def _merge_seen(first: Observation, more: Observation) -> Observation:
    logged, also = first.access_log, more.access_log
    if not isinstance(logged, Unknown) and not isinstance(also, Unknown):
        logged = {**also, **logged}
    lines, further = first.execution_log, more.execution_log
    if not isinstance(lines, Unknown) and not isinstance(further, Unknown):
        lines = tuple(dict.fromkeys((*lines, *further)))
    return Observation(
        status=_either(first.status, more.status),
        headers=_fuller(first.headers, more.headers),
        body=_either(first.body, more.body),
        execution_log=_either(lines, further),
        access_log=_either(logged, also),
    )


def _either(told: V | Unknown, other: V | Unknown) -> V | Unknown:
    return other if isinstance(told, Unknown) else told


def _fuller(first: Headers, more: Headers) -> Headers:
    """Return the fields of the evidence that lists them all; else those of both."""
    if not first.withheld or not more.items:
        return first
    if not more.withheld:
        return more
    known = {name.lower() for name, _ in first}
    return Headers((*first, *(pair for pair in more if pair[0].lower() not in known)), withheld=True)
