"""The lines of a test's log are found in its answer."""

import json

import pytest

from gatewright.sources.recognise import kind_of, read
from gatewright.sources.test_invocation import log_of_test

LINES = """\
Execution log for request 1cda20c4-a4f5-11e8-a408-8d0b78241a21
Tue Aug 21 03:48:49 UTC 2018 : HTTP Method: GET, Resource Path: /books
Tue Aug 21 03:48:49 UTC 2018 : Endpoint request body after transformations: {"a":"b"}
Tue Aug 21 03:48:49 UTC 2018 : Execution failed due to configuration error: Invalid permissions on Lambda function
Tue Aug 21 03:48:49 UTC 2018 : Method completed with status: 500
"""
ANSWER = json.dumps(
    {"status": 500, "body": '{"message": "Internal server error"}', "log": LINES, "latency": 15}, indent=4
)


@pytest.mark.parametrize("text", [ANSWER, f"$ aws apigateway test-invoke-method --rest-api-id a\n{ANSWER}\n"])
def test_the_log_is_read_as_one(text: str) -> None:
    """With its command above it, or without."""
    (exchange,) = read(text.encode(), origin="-", call=pytest.fail)

    assert log_of_test(text) == LINES
    assert kind_of(text) == "log"
    assert (exchange.method, exchange.observation.status) == ("GET", 500)


@pytest.mark.parametrize(
    "text", ['{"log": {"entries": []}}', '{"log": "Execution log for request 1\\', "log: Execution log"]
)
def test_other_texts_are_none(text: str) -> None:
    """A HAR file's `log` is an object."""
    assert log_of_test(text) is None
