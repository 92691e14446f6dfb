"""
The errors that Lambda itself reports for a function, in its own words.

Recorded by others: `Sandbox.Timedout` with `RequestId: ... Error: Task timed out after 1.00 seconds` (seek-oss,
aws-codedeploy-infra changelog 2025; AWS's own runtime interface emulator has the same), `Runtime.ExitError` with
`Runtime exited with error: exit status 1`. `Runtime.OutOfMemory` and `signal: killed` are reported by users of AWS.
"""

import json
from dataclasses import dataclass
from typing import Final

from gatewright.gateway.functions.runtime_api import RESPONSE_BYTES
from gatewright.model.invocation import Failure

_SIGNALS: Final = {
    1: "hangup",
    2: "interrupt",
    4: "illegal instruction",
    6: "aborted",
    7: "bus error",
    8: "floating point exception",
    9: "killed",
    11: "segmentation fault",
    15: "terminated",
}
"""What Go calls the signals, in which Lambda's own supervisor is written."""


@dataclass(frozen=True, slots=True)
class FunctionFault:
    """An error that Lambda reports for a function."""

    failure: Failure
    """What kind it is."""

    payload: bytes
    """What the caller gets."""

    status: str
    """`Status` of the REPORT line: `timeout`, or `error` with its type."""

    line: str | None = None
    """What is logged of it after the REPORT line; `None` where it is logged already."""


def timed_out(request_id: str, seconds: int) -> FunctionFault:
    """Return the error of a call that took too long."""
    text = f"RequestId: {request_id} Error: Task timed out after {seconds}.00 seconds"
    return FunctionFault("timeout", payload("Sandbox.Timedout", text), "timeout")


def exited(request_id: str, return_code: int, *, out_of_memory: bool = False) -> FunctionFault:
    """Return the error of a call whose process ended; a negative code is a signal."""
    if return_code == 0:
        how = "Runtime exited without providing a reason"
    elif return_code > 0:
        how = f"Runtime exited with error: exit status {return_code}"
    else:
        how = f"Runtime exited with error: signal: {_SIGNALS.get(-return_code, -return_code)}"
    name = "Runtime.OutOfMemory" if out_of_memory else "Runtime.ExitError"
    text = f"RequestId: {request_id} Error: {how}"
    failure: Failure = "memory" if out_of_memory else "exit"
    return FunctionFault(failure, payload(name, text), f"error\tError Type: {name}", f"{text}\n{name}\n")


def answer_too_long() -> FunctionFault:
    """Return the error of an answer above the limit."""
    text = f"Response payload size exceeded maximum allowed payload size ({RESPONSE_BYTES} bytes)."
    name = "Function.ResponseSizeTooLarge"
    return FunctionFault("response", payload(name, text), f"error\tError Type: {name}")


def init_failed(body: bytes) -> FunctionFault:
    """Return the error that a runtime reported before its first event."""
    return FunctionFault("init", body or payload("Runtime.Unknown", ""), "error")


def not_startable(request_id: str, why: str) -> FunctionFault:
    """Return the error of a function whose program cannot be started at all."""
    return FunctionFault("init", payload("Runtime.InvalidEntrypoint", f"RequestId: {request_id} Error: {why}"), "error")


def unreachable(request_id: str, why: str) -> FunctionFault:
    """Return the error of a runtime elsewhere that gives no answer; the type and the text are ours."""
    text = f"RequestId: {request_id} Error: the runtime did not answer: {why}"
    return FunctionFault("unreachable", payload("Runtime.Unreachable", text), "error\tError Type: Runtime.Unreachable")


def payload(error_type: str, message: str) -> bytes:
    """Return an error as Lambda writes it."""
    return json.dumps({"errorType": error_type, "errorMessage": message}, separators=(",", ":")).encode()
