"""
The clock of a server under test: a test moves it, where waiting would take a quarter of an hour, or a day.

It moves the moment at which requests arrive, and with it all that the door judges by time: whether temporary
credentials and tokens are over, when a quota begins anew, how long an authorizer's answer is kept. Open WebSocket
connections age with it, by API Gateway's rules: ten minutes without a word, two hours in all. What the server does on
its own account keeps the time of the machine: time-outs, the `Date` of an answer, the dates of its log lines.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from json import loads
from math import isfinite
from typing import Final

from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.server.connections import Handler
from gatewright.server.json_answer import json_answer

PATH: Final = "/_gatewright/api/clock"
"""`GET` tells by how many seconds the clock is moved; `PUT` with `{"offset": SECONDS}` moves it."""

_MOST: Final = 10 * 366 * 86_400
"""Seconds, either way: ten years, within which every date of AWS's protocols can be written."""


class MovableClock:
    """Hands requests on as if they had arrived earlier or later."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self.offset = 0.0
        """Seconds by which requests arrive later than they do."""
        self._watching: list[Callable[[float], None]] = []

    def __call__(self, request: Request) -> Response | Awaitable[Response]:
        """Answer a request at the moment that the clock shows."""
        return self._handler(self._moved(request))

    def watch(self, moved: Callable[[float], None]) -> None:
        """Tell somebody, from now on, by how many seconds the clock is moved."""
        self._watching.append(moved)

    def before(self, handler: Handler) -> Handler:
        """Return another handler behind the same clock."""
        return lambda request: handler(self._moved(request))

    def _moved(self, request: Request) -> Request:
        return replace(request, received_at=request.received_at + self.offset)

    def answer(self, request: Request) -> Response:
        """Answer a request for the clock itself."""
        if request.method == "GET":
            return self._shown()
        if request.method != "PUT":
            return _told(405, f"`{request.method}` does nothing here; GET reads the clock, PUT moves it")
        offset = _offset(request.body)
        if offset is None:
            return _told(400, f'expected {{"offset": SECONDS}}, at most {_MOST} either way')
        for moved in self._watching:
            moved(offset - self.offset)
        self.offset = offset
        return self._shown()

    def _shown(self) -> Response:
        return json_answer(200, {"offset": self.offset})


def refused() -> Response:
    """Answer a request for the clock of a server that was not started for tests."""
    return _told(403, "the clock of this server stands: `gatewright serve --movable-clock` starts one that moves")


def _offset(body: object) -> float | None:
    if not isinstance(body, bytes):
        return None
    try:
        document = loads(body)
    except ValueError:
        return None
    offset = document.get("offset") if isinstance(document, dict) else None
    if isinstance(offset, bool) or not isinstance(offset, int | float) or not isfinite(offset):
        return None
    return float(offset) if abs(offset) <= _MOST else None


def _told(status: int, message: str) -> Response:
    return json_answer(status, {"message": message})
