import pytest

from gatewright.model.response import Response
from gatewright.server.response_writer import ResponseWriter

NOW = 1_785_004_308.9


def written(response: Response, method: str = "GET", keep_alive: bool = True) -> bytes:
    """Return what is written at `NOW`."""
    return ResponseWriter().write(response, method, keep_alive, NOW)[0]


REFUSAL = Response(
    status=403,
    headers=(
        ("x-amzn-RequestId", "b48af611-2552-4c76-bb9a-731955d43f23"),
        ("x-amzn-ErrorType", "ForbiddenException"),
        ("Content-Type", "application/json"),
        ("x-amz-apigw-id", "BE0bQG3XIAMEhsw="),
    ),
    body=b'{"message":"Forbidden"}',
)


def test_recorded_refusal_byte_for_byte() -> None:
    """A refusal looks as the one recorded from a regional endpoint on 25 July 2026."""
    expected = (
        b"HTTP/1.1 403 Forbidden\r\n"
        b"Date: Sat, 25 Jul 2026 18:31:48 GMT\r\n"
        b"Content-Type: application/json\r\n"
        b"Content-Length: 23\r\n"
        b"Connection: keep-alive\r\n"
        b"x-amzn-RequestId: b48af611-2552-4c76-bb9a-731955d43f23\r\n"
        b"x-amzn-ErrorType: ForbiddenException\r\n"
        b"x-amz-apigw-id: BE0bQG3XIAMEhsw=\r\n"
        b"\r\n"
        b'{"message":"Forbidden"}'
    )

    assert expected == written(REFUSAL)


def test_head_has_length_zero_and_no_body() -> None:
    """The answer to HEAD has the fields of GET, a length of 0, and ends with its head."""
    expected = written(REFUSAL).replace(b"Content-Length: 23", b"Content-Length: 0").removesuffix(REFUSAL.body)

    assert expected == written(REFUSAL, "HEAD")


def test_last_response_says_close() -> None:
    """A connection that will close says so where it would have said keep-alive."""
    assert written(REFUSAL).replace(b"keep-alive", b"close") == written(REFUSAL, keep_alive=False)


def test_handler_may_close_the_connection() -> None:
    """`Connection: close` of a handler is obeyed and said once."""
    response = Response(status=200, headers=(("Connection", "close"),))

    data, keep_alive = ResponseWriter().write(response, "GET", True, NOW)

    assert not keep_alive
    assert 1 == data.count(b"Connection:")
    assert b"Connection: close\r\n" in data


def test_framing_belongs_to_the_listener() -> None:
    """A length or transfer coding that the handler gives does not reach the wire."""
    headers = (("content-LENGTH", "7"), ("Transfer-Encoding", "chunked"), ("Keep-Alive", "timeout=5"), ("A", "b"))

    data = written(Response(status=200, headers=headers, body=b"12"))

    assert (
        b"HTTP/1.1 200 OK\r\nDate: Sat, 25 Jul 2026 18:31:48 GMT\r\nContent-Length: 2\r\nConnection: keep-alive\r\n"
        b"A: b\r\n\r\n12"
    ) == data


def test_handlers_date_is_kept() -> None:
    """A `Date` that the handler gives stands in place of ours."""
    data = written(Response(status=200, headers=(("date", "yesterday"),)))

    assert data.startswith(b"HTTP/1.1 200 OK\r\ndate: yesterday\r\nContent-Length: 0\r\n")


@pytest.mark.parametrize("status", [204, 304])
def test_status_without_body(status: int) -> None:
    """204 and 304 carry neither a body nor a length."""
    data = written(Response(status=status, body=b"lost"))

    assert b"Content-Length" not in data
    assert data.endswith(b"\r\n\r\n")


@pytest.mark.parametrize(
    ("status", "line"),
    [
        (413, b"HTTP/1.1 413 Request Entity Too Large\r\n"),
        (444, b"HTTP/1.1 444 \r\n"),
        (504, b"HTTP/1.1 504 Gateway Timeout\r\n"),
    ],
)
def test_status_line(status: int, line: bytes) -> None:
    """The reason does not depend on the Python below; a status without a name has none."""
    assert written(Response(status=status)).startswith(line)


@pytest.mark.parametrize("status", [0, 101, 199, 1000])
def test_status_that_is_not_final_is_refused(status: int) -> None:
    """Nothing below 200 or above 999 can end a request."""
    with pytest.raises(ValueError, match="final status"):
        written(Response(status=status))


@pytest.mark.parametrize(
    "field",
    [
        ("A", "b\r\nSet-Cookie: c=d"),
        ("A", "b\nc"),
        ("A", "b\rc"),
        ("A", "b\0c"),
        ("A\r\nB", "c"),
        ("Content-Type", "a/b\r\nX: y"),
        ("Date", "now\r\nX: y"),
    ],
)
def test_forged_line_is_refused(field: tuple[str, str]) -> None:
    """A name or value with a line end cannot forge another field, not even beside fields that are dropped."""
    with pytest.raises(ValueError, match="line end"):
        written(Response(status=200, headers=(("Content-Length", "1"), ("Keep-Alive", "x"), field)))


def test_bytes_of_values() -> None:
    """Latin-1 goes out as it came in; only a value beyond it is written as UTF-8."""
    data = written(Response(status=200, headers=(("A", "\xe9"), ("B", "\u20ac"))))

    assert b"A: \xe9\r\nB: \xe2\x82\xac\r\n\r\n" in data


def test_date_follows_the_clock() -> None:
    """The kept line of `Date` is renewed as soon as the second changes."""
    writer = ResponseWriter()
    response = Response(status=200)

    dates = [writer.write(response, "GET", True, now)[0].split(b"\r\n")[1] for now in (0.0, 0.999, 1.0, 3_600.5)]

    assert [
        b"Date: Thu, 01 Jan 1970 00:00:00 GMT",
        b"Date: Thu, 01 Jan 1970 00:00:00 GMT",
        b"Date: Thu, 01 Jan 1970 00:00:01 GMT",
        b"Date: Thu, 01 Jan 1970 01:00:00 GMT",
    ] == dates


def test_switching_protocols_says_no_length() -> None:
    """Behind 101 stands no body, so no length and nothing of HTTP's connection."""
    response = Response(status=101, headers=(("Connection", "upgrade"), ("A", "b")))
    data = ResponseWriter().switching(response, NOW)

    assert (
        b"HTTP/1.1 101 Switching Protocols\r\nDate: Sat, 25 Jul 2026 18:31:48 GMT\r\n"
        b"Connection: upgrade\r\nA: b\r\n\r\n"
    ) == data


def test_switching_protocols_splits_nothing() -> None:
    """A field with a line end is refused here, too."""
    with pytest.raises(ValueError, match="line end"):
        ResponseWriter().switching(Response(status=101, headers=(("A", "b\r\nC: d"),)), NOW)
