"""
What a function behind AWS_PROXY answered, or the line of the execution log that says why it is no answer.

https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html. The lines are AWS's,
as users quote them.
"""

import json

from gatewright.aws.lambda_proxy_answer import MALFORMED, MalformedAnswerError, ProxyAnswer, read_answer
from gatewright.gateway.integrations.failure import BAD_GATEWAY, UNINVOKED, ExecutionFailedError
from gatewright.model.invocation import Invoked

_REFUSED = 300


def function_answer(invoked: Invoked) -> ProxyAnswer:
    """Return the answer of a function, or raise what its execution failed for."""
    if invoked.status >= _REFUSED:
        line = f"Lambda invocation failed with status: {invoked.status}. Lambda request id: {invoked.request_id}"
        raise ExecutionFailedError(UNINVOKED, line)
    if invoked.function_error is not None:
        line = (
            f"Lambda execution failed with status 200 due to customer function error: {error_message(invoked)}."
            f" Lambda request id: {invoked.request_id}"
        )
        raise ExecutionFailedError(BAD_GATEWAY, line)
    try:
        return read_answer(invoked.payload)
    except MalformedAnswerError:
        line = f"Execution failed due to configuration error: {MALFORMED}"
        raise ExecutionFailedError(BAD_GATEWAY, line) from None


def error_message(invoked: Invoked) -> str | None:
    """Return `errorMessage` of a function's answer; `None` when there is none."""
    try:
        document = json.loads(invoked.payload)
    except (ValueError, RecursionError):
        return None
    message = document.get("errorMessage") if isinstance(document, dict) else None
    return message if isinstance(message, str) else None
