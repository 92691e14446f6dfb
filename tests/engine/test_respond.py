"""A refusal becomes bytes, in AWS's own form."""

import json
from dataclasses import replace

import pytest

from gatewright.engine.catalogue import CAUSES
from gatewright.engine.respond import failure, refusal
from gatewright.model.cause import Signature
from gatewright.model.outcome import Deny
from gatewright.model.request import Request

REQUEST = Request(
    method="GET",
    host="",
    path="/",
    request_id="7b1c9f0e-4a53-4d7e-9d2b-3c5f6a8e1d20",
    extended_request_id="QZFY0GF8PHcEDJg=",
)
CAUSE = CAUSES["api-key.missing"]
DENIED = Signature(status=403, error_type="AccessDeniedException", message="User: {who} is not", response_type=None)


@pytest.mark.parametrize(
    ("cause_id", "length"), [("api-key.missing", 23), ("route.not-found", 42), ("stage.not-found", 23)]
)
def test_bodies_are_compact(cause_id: str, length: int) -> None:
    """Bodies have the lengths that transcripts show: no blank, no line end."""
    assert len(refusal(Deny(CAUSES[cause_id], ()), REQUEST).body) == length


def test_headers_are_those_recorded_in_their_order() -> None:
    """Content type, request id, error type, extended request id, in AWS's letters; no trace id, no Retry-After."""
    assert refusal(Deny(CAUSE, ()), REQUEST).headers == (
        ("Content-Type", "application/json"),
        ("x-amzn-RequestId", "7b1c9f0e-4a53-4d7e-9d2b-3c5f6a8e1d20"),
        ("x-amzn-ErrorType", "ForbiddenException"),
        ("x-amz-apigw-id", "QZFY0GF8PHcEDJg="),
    )


def test_the_member_is_the_one_of_the_signature() -> None:
    """Only an uncustomised ACCESS_DENIED says `Message` with a capital."""
    small, capital = (Deny(CAUSE, (), {"who": "anonymous"}, one) for one in (DENIED, replace(DENIED, member="Message")))

    assert refusal(small, REQUEST).body == b'{"message":"User: anonymous is not"}'
    assert refusal(capital, REQUEST).body == b'{"Message":"User: anonymous is not"}'


@pytest.mark.parametrize("who", ['a"b', "a\\b", "line\nend", "\u20ac", "<script>", "{message}", "\ud800"])
def test_what_a_caller_wrote_cannot_break_the_body(who: str) -> None:
    """Whatever of the request stands in an answer, the body stays one JSON object with one member."""
    body = json.loads(refusal(Deny(CAUSE, (), {"who": who, "message": "no"}, DENIED), REQUEST).body)

    assert body == {"message": f"User: {who.replace(chr(0xD800), '?')} is not"}


def test_a_call_that_cannot_be_decided_is_not_let_in() -> None:
    """Undetermined fails closed, in the form of AWS's own failures: 36 bytes, with a blank behind the colon."""
    response = failure(REQUEST)

    assert (response.status, len(response.body)) == (500, 36)
    assert response.header("x-amzn-ErrorType") == "InternalServerErrorException"
