"""What a client hears when the server itself fails."""

import logging
import sqlite3

import pytest

from gatewright.services.failures import failed

TEXT = "The request processing has failed because of an unknown error, exception or failure."


@pytest.mark.parametrize(
    ("service", "code"),
    [
        ("apigateway", "InternalFailure"),
        ("sts", "InternalFailure"),
        ("iam", "ServiceFailure"),
        ("lambda", "ServiceException"),
        ("logs", "ServiceUnavailableException"),
        ("cognito-idp", "InternalErrorException"),
    ],
)
def test_the_code_is_that_of_the_service(service: str, code: str) -> None:
    """A 500 in each case, which SDKs try again."""
    error = failed(service, sqlite3.OperationalError("disk I/O error"), "r")

    assert (code, TEXT, 500) == (error.code, error.message, error.status)


def test_a_full_disk_is_one_line_and_a_mistake_of_ours_has_its_trace(caplog: pytest.LogCaptureFixture) -> None:
    """The client is told neither."""
    with caplog.at_level(logging.ERROR):
        failed("iam", sqlite3.OperationalError("database or disk is full"), "r1")
        failed("iam", ValueError("oh"), "r2")

    assert [
        ("the state cannot be used: database or disk is full; a call of iam was refused (r1)", False),
        ("a call of iam failed (r2)", True),
    ] == [(record.message, bool(record.exc_info)) for record in caplog.records]
