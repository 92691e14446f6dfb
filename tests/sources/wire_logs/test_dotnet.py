"""What .NET's messages print."""

from gatewright.model.unknown import UNKNOWN
from gatewright.sources.wire_logs.clients import logged_calls

REQUEST = "Method: GET, RequestUri: 'https://h.example.com/p', Version: 1.1, Headers:\n{\n  x-api-key: k\n}\n"
ANSWER = (
    "StatusCode: 403, ReasonPhrase: 'Forbidden', Version: 2.0, Content: C, Headers:\n{\n"
    "  x-amzn-ErrorType: ForbiddenException\n}"
)


def test_request_and_answer_are_read() -> None:
    """The one that stands before it is its request."""
    (call,) = logged_calls(REQUEST + ANSWER)
    assert (call.method, call.url, call.headers.get("x-api-key")) == ("GET", "https://h.example.com/p", "k")
    assert call.observation.headers.get("x-amzn-errortype") == "ForbiddenException"


def test_an_answer_alone_tells_no_request() -> None:
    """Nor a body."""
    (call,) = logged_calls(ANSWER)
    assert (call.method, call.observation.status, call.observation.body) == (UNKNOWN, 403, UNKNOWN)
