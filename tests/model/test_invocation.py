from dataclasses import FrozenInstanceError

import pytest

from gatewright.model.invocation import Invocation, Invoked

ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f"


def test_a_call_asks_no_policy_unless_it_has_a_source() -> None:
    """By itself a call is that of somebody who was authorized otherwise, with an empty event."""
    invocation = Invocation(function_arn=ARN)

    assert (None, b"{}", False) == (invocation.source_arn, invocation.payload, invocation.tail)


def test_an_answer_is_a_success_unless_it_says_otherwise() -> None:
    """Without an error and a failure, the status is 200 and the version the latest."""
    invoked = Invoked(payload=b"1", request_id="r")

    assert (None, None, 200, "$LATEST") == (
        invoked.function_error,
        invoked.failure,
        invoked.status,
        invoked.executed_version,
    )


def test_values_do_not_change() -> None:
    """Calls and answers are frozen."""
    with pytest.raises(FrozenInstanceError):
        Invocation(function_arn=ARN).payload = b""  # type: ignore[misc]
