"""What a line of the access log tells of a call, where nobody else told it.

A stage logs `$context` variables: the verb, the host, the path, the status and the time among them. They fill the parts
of an exchange that are unknown; what the caller's own evidence tells stays as it is. Neither the query nor a header
field of the request is logged, so these stay unknown. A WebSocket API logs messages too, by `eventType`; a message has
no path but that of its stage.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final, TypeVar

from gatewright.model.connection import Connection
from gatewright.model.lazy_pattern import pattern
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.errors import EvidenceError, shown
from gatewright.sources.exchange import Exchange
from gatewright.sources.logged_host import logged_host

_NOT_SET: Final = ("-", "")
_MILLISECONDS: Final = 1000
_METHOD: Final = pattern(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_HOST: Final = pattern(r"[^\s/?#@]+")
_PATH: Final = pattern(r"/.*")
_STAGE: Final = pattern(r"[A-Za-z0-9_-]+")
_STATUS: Final = pattern(r"[1-9][0-9]{2}")
_MOMENT: Final = pattern(r"[0-9]{1,15}")

V = TypeVar("V")


def with_logged(exchange: Exchange) -> Exchange:
    """Return the exchange with its unknown parts filled from its access log.

    Raises `EvidenceError` for a variable that cannot be what its name says.
    """
    seen = exchange.observation
    if isinstance(seen.access_log, Unknown):
        return exchange
    method = _variable(seen.access_log, "httpMethod", _METHOD, "an HTTP method")
    host = _variable(seen.access_log, "domainName", _HOST, "a host")
    path = _variable(seen.access_log, "path", _PATH, "a path that starts with `/`")
    connection = _connection(seen.access_log)
    if connection is not None:
        stage = _variable(seen.access_log, "stage", _STAGE, "the name of a stage")
        path = path if isinstance(stage, Unknown) else f"/{stage}"
    status = _variable(seen.access_log, "status", _STATUS, "a status code from 100 to 999")
    moment = _variable(seen.access_log, "requestTimeEpoch", _MOMENT, "milliseconds since 1970")
    return replace(
        exchange,
        observation=replace(seen, status=_either(seen.status, UNKNOWN if isinstance(status, Unknown) else int(status))),
        method=_either(exchange.method, method),
        host=_either(exchange.host, UNKNOWN if isinstance(host, Unknown) else logged_host(seen.access_log)),
        path=_either(exchange.path, path),
        connection=exchange.connection or connection,
        called_at=_either(exchange.called_at, UNKNOWN if isinstance(moment, Unknown) else int(moment) / _MILLISECONDS),
    )


def _connection(log: Mapping[str, str]) -> Connection | None:
    """Return the connection of a message; `None` where the line tells of something else."""
    if log.get("eventType") != "MESSAGE":
        return None
    return Connection(id=log.get("connectionId", ""), event_type="MESSAGE")


def _either(told: V | Unknown, logged: V | Unknown) -> V | Unknown:
    return logged if isinstance(told, Unknown) else told


def _variable(log: Mapping[str, str], name: str, form: re.Pattern[str], expected: str) -> str | Unknown:
    """Return a variable of the log; `UNKNOWN` when the format leaves it out, or when it was not set."""
    value = log.get(name, "")
    if value in _NOT_SET:
        return UNKNOWN
    if form.fullmatch(value) is None:
        raise EvidenceError(f"`access_log.{name}`: expected {expected}, got {shown(value)}")
    return value
