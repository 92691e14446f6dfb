"""
What stands behind a CORS error: the browser kept the answer from the page, so nobody saw what it was.

Before a call that a plain form could not send, the browser asks with a preflight, OPTIONS without credentials
(https://fetch.spec.whatwg.org/#cors-preflight-fetch). Where that is refused, the call itself is never made.
"""

from dataclasses import replace
from typing import Final

from gatewright.checks.route import preflight_refused
from gatewright.engine.decide import walk
from gatewright.model.configuration import Configuration
from gatewright.model.decision import Decision
from gatewright.model.request import Headers, Request
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange

PREFLIGHT: Final = preflight_refused.CAUSE
"""The cause that a preflight is refused for."""

_SIMPLE_METHODS: Final = ("GET", "HEAD", "POST")
_SIMPLE_FIELDS: Final = frozenset(
    {"accept", "accept-language", "content-language", "content-type", "range", "host", "origin", "referer"}
)
_BY_THE_BROWSER: Final = ("sec-", "user-agent", "connection", "accept-encoding", "content-length", "cookie", "dnt")
_SIMPLE_TYPES: Final = ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain")


def is_hidden(exchange: Exchange) -> bool:
    """Tell whether a browser kept the answer from the page."""
    return (
        exchange.failure is not None
        and exchange.failure.kind == "cors"
        and isinstance(exchange.observation.status, Unknown)
    )


def asks_first(exchange: Exchange) -> bool:
    """Tell whether the browser sent a preflight, or would have."""
    if exchange.method in ("OPTIONS", *_unsafe(exchange)):
        return True
    return any(_is_unsafe_field(name, value) for name, value in exchange.headers)


def decided_behind(exchange: Exchange, configuration: Configuration) -> Decision | None:
    """Return the decision on what the browser asked first, when that is refused; else on the call itself."""
    request = exchange.request
    if isinstance(request, Unknown):
        return None
    if asks_first(exchange):
        preflight = walk(_preflight(request), configuration)
        if preflight.denial is not None:
            return preflight
    return walk(request, configuration)


def _preflight(request: Request) -> Request:
    origin = request.headers.get("origin")
    fields = (
        ("Host", request.host),
        ("Origin", origin if isinstance(origin, str) else "null"),
        ("Access-Control-Request-Method", request.method),
    )
    return replace(request, method="OPTIONS", headers=Headers(fields), body=b"")


def _unsafe(exchange: Exchange) -> tuple[str, ...]:
    method = exchange.method
    return () if isinstance(method, Unknown) or method in _SIMPLE_METHODS else (method,)


def _is_unsafe_field(name: str, value: str) -> bool:
    lower = name.lower()
    if lower == "content-type":
        return value.partition(";")[0].strip().lower() not in _SIMPLE_TYPES
    return lower not in _SIMPLE_FIELDS and not lower.startswith(_BY_THE_BROWSER)
