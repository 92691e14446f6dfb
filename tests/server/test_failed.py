"""What a client gets when the handler of his request raised."""

import logging

import pytest

from gatewright.model.request import Request
from gatewright.server.failed import failed


def test_the_log_has_why_and_the_client_has_not(caplog: pytest.LogCaptureFixture) -> None:
    """A 500 with both ids."""
    with caplog.at_level(logging.ERROR, "gatewright.server"):
        answer = failed(Request(method="GET", host="h", path="/", request_id="r1"), ValueError("a secret"))

    assert (500, "r1") == (answer.status, answer.header("x-amzn-RequestId"))
    assert b"secret" not in answer.body
    assert [("the handler failed for request r1", True)] == [
        (one.message, bool(one.exc_info)) for one in caplog.records
    ]
