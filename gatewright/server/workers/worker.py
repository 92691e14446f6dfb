"""
One worker: a process that accepts connections and decides calls of APIs.

It reads the same state as the server's process, which started it, and writes nothing: whatever changes something, and
whatever has to be the same at every door, is asked for (`remote`). Requests that are for no API go to the server's
process as they came, whole: what is a call of the control plane, and what is not, is decided there.
"""

import asyncio
import contextlib
import os
import signal
import socket
import sys
import time
from collections.abc import Awaitable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final, cast

from gatewright.aws.websocket_routes import is_about_connections
from gatewright.console.recorder import Recorder
from gatewright.console.recording import Doors
from gatewright.gateway import garbage
from gatewright.gateway.authorizers import LambdaAuthorizers
from gatewright.gateway.backends import Backends
from gatewright.gateway.board import Board
from gatewright.gateway.front_door import FrontDoor
from gatewright.gateway.functions.known import KnownFunctions
from gatewright.gateway.issuer_keys import IssuerKeys
from gatewright.gateway.logs import Logs
from gatewright.gateway.snapshot import Snapshots
from gatewright.gateway.web_acl_samples import Samples
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.server import ports, root_credentials
from gatewright.server.addressed import is_for_an_api
from gatewright.server.event_loop import runner
from gatewright.server.listener import Listener
from gatewright.server.security_groups import SecurityGroups
from gatewright.server.tls.authority import Authority
from gatewright.server.tls.domains import Domains
from gatewright.server.tls.listener import TlsListener
from gatewright.server.tls.names import Names
from gatewright.server.too_long import by_kind_of_api
from gatewright.server.vpc_endpoint_calls import by_name
from gatewright.server.workers.channel import Channel
from gatewright.server.workers.messages import (
    Answered,
    Begin,
    Elsewhere,
    Flush,
    Forward,
    Inward,
    Reach,
    Ready,
    Refresh,
    Welcome,
)
from gatewright.server.workers.remote import (
    RemoteAnswers,
    RemoteCaches,
    RemoteEvents,
    RemoteFunctions,
    RemoteUsage,
    remote_samples,
)
from gatewright.services.cognito_idp.published import key_set_of
from gatewright.store.reader import StoreReader

_GONE: Final = 410


class Worker:
    """The data plane of one process."""

    def __init__(self, begin: Begin, questions: Channel, errands: Channel) -> None:
        """Take what the server says, its channel for questions, and that for what takes longer."""
        settings = begin.settings
        assert settings.state is not None
        loop = asyncio.get_running_loop()
        self._begin = begin
        self._doors = Doors(("", 0), ("", 0))
        self._errands = errands
        self._store = StoreReader.beside(settings.state)
        self._snapshots = Snapshots(
            self._store,
            settings.account_id,
            message_wording=settings.message_wording,
            account_throttle=settings.account_throttle,
            allow_unenforced=settings.allow_unenforced,
            given_keys=root_credentials.access_keys(settings.root_credentials, settings.account_id),
        )
        self._known = KnownFunctions(self._store)
        names = Names(Authority.open(settings.state), ports.names(settings))
        self._domains = Domains(self._store, settings.account_id, names)
        self._groups = SecurityGroups(self._store)
        functions = RemoteFunctions(errands, self._known)
        self._logs = Logs(RemoteEvents(questions, loop.call_soon_threadsafe), Samples(remote_samples(questions)))
        self._usage = RemoteUsage(questions, Board(begin.board))
        self._keys = IssuerKeys(partial(key_set_of, self._store))
        self._backends = Backends(functions, self._ask, RemoteCaches(questions), settings.vpc_link_targets)
        self._door = FrontDoor(
            self._snapshots,
            self._usage,
            self._backends,
            self._logs,
            self._keys,
            LambdaAuthorizers(functions, elsewhere=RemoteAnswers(questions)),
            allow_unenforced=settings.allow_unenforced,
        )
        # The others get their part of a burst, which whoever wakes first would take whole.
        too_long, trusted = by_kind_of_api(lambda: self._snapshots.current), settings.trusted_proxies
        self._listener = Listener(self._handle, too_long=too_long, trusted=trusted, one_at_a_time=True)
        self._tls_listener = TlsListener(self._handle, names, too_long=too_long, trusted=trusted, at_once=1)
        self._recorder = Recorder(
            self._logs.noted, lambda: self._doors, lambda batch: questions.tell(Answered(batch)), time.monotonic
        )
        self._recording: asyncio.Task[None] | None = None
        self._reading = ThreadPoolExecutor(max_workers=1, thread_name_prefix="snapshot")

    @property
    def revision(self) -> int:
        """The revision that counts at this door."""
        return self._snapshots.current.revision

    async def refresh(self, revision: int) -> None:
        """Let everything up to a revision count."""
        await asyncio.get_running_loop().run_in_executor(self._reading, self._refresh, revision)

    def _refresh(self, revision: int) -> None:
        if revision > self._snapshots.current.revision:
            self._store.catch_up()
            self._snapshots.refresh()
            self._known.refresh()
            self._domains.refresh()
            self._groups.refresh()

    async def flush(self) -> None:
        """Hand over what was counted and logged so far."""
        self._usage.hand_over()
        self._recorder.hand_over()
        await asyncio.get_running_loop().run_in_executor(None, self._logs.flush)

    async def start(self) -> None:
        """Accept connections from now on."""
        self._logs.start()
        plain, over_tls = (socket.socket(fileno=each) for each in (self._begin.plain, self._begin.tls))
        self._doors = Doors(plain.getsockname()[:2], over_tls.getsockname()[:2])
        await self._listener.start(plain)
        await self._tls_listener.start(over_tls)
        self._recording = asyncio.get_running_loop().create_task(self._recorder.run())

    async def stop(self) -> None:
        """Finish what is in flight, and hand over what was logged."""
        self._groups.end()
        drain = self._begin.settings.drain
        await asyncio.gather(self._listener.stop(drain), self._tls_listener.stop(drain))
        await self._keys.close()
        await self._backends.close()
        self._usage.hand_over()
        if self._recording is not None:
            self._recording.cancel()
        self._recorder.hand_over()
        await asyncio.to_thread(self._logs.close)

    def _handle(self, request: Request) -> Response | Awaitable[Response]:
        if "vpce-" in request.host and request.peer.vpc_endpoint is None:
            request = by_name(request, self._begin.settings.trusted_proxies)
            if not self._groups.let_in(request):
                return self._groups.silence()
        if not is_for_an_api(request, self._snapshots.current):
            return self._forward(request)
        if is_about_connections(request.path):
            return self._about_connection(request)
        return self._door(request)

    async def _about_connection(self, request: Request) -> Response:
        """Answer about a WebSocket connection; one that is not here may be at another worker's door."""
        answer = self._door(request)
        response = answer if isinstance(answer, Response) else await answer
        if response.status != _GONE:
            return response
        return cast(Response | None, await self._errands.ask(Elsewhere(request))) or response

    async def reach(self, request: Request) -> Response | None:
        """Answer about a WebSocket connection that is here; `None` where it is not."""
        answer = self._door(request)
        response = answer if isinstance(answer, Response) else await answer
        return None if response.status == _GONE else response

    async def _forward(self, request: Request) -> Response:
        return cast(Response, await self._errands.ask(Forward(request)))

    async def _ask(self, request: Request) -> Response:
        return cast(Response, await self._errands.ask(Inward(request)))


class Process:
    """The process of a worker: what it hears, and when it ends."""

    def __init__(self) -> None:
        self._begun: asyncio.Future[Begin] = asyncio.get_running_loop().create_future()
        self._stop = asyncio.Event()
        self._worker: Worker | None = None

    async def run(self, questions: int, errands: int) -> None:
        """Live until told to stop."""
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, self._stop.set)
        # The terminal's interrupt goes to the whole group; the server's process says when to stop.
        for number in (signal.SIGINT, signal.SIGHUP):
            loop.add_signal_handler(number, lambda: None)
        channels = [await self._channel(each) for each in (questions, errands)]
        begin = await self._begun
        with garbage.starting():
            worker = self._worker = Worker(begin, *channels)
            await worker.refresh(0)
            welcome = cast(Welcome, await channels[0].ask(Ready()))
            await worker.refresh(welcome.revision)
            await worker.start()
        await self._stop.wait()
        await worker.stop()
        for channel in channels:
            await channel.close()

    async def _channel(self, descriptor: int) -> Channel:
        _, channel = await asyncio.get_running_loop().create_unix_connection(
            lambda: Channel(self._hear, self._orphaned), sock=socket.socket(fileno=descriptor)
        )
        return channel

    def _hear(self, message: object) -> Awaitable[object] | None:
        if isinstance(message, Begin):
            self._begun.set_result(message)
            return None
        assert self._worker is not None
        if isinstance(message, Refresh):
            return self._worker.refresh(message.revision)
        if isinstance(message, Flush):
            return self._worker.flush()
        if isinstance(message, Reach):
            return self._worker.reach(message.request)
        raise ValueError(f"expected a message to a worker, not a {type(message).__name__}")

    def _orphaned(self) -> None:
        """End at once: without the server's process no call can be answered rightly."""
        if not self._stop.is_set():
            os._exit(1)


def main(arguments: list[str]) -> None:
    """Run a worker on the two channels that it inherited."""

    async def live() -> None:
        await Process().run(*map(int, arguments))

    with runner() as loop, contextlib.suppress(KeyboardInterrupt):
        loop.run(live())


if __name__ == "__main__":
    main(sys.argv[1:])
