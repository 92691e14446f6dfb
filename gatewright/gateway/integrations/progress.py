"""How far a call to a backend has come, and how long it may take."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from gatewright.aws.integration_outcome import NO_INTEGRATION, Integration
from gatewright.engine.execution_log import Exchange, Execution
from gatewright.gateway.integrations.failure import ExecutionFailedError, failed
from gatewright.gateway.passed import Passed, Served
from gatewright.model.response import Response

LONGEST_TIMEOUT: Final = 29_000
"""Milliseconds that an integration may take where nothing else is set (documented quota)."""


@dataclass(slots=True)
class Progress:
    """How far one call has come: what its log shows even when it fails later."""

    exchange: Exchange | None = None
    """The talk with the backend."""

    integration: Integration = NO_INTEGRATION
    """What it answered."""


async def followed(passed: Passed, work: Callable[[Passed, Progress], Awaitable[Response]]) -> Served:
    """Return what the work on a call came to, or what it failed for, with how far it came."""
    progress = Progress()
    try:
        response = await work(passed, progress)
    except ExecutionFailedError as error:
        return failed(error, passed.call.request, exchange=progress.exchange, integration=progress.integration)
    return Served(response=response, integration=progress.integration, execution=Execution(exchange=progress.exchange))
