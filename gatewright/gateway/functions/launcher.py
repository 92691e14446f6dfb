"""Start a process of a function: its log, its runtime API, its environment, its program."""

import asyncio
import secrets
import tempfile
import time
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from gatewright.gateway.functions.call_log import CallLog, Log
from gatewright.gateway.functions.environment import variables
from gatewright.gateway.functions.leash import leashed
from gatewright.gateway.functions.process import FunctionProcess
from gatewright.gateway.functions.runnable import Runnable
from gatewright.gateway.functions.runtimes import command, shown

Credentials = Callable[[Runnable], Awaitable[Mapping[str, str]]]
"""The `AWS_ACCESS_KEY_ID`, ... that a function calls AWS's APIs with."""

_STREAM_BYTES = 16


class Launcher:
    """Starts processes."""

    def __init__(self, log: Log, endpoint_url: Callable[[], str], credentials: Credentials) -> None:
        """Take where log events go, where functions find AWS's APIs, and with what they call them."""
        self._log = log
        self._endpoint_url = endpoint_url
        self._credentials = credentials

    async def launch(self, runnable: Runnable, task_root: Path) -> FunctionProcess:
        """Start a process; `ready` tells when it takes calls. Raises `OSError` when it cannot be started."""
        stream = f"{time.strftime('%Y/%m/%d', time.gmtime())}/[{runnable.version}]{secrets.token_hex(_STREAM_BYTES)}"
        log = CallLog(runnable, stream, self._log)
        process = FunctionProcess(runnable, log)
        program = command(runnable, str(task_root))
        signing = await self._credentials(runnable)
        version = await asyncio.to_thread(shown, runnable)
        program = await asyncio.to_thread(leashed, program)
        address = await process.open_runtime_api()
        log.write(f"INIT_START Runtime Version: {version}\n")
        environment = variables(
            runnable,
            task_root=str(task_root),
            scratch=tempfile.gettempdir(),
            runtime_api=address,
            log_stream=stream,
            endpoint_url=self._endpoint_url(),
            credentials=signing,
        )
        await process.start(program, environment, str(task_root))
        return process
