"""
One call of a Lambda function, and what became of it: values that whoever calls and whoever runs functions share.

Restates "Invoke", AWS Lambda API reference: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
"""

from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Literal, Protocol

FunctionError = Literal["Handled", "Unhandled"]
"""`X-Amz-Function-Error`; today's runtimes only answer `Unhandled`."""

Failure = Literal[
    "not-found", "permission", "throttled", "too-large", "timeout", "init", "exit", "memory", "response", "unreachable"
]
"""What went wrong.

The first four never reached the function: no such function or version; its resource policy does not let API Gateway
in; too many calls at once; a payload above 6 MB. The others are function errors: over its time limit, broken before
its first event, its process ended, more memory than it may have, an answer above 6 MB, a runtime elsewhere that does
not answer. An error that the function itself raised is no failure: it is `function_error` alone.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invocation:
    """One call of a function."""

    function_arn: str
    """`arn:aws:lambda:<region>:<account>:function:<name>`, with `:<version or alias>` where one is named."""

    payload: bytes = b"{}"
    """The event, as JSON text; empty is as good as `{}`."""

    source_arn: str | None = None
    """On whose behalf API Gateway calls: `arn:aws:execute-api:...`, of a method or an authorizer.

    With it, the function's resource policy has to let `apigateway.amazonaws.com` in. `None` asks no policy: the caller
    was authorized otherwise (an IAM caller of `Invoke`, the role in an integration's `credentials`).
    """

    request_id: str | None = None
    """The id that the function sees as its own; `None` draws one."""

    tail: bool = False
    """Whether the end of the log is wanted (`LogType=Tail`)."""

    client_context: str | None = None
    """`X-Amz-Client-Context`: Base64 of a JSON object, for the function's context object."""

    trace_id: str | None = None
    """`X-Amzn-Trace-Id` of the request that led here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoked:
    """What became of a call."""

    payload: bytes
    """What the function returned, or its error as Lambda writes it: `{"errorMessage":...,"errorType":...}`."""

    request_id: str
    """The id of the call, as the function's log has it."""

    function_error: FunctionError | None = None
    """Set when the function failed; the status is 200 all the same."""

    failure: Failure | None = None
    """What went wrong, where it is more than an error that the function raised."""

    status: int = 200
    """The status of Lambda's own answer: 200, or 404, 403, 429, 413 for what never reached the function."""

    error_code: str | None = None
    """Lambda's error for what never reached the function: `ResourceNotFoundException`, ...; `None` otherwise."""

    message: str = ""
    """The text that goes with `error_code`."""

    reason: str | None = None
    """`Reason` of a `TooManyRequestsException`."""

    executed_version: str = "$LATEST"
    """`X-Amz-Executed-Version`: the version that an alias led to."""

    log_tail: bytes | None = None
    """The last 4 KB of the call's log, where they were wanted."""


class InvokesFunctions(Protocol):
    """Whoever runs functions: the one pool of a server."""

    def invoke(self, invocation: Invocation) -> Awaitable[Invoked]:
        """Call a function and wait for its answer; never raises for what a function does."""

    def submit(self, invocation: Invocation) -> Invoked | None:
        """Take an asynchronous call (`InvocationType=Event`); what stands in its way at once is returned."""

    def refusal(self, runtime: str) -> str | None:
        """Return why functions of a runtime cannot run here, `None` when they can."""
