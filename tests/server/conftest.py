"""A listener and a raw client on one event loop, for tests that speak in bytes."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any, Protocol

import pytest

from gatewright.server.connections import Handler
from gatewright.server.limits import Limits
from gatewright.server.listener import Listener, bind

PATIENCE = 20.0


@dataclass
class Served:
    """A running listener."""

    listener: Listener

    async def connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Open a connection to it."""
        return await asyncio.open_connection(*self.listener.address)

    async def exchange(self, data: bytes) -> bytes:
        """Send `data` on a new connection and return all that comes until the listener closes it."""
        reader, writer = await self.connect()
        writer.write(data)
        answer = await reader.read()
        writer.close()
        return answer


class Serving(Protocol):
    """Starts a listener and stops it."""

    def __call__(self, handler: Handler, **limits: float) -> AbstractAsyncContextManager[Served]:
        """Serve with the given limits in place of the usual ones."""


@pytest.fixture
def serving() -> Serving:
    """Return a context manager that serves a handler on a free port."""

    @asynccontextmanager
    async def serve(handler: Handler, **limits: float) -> AsyncIterator[Served]:
        chosen: dict[str, Any] = {"sweep_seconds": 0.01, "fresh_seconds": 0.01, **limits}
        listener = Listener(handler, limits=Limits(**chosen))
        await listener.start(bind("127.0.0.1", 0))
        try:
            yield Served(listener)
        finally:
            await listener.stop(drain=0.05)

    return serve


Run = Callable[[Coroutine[Any, Any, Any]], Any]


@pytest.fixture(params=["asyncio", "uvloop"])
def run(request: pytest.FixtureRequest) -> Run:
    """Return what runs a coroutine: on asyncio's own loop, and on uvloop where it is installed."""
    factory: Callable[[], asyncio.AbstractEventLoop] = asyncio.new_event_loop
    if request.param == "uvloop":
        factory = pytest.importorskip("uvloop").new_event_loop

    def run_on_loop(main: Coroutine[Any, Any, Any]) -> Any:
        async def patient() -> Any:
            return await asyncio.wait_for(main, PATIENCE)

        with asyncio.Runner(loop_factory=factory) as runner:
            return runner.run(patient())

    return run_on_loop
