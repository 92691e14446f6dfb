"""The open connections of a listener, and all that they share.

One timer looks at every connection's deadline twice a second; arming and disarming a timer for each request would
cost more than reading it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Protocol, runtime_checkable

from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.server.limits import Limits
from gatewright.server.refusals import BODY_TOO_LONG, Refusal, RefusedError
from gatewright.server.request_ids import RequestIds
from gatewright.server.response_writer import ResponseWriter

Handler = Callable[[Request], Response | Awaitable[Response]]
"""Answers a request: at once, which costs no task, or later."""


TooLong = Callable[[str, str], Refusal]
"""Says how whoever is called by a host and a path answers a body that is too long."""


def in_one_form(_host: str, _path: str) -> Refusal:
    """Answer every such body alike."""
    return BODY_TOO_LONG


class Connection(Protocol):
    """What a listener asks of one connection."""

    deadline: float
    """The loop's time at which `expire` is due."""

    def expire(self, now: float) -> None:
        """Do what the passed deadline calls for: answer 408, close, abort; or set another deadline."""

    def drain(self, fresh_too: bool) -> None:
        """Close if no request is in progress; one that never sent a request only if `fresh_too`."""

    def abort(self) -> None:
        """Drop the connection, whatever it is doing."""


@runtime_checkable
class Ageing(Protocol):
    """A connection whose end, by API Gateway's rules, comes with time."""

    def pass_time(self, seconds: float) -> None:
        """Be that much older, or younger."""


@runtime_checkable
class Clock(Protocol):
    """A handler for which a test may move the time."""

    def watch(self, moved: Callable[[float], None]) -> None:
        """Tell by how many seconds, from now on."""


class Connections:
    """The connections of one listener on one event loop."""

    def __init__(
        self, handler: Handler, limits: Limits, loop: asyncio.AbstractEventLoop, too_long: TooLong = in_one_form
    ) -> None:
        self.handler = handler
        self.too_long = too_long
        self.limits = limits
        self.loop = loop
        self.draw = RequestIds().draw
        self.writer = ResponseWriter()
        self.write = self.writer.write
        self.draining = False
        """True once the listener stops: every response from then on closes its connection."""
        self.coming = 0
        """Bytes of bodies that are not complete yet."""
        self.tasks: set[asyncio.Future[Any]] = set()
        """Answers, and messages in work, that are not done yet; some may have lost their connection."""
        self._open: set[Connection] = set()
        self._changed = asyncio.Event()
        self._timer: asyncio.TimerHandle | None = None
        if isinstance(handler, Clock):
            handler.watch(self.pass_time)

    def __len__(self) -> int:
        return len(self._open)

    def add(self, connection: Connection) -> None:
        """Watch a new connection."""
        self._open.add(connection)
        if self._timer is None:
            self._timer = self.loop.call_later(self.limits.sweep_seconds, self._sweep)

    def refusal(self, refused: RefusedError) -> Refusal:
        """Return how a request is refused that cannot be read."""
        if refused.refusal is BODY_TOO_LONG:
            return self.too_long(refused.host, refused.path)
        return refused.refusal

    def hold(self, size: int) -> bool:
        """Count bytes of a body that is still coming, or uncount them; tell whether there is room for all of them."""
        self.coming += size
        return self.coming <= self.limits.bodies_bytes

    def discard(self, connection: Connection) -> None:
        """Forget a connection that is gone."""
        self._open.discard(connection)
        self._changed.set()

    def finished(self, task: asyncio.Future[Any]) -> None:
        """Forget an answer that came."""
        self.tasks.discard(task)
        self._changed.set()

    def pass_time(self, seconds: float) -> None:
        """Let connections age that end with time."""
        for connection in tuple(self._open):
            if isinstance(connection, Ageing):
                connection.pass_time(seconds)

    def _sweep(self) -> None:
        now = self.loop.time()
        for connection in tuple(self._open):
            if connection.deadline <= now:
                connection.expire(now)
        self._timer = self.loop.call_later(self.limits.sweep_seconds, self._sweep) if self._open else None

    async def drain(self, seconds: float) -> None:
        """Let requests in progress finish, at most for `seconds`; then drop what is left."""
        self.draining = True
        for connection in tuple(self._open):
            connection.drain(fresh_too=False)
        grace = min(self.limits.fresh_seconds, seconds)
        if not await self._quiet(grace):
            for connection in tuple(self._open):
                connection.drain(fresh_too=True)
            await self._quiet(seconds - grace)
        for task in tuple(self.tasks):
            task.cancel()
        for connection in tuple(self._open):
            connection.abort()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        while self._open:
            self._changed.clear()
            await self._changed.wait()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    async def _quiet(self, seconds: float) -> bool:
        """Wait until nothing is in progress; return whether that came in time."""
        try:
            async with asyncio.timeout(seconds):
                while self._open or self.tasks:
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            return False
        return True
