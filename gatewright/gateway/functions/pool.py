"""
The processes of one version of a function: kept warm, and as many as are called at once.

A call takes an idle process; while there is none it waits for the first that becomes free, or for a new one that is
started on its behalf. Only a few are started at a time, over all functions, so that a burst of calls cannot drown the
machine in interpreters.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Final

from gatewright.aws.function_package import BadPackage
from gatewright.gateway.functions import packages
from gatewright.gateway.functions.errors import FunctionFault, not_startable, timed_out
from gatewright.gateway.functions.launcher import Launcher
from gatewright.gateway.functions.process import FunctionProcess
from gatewright.gateway.functions.runnable import Runnable

STARTING_SECONDS: Final = 1.0
"""How long a process counts among the few that may be starting at a time; most are ready long before."""

LIFE_SECONDS: Final = 6 * 3600.0
"""How long a process is used at most. AWS: "every few hours"; its credentials are good for longer."""

INIT_SECONDS: Final = 10.0
"""How long a process may take until its first event (documented: "Init phase")."""


class StartFailed(Exception):
    """A process that never took a call."""

    def __init__(self, fault: Callable[[str], FunctionFault], process: FunctionProcess | None) -> None:
        super().__init__("the function could not be started")
        self.fault = fault
        """Makes the error that the caller gets, from the id of the call."""
        self.process = process
        """The process, whose log tells why; `None` when there was none."""


class Pool:
    """The processes of one version of a function."""

    def __init__(
        self,
        runnable: Runnable,
        *,
        package: Callable[[], bytes],
        root: Path,
        launcher: Launcher,
        starting: asyncio.Semaphore,
    ) -> None:
        """Take what is run, its code, where to unpack it, who starts processes, and how many at a time."""
        self.runnable = runnable
        self._package = package
        self._root = root
        self._launcher = launcher
        self._starting = starting
        self._folder: asyncio.Future[Path] | None = None
        self._idle: list[FunctionProcess] = []
        self._all: set[FunctionProcess] = set()
        self._coming: set[FunctionProcess] = set()
        self._waiting: deque[asyncio.Future[FunctionProcess]] = deque()
        self._growing: set[asyncio.Task[None]] = set()
        self._closed = False

    @property
    def processes(self) -> int:
        """Return how many there are, those that are just ending among them."""
        return len(self._all)

    @property
    def used(self) -> bool:
        """Return whether any process is there, or on its way."""
        return bool(self._all or self._growing)

    async def take(self) -> FunctionProcess:
        """Return a process that waits for an event, or raise `StartFailed`."""
        while self._idle:
            process = self._idle.pop()
            if process.waits:
                return process
            process.kill()
        waiter: asyncio.Future[FunctionProcess] = asyncio.get_running_loop().create_future()
        self._waiting.append(waiter)
        self._grow_enough()
        return await waiter

    def give_back(self, process: FunctionProcess) -> None:
        """Take a process back after its call: the next call in line gets it, also when the pool is retired."""
        if process.age > LIFE_SECONDS:
            process.retire()
        self._hand_over(process)
        self._grow_enough()

    def _hand_over(self, process: FunctionProcess) -> None:
        waiter = self._next_waiter() if process.waits else None
        if waiter is not None:
            waiter.set_result(process)
        elif self._closed or not process.waits:
            process.kill()
        else:
            self._idle.append(process)

    def _grow_enough(self) -> None:
        """Start a process for each call that waits for one."""
        while len(self._growing) < sum(not each.done() for each in self._waiting):
            task = asyncio.get_running_loop().create_task(self._grow())
            self._growing.add(task)
            task.add_done_callback(self._growing.discard)

    def reap(self, idle_before: float) -> None:
        """End the processes that are idle since before a moment of the loop's time."""
        for process in [each for each in self._idle if each.idle_since < idle_before or not each.waits]:
            self._idle.remove(process)
            process.kill()

    def retire(self) -> None:
        """Take no further call: idle processes end now, busy ones after theirs, and those that calls wait for too."""
        self._closed = True
        self._idle.clear()
        for process in self._all - self._coming:
            process.retire()

    async def close(self) -> None:
        """End every process, now."""
        self.retire()
        for task in tuple(self._growing):
            task.cancel()
        await asyncio.gather(*self._growing, return_exceptions=True)
        while (waiter := self._next_waiter()) is not None:
            waiter.cancel()
        for process in tuple(self._all):
            process.kill()
            await process.gone()
        await self.tidy()

    async def tidy(self) -> None:
        """Remove the code, once no process uses it."""
        folder, self._folder = self._folder, None
        if folder is not None and folder.done() and not folder.cancelled() and folder.exception() is None:
            await asyncio.to_thread(packages.remove, folder.result())

    async def _grow(self) -> None:
        """Start a process for a call that waits; one that takes long is started once more, within the call's limit."""
        try:
            process = await self._tried(INIT_SECONDS) or await self._tried(float(self.runnable.timeout))
        except StartFailed as error:
            self._fail(error)
            return
        if process is None:
            self._fail(StartFailed(lambda request_id: timed_out(request_id, self.runnable.timeout), None))
        else:
            self._coming.discard(process)
            self._hand_over(process)

    async def _tried(self, seconds: float) -> FunctionProcess | None:
        """Start a process and return it when it is ready in time, `None` when it is not, or when no call waits."""
        async with self._starting:
            if not any(not each.done() for each in self._waiting):
                return None
            process = await self._launched()
            self._coming.add(process)
            # A process that only waits, say for a server that does not answer, must not keep others from starting.
            await process.settle(STARTING_SECONDS)
        try:
            ready = await process.ready(seconds)
        except TimeoutError:
            process.kill()
            return None
        except BaseException:
            process.kill()
            raise
        if not ready:
            process.kill()
            raise StartFailed(process.init_fault, process)
        return process

    def _fail(self, error: StartFailed) -> None:
        """Tell the first call that waits that no process can be had."""
        waiter = self._next_waiter()
        if waiter is not None:
            waiter.set_exception(error)

    async def _launched(self) -> FunctionProcess:
        try:
            process = await self._launcher.launch(self.runnable, await self._unpacked())
        except (OSError, ValueError) as error:
            text = str(error)
            raise StartFailed(lambda request_id: not_startable(request_id, text), None) from error
        self._all.add(process)
        process.released = self._released
        return process

    def _released(self, process: FunctionProcess) -> None:
        self._all.discard(process)
        self._coming.discard(process)

    async def _unpacked(self) -> Path:
        """Return the folder of the code, unpacked by whoever asks first."""
        if self._folder is None or (self._folder.done() and (self._folder.cancelled() or self._folder.exception())):
            self._folder = asyncio.ensure_future(asyncio.to_thread(self._unpack))
        return await asyncio.shield(self._folder)

    def _unpack(self) -> Path:
        try:
            return packages.unpack(self._package(), self._root, self.runnable.name)
        except BadPackage as error:
            raise OSError(str(error)) from error

    def _next_waiter(self) -> asyncio.Future[FunctionProcess] | None:
        while self._waiting:
            waiter = self._waiting.popleft()
            if not waiter.done():
                return waiter
        return None
