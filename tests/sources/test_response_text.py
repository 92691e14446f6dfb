"""Answers saved without their request."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.encoding import to_text
from gatewright.sources.errors import EvidenceError
from gatewright.sources.response_text import body_alone, responses

RECORDED = Path(__file__).parent / "recorded"
BODY = b'{"message":"Forbidden"}'


def recorded(name: str) -> str:
    """Return a recorded file."""
    return to_text((RECORDED / name).read_bytes())


@pytest.mark.parametrize("name", ["curl-i.txt", "curl-i_prog.txt"])
def test_curl_i_tells_the_answer_and_not_the_request(name: str) -> None:
    """Head and body are there, with a progress meter before them or without; nothing is known of the request."""
    (exchange,) = responses(recorded(name))

    assert exchange.observation.status == 403
    assert exchange.observation.headers.get("x-amzn-errortype") == "ForbiddenException"
    assert exchange.observation.headers.get("via") is None
    assert exchange.observation.body == BODY
    assert isinstance(exchange.request, Unknown)
    assert exchange.called_at == 1785004308.0


def test_redirects_give_an_exchange_each() -> None:
    """`curl -iL` shows every answer on the way."""
    assert [exchange.observation.status for exchange in responses(recorded("curl-iL.txt"))] == [301, 403]


def test_answers_on_the_way_are_left_out() -> None:
    """Neither `100 Continue` nor a proxy's tunnel is the answer to the call."""
    text = "HTTP/1.1 200 Connection established\n\nHTTP/1.1 100 Continue\n\nHTTP/2 403 \ncontent-length: 2\n\nno"
    (exchange,) = responses(text)

    assert (exchange.observation.status, exchange.observation.body, exchange.protocol) == (403, b"no", "HTTP/2")


def test_body_of_curl_dash_capital_i_is_unknown() -> None:
    """`curl -I` shows a length and no body, and the text does not tell that the verb was HEAD."""
    (exchange,) = responses("HTTP/1.1 403 Forbidden\nContent-Length: 23\n\n")

    assert exchange.observation.body is UNKNOWN


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_of_a_head_that_ends_with_the_text_the_rest_is_unknown(end: str) -> None:
    """People copy the lines that they see: neither other fields nor the body are known to be missing."""
    (exchange,) = responses(f"HTTP/1.1 403 Forbidden\nx-amzn-ErrorType: ForbiddenException\nServer: x{end}")
    seen = exchange.observation

    assert (seen.status, seen.headers.get("x-amzn-errortype"), seen.body) == (403, "ForbiddenException", UNKNOWN)
    assert seen.headers.withheld


@pytest.mark.parametrize("text", ["HTTP/1.1 403", "HTTP/1.1 403 Forbidden\n"])
def test_a_status_line_alone_is_an_answer_of_which_nothing_else_is_known(text: str) -> None:
    """It is what people remember."""
    (exchange,) = responses(text)

    assert (exchange.observation.status, exchange.observation.body) == (403, UNKNOWN)
    assert exchange.observation.headers.withheld


@pytest.mark.parametrize("body", ['{"message":"Forbidden"}', "<html>no</html>", "[]"])
def test_a_body_may_stand_right_below_the_head(body: str) -> None:
    """The empty line was lost in copying; no header field starts like a body."""
    (exchange,) = responses(f"HTTP/2 403\ncontent-type: application/json\n{body}")

    assert exchange.observation.body == body.encode()
    assert list(exchange.observation.headers) == [("content-type", "application/json")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("HTTP/1.1 403 Forbidden\nDate", "line 2: expected a header field `Name: value`, got `Date`"),
        ("HTTP/1.1 403 Forbidden\nDate now\n\n", "line 2: expected a header field `Name: value`, got `Date now`"),
        ("nothing", "line 1: expected a status line such as `HTTP/1.1 403 Forbidden`, found none"),
    ],
)
def test_broken_head_is_refused_with_its_line(text: str, message: str) -> None:
    """The error names the line, what was expected and what came."""
    with pytest.raises(EvidenceError) as caught:
        responses(text)

    assert str(caught.value) == message


def complaint(text: str) -> str:
    """Return what is said against it; nothing when it is read."""
    try:
        responses(text)
    except EvidenceError as error:
        return str(error)
    return ""


@given(st.text(), st.text())
def test_any_text_is_read_or_refused(head: str, body: str) -> None:
    """No other exception leaves the reader."""
    assert "\n" not in complaint(f"HTTP/1.1 403 Forbidden\n{head}\n\n{body}")


def test_body_alone_leaves_the_rest_unknown() -> None:
    """A body without its head says nothing of status and headers."""
    exchange = body_alone(' {"message":"Forbidden"}\n', origin="-")

    assert (exchange.observation.body, exchange.observation.status, exchange.origin) == (BODY, UNKNOWN, "-")
    assert isinstance(exchange.observation.headers.get("x-amzn-errortype"), Unknown)


def test_a_progress_meter_is_no_body() -> None:
    """`curl -D -` with both streams in one file."""
    meter = "100    23  100    23    0     0   3791      0 --:--:-- --:--:-- --:--:--  4600"
    (call,) = responses(f'HTTP/2 404 \napigw-requestid: A=\ncontent-length: 23\n\n{meter}\n{{"message":"Not Found"}}')
    assert call.observation.body == b'{"message":"Not Found"}'
