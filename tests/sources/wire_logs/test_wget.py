"""What Wget prints with -d and with -S."""

from gatewright.model.unknown import UNKNOWN
from gatewright.sources.wire_logs.clients import logged_calls

ANSWER = "HTTP/1.1 404 Not Found\nContent-Length: 23\napigw-requestid: A=\n"
DEBUG = (
    "--2026-11-26 09:19:36--  https://h.example.com/nothing\n"
    "---request begin---\nGET /nothing HTTP/1.1\nHost: h.example.com\nx-api-key: k\n\n---request end---\n"
    f"HTTP request sent, awaiting response... \n---response begin---\n{ANSWER}\n---response end---\n404 Not Found\n"
    "Saving to: \u2018STDOUT\u2019\n"
    '{"message":"Not Found"}\n     0K    100%  183M=0s\n\n2026-11-26 09:19:36 ERROR 404: Not Found.\n'
)
SHOWN = (
    "--2026-11-26 09:19:36--  https://h.example.com/nothing\nHTTP request sent, awaiting response... \n"
    + "".join(f"  {line}\n" for line in ANSWER.splitlines())
    + 'Saving to: \u2018STDOUT\u2019\n{"message":"Not Found"}\n     0K             100%  183M=0s\n'
)


def test_both_heads_of_a_debug_log_are_read() -> None:
    """And the body, where it went to standard output."""
    (call,) = logged_calls(DEBUG)
    assert (call.method, call.url, call.observation.status) == ("GET", "https://h.example.com/nothing", 404)
    assert (call.headers.get("x-api-key"), call.observation.headers.get("apigw-requestid")) == ("k", "A=")
    assert call.observation.body == b'{"message":"Not Found"}'


def test_of_the_answer_alone_the_verb_is_not_told() -> None:
    """What was called is."""
    (call,) = logged_calls(SHOWN)
    assert (call.method, call.url, call.observation.status) == (UNKNOWN, "https://h.example.com/nothing", 404)
    assert call.observation.body == b'{"message":"Not Found"}'
    assert call.observation.headers.get("apigw-requestid") == "A="
