"""
What Lambda answers to a call that never reaches its function.

Restates "Errors" of "Invoke": https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
Recorded by LocalStack's snapshot tests (test_lambda, 2023 to 2025): `Function not found: <arn>`, `Rate Exceeded.`.
"""

import json

from gatewright.model.invocation import Failure, Invoked


def not_found(request_id: str, function_arn: str) -> Invoked:
    """Refuse a call of what is not there."""
    text = f"Function not found: {function_arn}"
    return _refused(request_id, "not-found", 404, "ResourceNotFoundException", text)


def not_permitted(request_id: str, function_arn: str) -> Invoked:
    """Refuse a call that the function's resource policy does not allow; callers of an API never see this text."""
    text = f"The function policy of {function_arn} does not let API Gateway invoke the function for this source"
    return _refused(request_id, "permission", 403, "AccessDeniedException", text)


def throttled(request_id: str, reason: str) -> Invoked:
    """Refuse a call that is one too many."""
    return _refused(request_id, "throttled", 429, "TooManyRequestsException", "Rate Exceeded.", reason)


def too_large(request_id: str, most: int) -> Invoked:
    """Refuse an event that is too long."""
    text = f"Request must be smaller than {most} bytes for the InvokeFunction operation"
    return _refused(request_id, "too-large", 413, "RequestTooLargeException", text)


def _refused(
    request_id: str, failure: Failure, status: int, code: str, text: str, reason: str | None = None
) -> Invoked:
    members = {"Reason": reason} if reason is not None else {}
    body = json.dumps({**members, "Type": "User", "Message": text}, separators=(",", ":"))
    return Invoked(
        payload=body.encode(),
        request_id=request_id,
        failure=failure,
        status=status,
        error_code=code,
        message=text,
        reason=reason,
    )
