"""
A function whose runtime is provided elsewhere: its event is sent to a URL, as to AWS's runtime interface emulator.

Restates the use of "AWS Lambda Runtime Interface Emulator"
(https://github.com/aws/aws-lambda-runtime-interface-emulator): a POST to `/2015-03-31/functions/function/invocations`.
The emulator answers 200 for errors of the function too, so that an answer with `errorType` and `errorMessage` counts as
one (inferred from its source).
"""

import json
import time
from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import urlsplit

from gatewright.gateway.functions import errors
from gatewright.gateway.functions.errors import FunctionFault
from gatewright.gateway.functions.process import Outcome
from gatewright.gateway.functions.runnable import Runnable
from gatewright.gateway.upstream_message import TimedOutError, UpstreamError, UpstreamRequest, UpstreamResponse
from gatewright.model.fields import first_of

PATH: Final = "/2015-03-31/functions/function/invocations"
"""Where the emulator takes events."""

Send = Callable[..., Awaitable[UpstreamResponse]]
"""Who sends requests to HTTP back ends: `Upstream.send`."""


async def call(runnable: Runnable, request_id: str, event: bytes, send: Send) -> Outcome:
    """Send an event to where the function runs, and return what came of it."""
    started = time.monotonic()
    fault: FunctionFault | None = None
    payload, failed = b"", True
    try:
        response = await send(_request(runnable, event), deadline=float(runnable.timeout))
    except TimedOutError:
        fault = errors.timed_out(request_id, runnable.timeout)
    except (UpstreamError, ValueError) as error:
        fault = errors.unreachable(request_id, str(error))
    else:
        payload, failed = response.body, _failed(response)
    return Outcome(
        payload=fault.payload if fault is not None else payload,
        failed=failed,
        fault=fault,
        duration_ms=(time.monotonic() - started) * 1000,
        tail=b"",
    )


def _request(runnable: Runnable, event: bytes) -> UpstreamRequest:
    parts = urlsplit(runnable.runtime_url or "")
    secure = parts.scheme == "https"
    return UpstreamRequest(
        method="POST",
        scheme="https" if secure else "http",
        host=parts.hostname or "",
        port=parts.port or (443 if secure else 80),
        target=parts.path if parts.path not in ("", "/") else PATH,
        headers=(("Content-Type", "application/json"),),
        body=event or b"{}",
    )


def _failed(response: UpstreamResponse) -> bool:
    if response.status >= 400 or first_of(response.headers, "x-amz-function-error") is not None:
        return True
    if b'"errorType"' not in response.body:
        return False
    try:
        body = json.loads(response.body)
    except (ValueError, RecursionError):
        return False
    return isinstance(body, dict) and {"errorType", "errorMessage"} <= body.keys()
