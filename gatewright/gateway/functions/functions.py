"""
The functions of one server: who is called, in which process, and what is answered.

A call runs in a task of its own: whoever waits for it may give up (a client that hangs up, an integration that times
out), and the function goes on, as on AWS. Nothing here raises for what a function does.
"""

import asyncio
import uuid
from collections import Counter
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Final

from gatewright.aws.request_content import FUNCTION_PAYLOAD
from gatewright.gateway.functions import callee, elsewhere, refusals, runtimes
from gatewright.gateway.functions.elsewhere import Send
from gatewright.gateway.functions.event_headers import headers
from gatewright.gateway.functions.known import KnownFunction, KnownFunctions, Name
from gatewright.gateway.functions.launcher import Launcher
from gatewright.gateway.functions.pool import Pool, StartFailed
from gatewright.gateway.functions.process import Outcome
from gatewright.gateway.functions.retries import attempts
from gatewright.gateway.functions.runnable import Runnable
from gatewright.model.invocation import Invocation, Invoked

ACCOUNT_CONCURRENCY: Final = 1000
"""Calls that an account may have in progress in a region (documented: Lambda quotas)."""

EVENT_BYTES: Final = 1024 * 1024
"""What an asynchronous call may carry (documented: Lambda quotas, 1 MB)."""

IDLE_SECONDS: Final = 300.0
"""How long an idle process is kept. AWS does not tell; its users measure five minutes and more."""

STARTS: Final = 4
"""Processes that may be starting at a time."""

_SWEEP_SECONDS: Final = 15.0

Key = tuple[Name, str]
"""A function and the version of it."""


class Functions:
    """Runs functions."""

    def __init__(
        self,
        known: KnownFunctions,
        launcher: Launcher,
        send: Send,
        root: Callable[[], Path],
        *,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        """Take which functions there are, who starts processes, who sends HTTP requests, and where code is unpacked."""
        self._known = known
        self._launcher = launcher
        self._send = send
        self._root = root
        self._idle_seconds = idle_seconds
        self._pools: dict[Key, Pool] = {}
        self._retired: set[Pool] = set()
        self._running: Counter[Name] = Counter()
        self._tasks: set[asyncio.Task[Invoked]] = set()
        self._starting = asyncio.Semaphore(STARTS)
        self._sweeping: asyncio.Task[None] | None = None

    # What callers call.

    async def invoke(self, invocation: Invocation) -> Invoked:
        """Call a function and wait for its answer."""
        return await asyncio.shield(self._task(self._invoke(invocation)))

    def submit(self, invocation: Invocation) -> Invoked | None:
        """Take an asynchronous call, to be tried up to three times; what stands in its way at once is returned."""
        request_id = invocation.request_id or str(uuid.uuid4())
        if len(invocation.payload) > EVENT_BYTES:
            return refusals.too_large(request_id, EVENT_BYTES)
        found = callee.find(self._known.current, invocation, request_id)
        if isinstance(found, Invoked):
            return found
        _started = self._task(attempts(self._invoke, invocation, request_id))
        return None

    def refusal(self, runtime: str) -> str | None:
        """Return why functions of a runtime cannot run here, `None` when they can."""
        return runtimes.refusal(runtime)

    # What the server calls.

    def start(self) -> None:
        """Begin to look after idle processes."""
        self._sweeping = asyncio.get_running_loop().create_task(self._sweep())

    def changed(self) -> None:
        """Let go of what runs a function as it no longer is."""
        for key, pool in tuple(self._pools.items()):
            name, version = key
            known = self._known.current.get(name)
            if known is None or known.versions.get(version) != pool.runnable:
                self._retire(key)

    async def close(self) -> None:
        """End every process, and every call with it."""
        if self._sweeping is not None:
            self._sweeping.cancel()
            await asyncio.gather(self._sweeping, return_exceptions=True)
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        pools = [*self._pools.values(), *self._retired]
        await asyncio.gather(*(pool.close() for pool in pools))

    # One call.

    def _task(self, work: Coroutine[Any, Any, Invoked]) -> asyncio.Task[Invoked]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _invoke(self, invocation: Invocation) -> Invoked:
        request_id = invocation.request_id or str(uuid.uuid4())
        found = callee.find(self._known.current, invocation, request_id)
        if isinstance(found, Invoked):
            return found
        runnable, known = found
        if len(invocation.payload) > FUNCTION_PAYLOAD:
            return refusals.too_large(request_id, FUNCTION_PAYLOAD)
        place = (runnable.account_id, runnable.region, runnable.name)
        reason = self._full(place, known)
        if reason is not None:
            return refusals.throttled(request_id, reason)
        self._running[place] += 1
        try:
            outcome = await self._outcome(runnable, invocation, request_id)
        finally:
            self._running[place] -= 1
        return _invoked(outcome, runnable, request_id, tail=invocation.tail)

    async def _outcome(self, runnable: Runnable, invocation: Invocation, request_id: str) -> Outcome:
        if runnable.runtime_url is not None:
            return await elsewhere.call(runnable, request_id, invocation.payload, self._send)
        pool = self._pool(runnable)
        try:
            process = await pool.take()
            while not process.waits:
                # It ended in the moment in which it was handed over.
                pool.give_back(process)
                process = await pool.take()
        except StartFailed as error:
            fault = error.fault(request_id)
            tail = b"" if error.process is None else error.process.abandon(request_id, fault)
            return Outcome(payload=fault.payload, failed=True, fault=fault, duration_ms=0.0, tail=tail)
        try:
            return await process.call(request_id, invocation.payload, headers(runnable, invocation))
        finally:
            pool.give_back(process)

    def _full(self, place: Name, known: KnownFunction) -> str | None:
        """Return why no further call of a function may run now, `None` when one may."""
        if known.reserved is not None:
            full = self._running[place] >= known.reserved
            return "ReservedFunctionConcurrentInvocationLimitExceeded" if full else None
        if sum(self._running.values()) < ACCOUNT_CONCURRENCY // 10:
            # The usual case, without adding up: AWS keeps at least a tenth of the account's for everyone.
            return None
        account, region, _ = place
        here = {where: one for where, one in self._known.current.items() if where[:2] == (account, region)}
        reserved = {where: one.reserved for where, one in here.items() if one.reserved is not None}
        running = sum(self._running[where] for where in here if where not in reserved)
        full = running >= ACCOUNT_CONCURRENCY - sum(reserved.values())
        return "ConcurrentInvocationLimitExceeded" if full else None

    # The pools.

    def _pool(self, runnable: Runnable) -> Pool:
        key = ((runnable.account_id, runnable.region, runnable.name), runnable.version)
        pool = self._pools.get(key)
        if pool is not None and pool.runnable == runnable:
            return pool
        self._retire(key)
        self._pools[key] = pool = Pool(
            runnable,
            package=lambda: self._known.package(runnable),
            root=self._root(),
            launcher=self._launcher,
            starting=self._starting,
        )
        return pool

    def _retire(self, key: Key) -> None:
        pool = self._pools.pop(key, None)
        if pool is not None:
            pool.retire()
            self._retired.add(pool)

    async def _sweep(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(min(_SWEEP_SECONDS, self._idle_seconds))
            for pool in self._pools.values():
                pool.reap(loop.time() - self._idle_seconds)
            for pool in [each for each in self._retired if not each.used]:
                self._retired.discard(pool)
                await pool.tidy()


def _invoked(outcome: Outcome, runnable: Runnable, request_id: str, *, tail: bool) -> Invoked:
    return Invoked(
        payload=outcome.payload,
        request_id=request_id,
        function_error="Unhandled" if outcome.failed else None,
        failure=None if outcome.fault is None else outcome.fault.failure,
        executed_version=runnable.version,
        log_tail=outcome.tail if tail else None,
    )
