import json

from gatewright.gateway.functions import refusals


def test_what_is_not_there_is_not_found() -> None:
    """404 and AWS's text, with the ARN that was called."""
    found = refusals.not_found("r", "arn:x")

    assert (404, "ResourceNotFoundException", "Function not found: arn:x", "not-found") == (
        found.status,
        found.error_code,
        found.message,
        found.failure,
    )
    assert {"Type": "User", "Message": "Function not found: arn:x"} == json.loads(found.payload)


def test_one_too_many_says_which_limit() -> None:
    """429, `Rate Exceeded.` and the reason."""
    found = refusals.throttled("r", "ReservedFunctionConcurrentInvocationLimitExceeded")

    assert (429, "TooManyRequestsException", "Rate Exceeded.", "throttled") == (
        found.status,
        found.error_code,
        found.message,
        found.failure,
    )
    assert "ReservedFunctionConcurrentInvocationLimitExceeded" == json.loads(found.payload)["Reason"]


def test_no_permission_and_too_much() -> None:
    """403 and 413."""
    assert (403, "permission") == (refusals.not_permitted("r", "a").status, refusals.not_permitted("r", "a").failure)
    assert "Request must be smaller than 6291456 bytes for the InvokeFunction operation" == (
        refusals.too_large("r", 6_291_456).message
    )
    assert 413 == refusals.too_large("r", 1).status
