"""Header blocks of HTTP/2 answers."""

import pytest

from gatewright.model.response import Response
from gatewright.server.http2_response import block


def test_a_block_is_complete() -> None:
    """Status, type, length, date, then the rest as given."""
    headers, body = block(
        Response(
            status=403,
            headers=(("x-amzn-RequestId", "r"), ("Content-Type", "a/b"), ("Content-Length", "7"), ("x-ü", "")[:2])[:3],
            body=b"{}",
        ),
        "GET",
        0,
    )

    assert body == b"{}"
    assert headers == [
        (b":status", b"403"),
        (b"content-type", b"a/b"),
        (b"content-length", b"2"),
        (b"date", b"Thu, 01 Jan 1970 00:00:00 GMT"),
        (b"x-amzn-requestid", b"r"),
    ]


@pytest.mark.parametrize("status", [204, 304])
def test_some_answers_have_neither_body_nor_length(status: int) -> None:
    """Whatever the handler gave."""
    headers, body = block(Response(status=status, body=b"x"), "GET", 0)

    assert (b"", [b":status", b"date"]) == (body, [name for name, _ in headers])


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (199, ()),
        (1000, ()),
        (200, (("a", "b\nc"),)),
        (200, (("a", "b\0"),)),
        (200, (("a b", "c"),)),
        (200, ((":status", "200"),)),
        (200, (("", "c"),)),
        (200, (("ü", "c"),)),
    ],
)
def test_what_http_cannot_say_is_refused(status: int, headers: tuple[tuple[str, str], ...]) -> None:
    """Nothing that a backend names forges a field."""
    with pytest.raises(ValueError):
        block(Response(status=status, headers=headers), "GET", 0)


def test_values_beyond_latin_1_are_utf_8() -> None:
    """As over HTTP/1.1."""
    headers, _ = block(Response(status=200, headers=(("a", "ü"), ("b", "✓"))), "GET", 0)

    assert [(b"a", b"\xfc"), (b"b", "✓".encode())] == headers[-2:]
