"""
What the runtime API tells a function beside its event.

Restates "Next invocation" of "Using the Lambda runtime API":
https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-next
"""

import base64
import binascii
import json
import re
import secrets
import time
from typing import Final

from gatewright.gateway.functions.runnable import Runnable
from gatewright.model.invocation import Invocation

_TRACE: Final = re.compile(r"[A-Za-z0-9=;:.-]{1,256}")


def headers(runnable: Runnable, invocation: Invocation) -> dict[str, str]:
    """Return the headers, all but the id of the call."""
    trace = invocation.trace_id
    if trace is None or not _TRACE.fullmatch(trace):
        trace = f"Root=1-{int(time.time()):08x}-{secrets.token_hex(12)};Parent={secrets.token_hex(8)};Sampled=0"
    found = {
        "Lambda-Runtime-Deadline-Ms": str(int((time.time() + runnable.timeout) * 1000)),
        "Lambda-Runtime-Invoked-Function-Arn": invocation.function_arn,
        "Lambda-Runtime-Trace-Id": trace,
    }
    context = client_context(invocation.client_context or "")
    if context is not None:
        found["Lambda-Runtime-Client-Context"] = context
    return found


def client_context(text: str) -> str | None:
    """Return the JSON object that `X-Amz-Client-Context` holds, on one line; `None` when it holds none."""
    try:
        value = json.loads(base64.b64decode(text, validate=True))
    except (binascii.Error, ValueError, RecursionError):
        return None
    return json.dumps(value, separators=(",", ":")) if isinstance(value, dict) else None
