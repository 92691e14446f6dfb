"""
The workers of one server: started, watched, told of every commit, exchanged one by one, and stopped.

The server's process binds the ports, and each worker inherits the listening sockets, so that a connection which waits
to be accepted is lost neither when a worker dies nor when it is exchanged. A worker that dies is replaced. One that
does not say in time that a commit counts at its door is killed: otherwise a client could be told "deployed", and meet
the old state.
"""

import asyncio
import contextlib
import logging
import os
import signal
import socket
import sys
import time
from asyncio.subprocess import Process
from collections.abc import Callable
from functools import partial
from typing import Final, cast

from gatewright.gateway.board import Board
from gatewright.gateway.functions.leash import leashed
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.server.settings import Settings
from gatewright.server.workers.channel import Channel, ChannelError
from gatewright.server.workers.messages import Begin, Elsewhere, Flush, Reach, Ready, Refresh, Welcome

START_SECONDS: Final = 60.0
"""How long a worker may take to become ready."""

ANSWER_SECONDS: Final = 10.0
"""How long a worker may take to follow a commit, or to hand over its logs."""

_LEAVE_SECONDS: Final = 5.0
"""How long a worker may take to leave beyond the time for its calls."""

_LONG_LIVED: Final = 5.0
_MOST_PATIENCE: Final = 5.0

_log = logging.getLogger("gatewright.server")


class WorkerFailed(Exception):
    """A worker did not become ready."""


class Member:
    """One worker."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.began = time.monotonic()
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.leaving = False
        self.questions: Channel
        self.errands: Channel

    def kill(self) -> None:
        """End it at once."""
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()

    def leave(self) -> None:
        """Let it finish its calls, and go."""
        self.leaving = True
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGTERM)


class Crew:
    """The workers of one server."""

    def __init__(
        self,
        settings: Settings,
        answer: Callable[[object], object],
        revision: Callable[[], int],
        board: Board,
    ) -> None:
        """Take what a worker is told, who answers their messages, the state's revision, and what all of them share."""
        self._board = board
        self._settings = settings
        self._answer = answer
        self._revision = revision
        self._living: set[Member] = set()
        self._members: set[Member] = set()
        """Those of the living that accept connections."""
        self._watching: set[asyncio.Task[None]] = set()
        self._exchanging = asyncio.Lock()
        self._refreshing = asyncio.Lock()
        self._known = 0
        """The revision that counts at every door."""
        self._stopping = False
        self._deaths = 0
        self._sockets: tuple[socket.socket, socket.socket]

    @property
    def pids(self) -> list[int]:
        """Return the process ids of those that accept connections, the oldest first."""
        return [member.process.pid for member in sorted(self._members, key=lambda each: each.began)]

    async def start(self, plain: socket.socket, tls: socket.socket) -> None:
        """Start them on two listening sockets; raise `WorkerFailed` when one does not become ready."""
        self._sockets = (plain, tls)
        await asyncio.gather(*(self._hire() for _ in range(self._settings.workers)))

    async def refresh(self, revision: int) -> None:
        """Return when a commit counts at every door; those that come meanwhile go with the next message."""
        if revision <= self._known:
            return
        async with self._refreshing:
            if revision > self._known:
                latest = self._revision()
                await self._everybody(Refresh(latest))
                self._known = latest

    async def flush(self) -> None:
        """Return when every worker has handed over what it logged."""
        await self._everybody(Flush())

    async def exchange(self) -> None:
        """Replace every worker by a new one, without a moment in which nobody accepts."""
        async with self._exchanging:
            for old in tuple(self._members):
                if self._stopping:
                    return
                try:
                    await self._hire()
                except WorkerFailed as error:
                    _log.error("the workers stay as they are: %s", error)
                    return
                old.leave()

    async def stop(self, drain: float) -> None:
        """Let them finish, at most for `drain` seconds; then end them."""
        self._stopping = True
        members = tuple(self._living)
        for member in members:
            if member in self._members:
                member.leave()
            else:
                member.kill()
        gone = [asyncio.ensure_future(member.process.wait()) for member in members]
        if gone:
            _, late = await asyncio.wait(gone, timeout=drain + _LEAVE_SECONDS)
            if late:
                for member in members:
                    member.kill()
            await asyncio.gather(*gone)
        await asyncio.gather(*self._watching)

    # One worker.

    async def _hire(self) -> None:
        member = await self._begin()
        watching = asyncio.create_task(self._watch(member))
        self._watching.add(watching)
        watching.add_done_callback(self._watching.discard)
        try:
            async with asyncio.timeout(START_SECONDS):
                await member.ready
        except (TimeoutError, ChannelError):
            member.leaving = True
            member.kill()
            raise WorkerFailed("a worker did not start") from None

    async def _begin(self) -> Member:
        loop = asyncio.get_running_loop()
        pairs = (socket.socketpair(), socket.socketpair())
        theirs = [pair[1] for pair in pairs]
        descriptors = [*(each.fileno() for each in (*theirs, *self._sockets)), self._board.descriptor]
        path = os.pathsep.join(each or str(os.getcwd()) for each in sys.path)  # noqa: PTH109 - as Python itself has it
        process = await asyncio.create_subprocess_exec(
            *leashed([sys.executable, "-m", "gatewright.server.workers.worker", *map(str, descriptors[:2])]),
            pass_fds=descriptors,
            stdin=asyncio.subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )
        for each in theirs:
            each.close()
        member = Member(process)
        self._living.add(member)
        if self._stopping:
            member.kill()
        channels = []
        for ours, _ in pairs:
            made = partial(Channel, partial(self._heard, member), partial(self._lost, member))
            _, channel = await loop.create_unix_connection(made, sock=ours)
            channels.append(channel)
        member.questions, member.errands = channels
        member.questions.tell(Begin(self._settings, *descriptors[2:]))
        return member

    def _heard(self, member: Member, message: object) -> object:
        if isinstance(message, Elsewhere):
            return self._elsewhere(member, message.request)
        if not isinstance(message, Ready):
            return self._answer(message)
        # From here on it hears of every commit; of those before, in the answer.
        self._members.add(member)
        if not member.ready.done():
            member.ready.set_result(None)
        return Welcome(self._revision())

    async def _elsewhere(self, asking: Member, request: Request) -> Response | None:
        """Return what another worker answers of a WebSocket connection that it holds; `None` where nobody does."""
        others = [member for member in self._members if member is not asking]
        found = await asyncio.gather(*(self._reached(member, request) for member in others))
        return next((response for response in found if response is not None), None)

    async def _reached(self, member: Member, request: Request) -> Response | None:
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                return cast(Response | None, await member.errands.ask(Reach(request)))
        except (TimeoutError, ChannelError):
            # Whoever is gone holds no connection.
            return None

    def _lost(self, member: Member) -> None:
        if not member.ready.done():
            member.ready.set_exception(ChannelError("a worker ended before it was ready"))

    async def _watch(self, member: Member) -> None:
        status = await member.process.wait()
        known = member in self._members
        self._living.discard(member)
        self._members.discard(member)
        if self._stopping or member.leaving or not known:
            return
        _log.warning("worker %d ended with status %d; another takes its place", member.process.pid, status)
        self._deaths = 0 if time.monotonic() - member.began > _LONG_LIVED else self._deaths + 1
        while not self._stopping:
            await asyncio.sleep(min(_MOST_PATIENCE, 0.1 * (2 ** min(self._deaths, 8) - 1)))
            try:
                await self._hire()
            except WorkerFailed as error:
                self._deaths += 1
                _log.error("%s; it is tried again", error)
            else:
                return

    # All of them.

    async def _everybody(self, message: object) -> None:
        members = tuple(self._members)
        if members:
            await asyncio.gather(*(self._one(member, message) for member in members))

    async def _one(self, member: Member, message: object) -> None:
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                await member.questions.ask(message)
        except TimeoutError:
            _log.error("worker %d does not answer, and is ended", member.process.pid)
            member.kill()
            await member.process.wait()
        except ChannelError:
            # It is gone, or could not do it, and logged why: either way nobody may meet it again.
            member.kill()
            await member.process.wait()
