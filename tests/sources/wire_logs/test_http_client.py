"""What Python's http.client prints."""

from gatewright.sources.wire_logs.clients import logged_calls

LOG = """DEBUG:urllib3.connectionpool:Starting new HTTPS connection (1): h.example.com:443
send: b'GET /prod/pets HTTP/1.1\\r\\nHost: h.example.com\\r\\nx-api-key: k\\r\\n\\r\\n'
reply: 'HTTP/1.1 403 Forbidden\\r\\n'
header: Content-Type: application/json
header: x-amzn-ErrorType: ForbiddenException
DEBUG:urllib3.connectionpool:https://h.example.com:443 "GET /prod/pets HTTP/1.1" 403 23
{"message":"Forbidden"}
"""


def test_request_and_answer_are_read() -> None:
    """Both heads, and the body that the script printed below."""
    (call,) = logged_calls(LOG)
    assert (call.method, call.url, call.observation.status) == ("GET", "https://h.example.com/prod/pets", 403)
    assert call.headers.get("x-api-key") == "k"
    assert call.observation.headers.get("x-amzn-errortype") == "ForbiddenException"
    assert call.observation.body == b'{"message":"Forbidden"}'


def test_each_call_is_its_own() -> None:
    """A session makes several."""
    assert [call.observation.status for call in logged_calls(LOG + LOG.replace("403", "200"))] == [403, 200]
