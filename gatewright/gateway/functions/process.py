"""
One process of a function: started once, then one call after another, until it dies or is told to.

Nothing here waits: the process speaks to us over its runtime API and its standard output, and what it says arrives in
callbacks. It leads a process group of its own, and the group is killed as a whole.
"""

import asyncio
import contextlib
import json
import os
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Final, cast

from gatewright.gateway.functions import errors, memory
from gatewright.gateway.functions.call_log import CallLog
from gatewright.gateway.functions.errors import FunctionFault
from gatewright.gateway.functions.runnable import Runnable
from gatewright.gateway.functions.runtime_api import RESPONSE_BYTES, RuntimeConnection, listen

WATCH_SECONDS: Final = 0.02
"""How often the memory of a running call is looked at."""

TASK_ROOT: Final = b"/var/task"
"""Where the code of a function stands on AWS (documented: "Using Lambda environment variables")."""

_FEW_LINES: Final = 1000
"""As many lines are logged at once; more would hold the event loop."""

_PIECE_BYTES: Final = 4096
_LAST_WORDS: Final = 0.05
"""Seconds in which the output of a process that ended still arrives."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one call in a process."""

    payload: bytes
    """The answer, or the error."""

    failed: bool
    """Whether it is an error."""

    fault: FunctionFault | None
    """The error, where Lambda and not the function itself reports it."""

    duration_ms: float
    """How long it took."""

    tail: bytes
    """The end of its log."""


@dataclass(slots=True)
class _Call:
    """The call in progress."""

    request_id: str
    done: "asyncio.Future[Outcome]"
    started: float
    deadline: asyncio.TimerHandle
    watch: asyncio.TimerHandle | None = None
    answer: tuple[bytes, bool] | None = None
    fault: FunctionFault | None = None


class FunctionProcess(asyncio.SubprocessProtocol):
    """A process of one function."""

    def __init__(self, runnable: Runnable, log: CallLog) -> None:
        self.runnable = runnable
        self.idle_since = 0.0
        """The loop's time at which it last became idle."""
        self.retired = False
        """Whether it may take no further call."""
        self.released: Callable[[FunctionProcess], None] = lambda _: None
        """Told when it has ended, and nothing of it is left."""
        self._loop = asyncio.get_running_loop()
        self._log = log
        self._transport: asyncio.SubprocessTransport | None = None
        self._server: asyncio.Server | None = None
        self._waiting: RuntimeConnection | None = None
        self._ready: asyncio.Future[None] = self._loop.create_future()
        self._gone = asyncio.Event()
        self._call: _Call | None = None
        self._init_error: bytes | None = None
        self._out_of_memory = False
        self._peak_mb = 0
        self._unlogged = b""
        self._task_root = b""
        self._flooded = False
        self._started_at = 0.0
        self._init_ms: float | None = None

    # What the pool calls.

    async def open_runtime_api(self) -> str:
        """Open its runtime API and return the address."""
        self._server, address = await listen(self)
        return address

    async def start(self, command: list[str], variables: Mapping[str, str], directory: str) -> None:
        """Start the program; it becomes ready by itself."""
        self._task_root = json.dumps(directory)[1:-1].encode()
        self._started_at = perf_counter()
        try:
            await self._loop.subprocess_exec(
                lambda: self,
                *command,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
                cwd=directory,
                env=dict(variables),
                start_new_session=True,
            )
        except BaseException:
            self._close_runtime_api()
            raise

    async def settle(self, seconds: float) -> None:
        """Wait until it is ready or gone, but not for longer."""
        await asyncio.wait({self._ready}, timeout=seconds)

    async def ready(self, seconds: float) -> bool:
        """
        Wait until it asks for its first event, and say whether it does; `TimeoutError` when that takes longer.

        The seconds count from its start.
        """
        left = max(seconds - self.age, 0.001)
        await asyncio.wait_for(asyncio.shield(self._ready), left)
        return self.waits

    @property
    def waits(self) -> bool:
        """Return whether it waits for an event."""
        return self._waiting is not None and self._call is None and not self.retired

    @property
    def age(self) -> float:
        """Return how many seconds ago it was started."""
        return perf_counter() - self._started_at

    def init_fault(self, request_id: str) -> FunctionFault:
        """Return why it never took a call."""
        if self._init_error is not None:
            return errors.init_failed(self._init_error)
        return errors.exited(request_id, self._return_code())

    def abandon(self, request_id: str, fault: FunctionFault) -> bytes:
        """Log a call that it could not take; return the end of the log."""
        self._log.started(request_id)
        self._report(request_id, 0.0, fault)
        return self._log.take_tail()

    def call(self, request_id: str, event: bytes, headers: Mapping[str, str]) -> "asyncio.Future[Outcome]":
        """Give it an event; what comes of it arrives in the future."""
        connection, self._waiting = self._waiting, None
        if connection is None or self._call is not None:
            raise RuntimeError("expected a process that waits for an event")
        self._log.started(request_id)
        done: asyncio.Future[Outcome] = self._loop.create_future()
        deadline = self._loop.call_later(self.runnable.timeout, self._time_out)
        self._call = _Call(request_id, done, perf_counter(), deadline)
        self._call.watch = self._loop.call_later(WATCH_SECONDS, self._watch)
        connection.deliver({"Lambda-Runtime-Aws-Request-Id": request_id, **headers}, event or b"{}")
        return done

    def retire(self) -> None:
        """Take no further call; end now when idle, after the call in progress otherwise."""
        self.retired = True
        if self._call is None:
            self.kill()

    def kill(self) -> None:
        """End the process and all its children."""
        self.retired = True
        self._close_runtime_api()
        if self._transport is not None and not self._gone.is_set():
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._transport.get_pid(), signal.SIGKILL)

    async def gone(self) -> None:
        """Wait until it has ended, and let go of it."""
        if self._transport is not None:
            await self._gone.wait()
            self._release()

    # What its runtime API calls.

    def wants_event(self, connection: RuntimeConnection) -> None:
        """Note that it is ready, and that the call before is over."""
        self._waiting = connection
        if not self._ready.done():
            self._init_ms = (perf_counter() - self._started_at) * 1000
            self._ready.set_result(None)
        if self._call is not None:
            # Its last output is in the pipe already: it is read in this very turn of the loop.
            self._loop.call_soon(self._loop.call_soon, self._finish, self._call)

    def answered(self, request_id: str, body: bytes, *, failed: bool, size: int) -> bool:
        """Keep the answer until the process asks for the next event."""
        call = self._call
        if call is None or call.request_id != request_id or call.answer is not None:
            return False
        call.answer = (self._placed(body) if failed else body, failed)
        if size > RESPONSE_BYTES:
            call.fault = errors.answer_too_long()
        return True

    def hung_up(self, connection: RuntimeConnection) -> None:
        """End a process that waits for an event no more: it could not be given one."""
        if self._waiting is connection:
            self._waiting = None
            self.kill()

    def init_failed(self, body: bytes) -> None:
        """Keep the error; no event can follow."""
        self._init_error = self._placed(body)
        if not self._ready.done():
            self._ready.set_result(None)

    # What the event loop calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport, and bound the memory."""
        self._transport = cast(asyncio.SubprocessTransport, transport)
        memory.limit(self._transport.get_pid(), self.runnable.memory_mb)

    def pipe_data_received(self, _fd: int, data: bytes) -> None:
        """Log what it wrote; a flood of lines is taken in small pieces, and has to wait."""
        self._unlogged += data
        if not self._flooded:
            self._log_output()

    def process_exited(self) -> None:
        """End its children too, and the call that it leaves behind."""
        self.kill()
        self._gone.set()
        if not self._ready.done():
            self._ready.set_result(None)
        if self._call is not None:
            self._loop.call_later(_LAST_WORDS, self._finish, self._call)
        self._loop.call_later(2 * _LAST_WORDS, self._release)

    # What is left.

    def _placed(self, error: bytes) -> bytes:
        """Return an error whose stack names the places of the code as on AWS.

        Recorded: LocalStack's AWS-validated `test_lambda_selection_patterns` (2023-09-05).
        """
        return error.replace(self._task_root, TASK_ROOT) if self._task_root else error

    def _release(self) -> None:
        if self._transport is not None:
            self._transport.close()
        self.released(self)

    def _log_output(self) -> None:
        """Log a piece of what waits; after a piece of a flood, others have four times as long as it took."""
        before = perf_counter()
        few = self._unlogged.count(b"\n") <= _FEW_LINES
        piece = self._unlogged if few else self._unlogged[:_PIECE_BYTES]
        self._unlogged = self._unlogged[len(piece) :]
        self._log.output(piece)
        self._hold(flooded=not few)
        if not few:
            self._loop.call_later(4 * (perf_counter() - before), self._log_output)

    def _hold(self, *, flooded: bool) -> None:
        """Read no more of its output while a flood waits."""
        if flooded == self._flooded or self._transport is None:
            return
        self._flooded = flooded
        pipe = cast(asyncio.ReadTransport | None, self._transport.get_pipe_transport(1))
        with contextlib.suppress(RuntimeError):  # it closed meanwhile
            if pipe is not None:
                (pipe.pause_reading if flooded else pipe.resume_reading)()

    def _time_out(self) -> None:
        call = self._call
        if call is None:
            return
        call.fault = errors.timed_out(call.request_id, self.runnable.timeout)
        self._log.timed_out(call.request_id, self.runnable.timeout)
        # Before the process is gone: who waits must not wait for its end.
        self._finish(call)
        self.kill()

    def _watch(self) -> None:
        call = self._call
        if call is None or self._transport is None or self._gone.is_set():
            return
        resident = memory.resident_mb(self._transport.get_pid())
        self._peak_mb = max(self._peak_mb, resident)
        if resident > self.runnable.memory_mb:
            self._out_of_memory = True
            self.kill()
            return
        call.watch = self._loop.call_later(WATCH_SECONDS, self._watch)

    def _finish(self, call: _Call) -> None:
        """Report on a call, once."""
        if self._call is not call:
            return
        self._call = None
        call.deadline.cancel()
        if call.watch is not None:
            call.watch.cancel()
        duration_ms = (perf_counter() - call.started) * 1000
        fault = call.fault
        if fault is None and (call.answer is None or self._out_of_memory):
            fault = errors.exited(call.request_id, self._return_code(), out_of_memory=self._out_of_memory)
        self._report(call.request_id, duration_ms, fault)
        payload, failed = (fault.payload, True) if fault is not None else call.answer or (b"", True)
        self.idle_since = self._loop.time()
        if not call.done.done():
            call.done.set_result(Outcome(payload, failed, fault, duration_ms, self._log.take_tail()))

    def _report(self, request_id: str, duration_ms: float, fault: FunctionFault | None) -> None:
        init_ms, self._init_ms = self._init_ms, None
        pid = 0 if self._transport is None else self._transport.get_pid()
        self._peak_mb = max(self._peak_mb, memory.peak_mb(pid))
        status = None if fault is None else fault.status
        self._log.ended(request_id, duration_ms=duration_ms, peak_mb=self._peak_mb, init_ms=init_ms, status=status)
        if fault is not None and fault.line is not None:
            self._log.write(fault.line)

    def _return_code(self) -> int:
        code = None if self._transport is None else self._transport.get_returncode()
        return -signal.SIGKILL if code is None else code

    def _close_runtime_api(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._waiting is not None:
            self._waiting.close()
            self._waiting = None
