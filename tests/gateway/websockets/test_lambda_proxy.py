"""Functions behind routes, and what becomes of their answers."""

import pytest

from gatewright.model.invocation import Invoked
from tests.gateway.told_functions import URI, ToldFunctions, answered
from tests.gateway.websockets.stages import call, served, stage
from tests.websocket_apis import message

PROXY = {"IntegrationType": "AWS_PROXY", "IntegrationUri": URI}


@pytest.mark.parametrize(
    ("answer", "status", "message_"),
    [
        (answered({"statusCode": 401, "body": "no"}), 401, None),
        (answered({"errorMessage": "x"}, function_error="Unhandled"), 502, "Internal server error"),
        (answered(b"null"), 502, "Internal server error"),
        (answered("hello"), 502, "Internal server error"),
        (answered({}, status=429), 500, "Internal server error"),
        (answered({}, status=403, failure="permission"), 500, "Internal server error"),
    ],
)
def test_an_answer_is_read_as_that_of_a_rest_api(answer: Invoked, status: int, message_: str | None) -> None:
    """What cannot be read, a function that raises, and one that may not be called fail."""
    routes = stage("join", PROXY, functions=ToldFunctions(answer=answer))
    one = served(routes.serve(call(message('{"action": "join"}'), "join")))

    assert (status, message_) == (one.response.status, one.failure)


def test_a_function_may_take_too_long() -> None:
    """Then the client hears so."""
    routes = stage("join", {**PROXY, "TimeoutInMillis": 1}, functions=ToldFunctions(seconds=0.2))
    one = served(routes.serve(call(message('{"action": "join"}'), "join")))

    assert "Endpoint request timed out" == one.failure
