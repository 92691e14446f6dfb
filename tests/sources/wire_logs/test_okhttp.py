"""What OkHttp's interceptor prints."""

from gatewright.sources.wire_logs.clients import logged_calls

LOG = """--> GET https://h.example.com/prod/pets h2
x-api-key: k
--> END GET
<-- 403 https://h.example.com/prod/pets (142ms)
x-amzn-errortype: ForbiddenException

{"message":"Forbidden"}
<-- END HTTP (23-byte body)
"""


def test_request_and_answer_are_read() -> None:
    """On the level that shows bodies."""
    (call,) = logged_calls(LOG)
    assert (call.method, call.url, call.observation.status) == ("GET", "https://h.example.com/prod/pets", 403)
    assert (call.headers.get("x-api-key"), call.headers.withheld) == ("k", False)
    assert call.observation.headers.get("x-amzn-errortype") == "ForbiddenException"
    assert call.observation.body == b'{"message":"Forbidden"}'


def test_without_fields_none_is_known_to_be_missing() -> None:
    """The lowest level logs lines alone."""
    (call,) = logged_calls("--> GET https://h/p\n--> END GET\n<-- 403 Forbidden https://h/p (1ms)\n<-- END HTTP\n")
    assert (call.observation.status, call.headers.withheld) == (403, True)
