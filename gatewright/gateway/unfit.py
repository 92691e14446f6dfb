"""A call that the door let in, and whose request is not one that its method takes: an execution that failed at once.

Lines of the execution log: that of a body that does not fit is recorded (public threads), the others are inferred.
"""

from typing import Final

from gatewright.checks.request import body_invalid, media_type_unsupported
from gatewright.checks.request.evidence import CODING, COMPLAINTS
from gatewright.gateway.integrations.failure import ExecutionFailedError, Failure, failed
from gatewright.gateway.passed import Served
from gatewright.model.message import fill
from gatewright.model.outcome import Deny
from gatewright.model.request import Request

_MISFIT: Final = "Request body does not match model schema for content type {media_type}: {complaints}"
_NO_TEMPLATE: Final = "Execution failed: no request template for content type {media_type}, and no passing through"
_CODED: Final = "Execution failed: {coding}"


def unfit(denial: Deny, request: Request) -> Served:
    """Return what becomes of a call that the check `request` refuses."""
    answered = denial.answered
    message = fill(answered.message, denial.values)
    failure = Failure(answered.response_type or "", answered.status, answered.error_type, message)
    error = ExecutionFailedError(failure, _line(denial, message), validation=denial.values.get(COMPLAINTS))
    return failed(error, request)


def _line(denial: Deny, message: str) -> str:
    if CODING in denial.values:
        return fill(_CODED, denial.values)
    if denial.cause is body_invalid.CAUSE:
        return fill(_MISFIT, denial.values)
    return fill(_NO_TEMPLATE, denial.values) if denial.cause is media_type_unsupported.CAUSE else message
