"""
An asynchronous call, tried until it succeeds or has failed too often.

Restates "How Lambda handles errors and retries with asynchronous invocation":
https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
Two retries of a function that failed, after one minute and after two more; a throttled event is tried for six hours, at
intervals that grow from one second to five minutes. What waits here is lost when the server stops.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final

from gatewright.model.invocation import Invocation, Invoked

AFTER_AN_ERROR: Final = (60.0, 120.0)
"""Seconds before each retry of a function that failed."""

THROTTLED_SECONDS: Final = 6 * 3600.0
"""How long a throttled event is tried."""

_FIRST_WAIT: Final = 1.0
_LONGEST_WAIT: Final = 300.0

Sleep = Callable[[float], Awaitable[None]]


async def attempts(
    call: Callable[[Invocation], Awaitable[Invoked]],
    invocation: Invocation,
    request_id: str,
    *,
    sleep: Sleep = asyncio.sleep,
) -> Invoked:
    """Call until the event is dealt with, always under the same id; return the last answer."""
    invocation = replace(invocation, request_id=request_id)
    failed, waited, wait = 0, 0.0, _FIRST_WAIT
    while True:
        invoked = await call(invocation)
        if invoked.failure == "throttled" and waited < THROTTLED_SECONDS:
            await sleep(wait)
            waited, wait = waited + wait, min(2 * wait, _LONGEST_WAIT)
        elif invoked.function_error is not None and failed < len(AFTER_AN_ERROR):
            await sleep(AFTER_AN_ERROR[failed])
            failed += 1
        else:
            return invoked
