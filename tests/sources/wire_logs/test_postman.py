"""What Postman's console gives."""

import pytest

from gatewright.sources.wire_logs.clients import logged_calls

ROWS = """GET https://h.example.com/prod/pets
403
142 ms
Network
Request Headers
x-api-key: k
Response Headers
x-amzn-ErrorType: ForbiddenException
Response Body
{"message":"Forbidden"}"""
OBJECT = """GET https://h.example.com/prod/pets: {
  "Request Headers": {"x-api-key": "k"},
  "Response Headers": {"x-amzn-errortype": "ForbiddenException"},
  "Response Body": "{\\"message\\":\\"Forbidden\\"}"
}"""


@pytest.mark.parametrize("text", [ROWS, OBJECT], ids=["rows", "object"])
def test_request_and_answer_are_read(text: str) -> None:
    """The object does not tell the status, the type of the error does."""
    (call,) = logged_calls(text)
    assert (call.method, call.url, call.observation.status) == ("GET", "https://h.example.com/prod/pets", 403)
    assert call.headers.get("x-api-key") == "k"
    assert call.observation.headers.get("x-amzn-errortype") == "ForbiddenException"
    assert call.observation.body == b'{"message":"Forbidden"}'
