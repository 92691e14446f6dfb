import pytest

from gatewright.gateway.upstream_message import UpstreamRequest, encode


def request(method: str = "GET", target: str = "/", **rest: object) -> UpstreamRequest:
    """Return a request to `h:80`."""
    fields: dict = {"scheme": "http", "host": "h", "port": 80, "method": method, "target": target, **rest}
    return UpstreamRequest(**fields)


def test_target_and_fields_go_out_byte_for_byte() -> None:
    """Nothing in target, names, values or their order is changed."""
    target = "/a//b/%2Fc/../d;p=1/%zz?b=2&a=1&b=3&c&d=%2B+&e=%e4|x"
    headers = (
        ("X-CaSe", "1"),
        ("x-case", "2"),
        ("Host", "other"),
        ("Empty", ""),
        ("High", "\xe9\u20ac"),
        ("Low", "\xe9"),
    )

    assert (
        b"GET /a//b/%2Fc/../d;p=1/%zz?b=2&a=1&b=3&c&d=%2B+&e=%e4|x HTTP/1.1\r\nX-CaSe: 1\r\nx-case: 2\r\n"
        b"Host: other\r\nEmpty: \r\nHigh: \xc3\xa9\xe2\x82\xac\r\nLow: \xe9\r\n\r\n"
    ) == encode(request(target=target, headers=headers))


@pytest.mark.parametrize(
    ("scheme", "host", "port", "expected"),
    [
        ("http", "h", 80, b"h"),
        ("http", "h", 443, b"h:443"),
        ("https", "h", 443, b"h"),
        ("http", "::1", 8080, b"[::1]:8080"),
    ],
)
def test_host_is_added_where_it_lacks(scheme: str, host: str, port: int, expected: bytes) -> None:
    """The field `Host` names the port only where it is not the scheme's own."""
    data = encode(request(scheme=scheme, host=host, port=port))

    assert b"GET / HTTP/1.1\r\nHost: %s\r\n\r\n" % expected == data


@pytest.mark.parametrize(
    ("method", "body", "headers", "expected"),
    [
        ("GET", b"", (), b""),
        ("DELETE", b"", (), b""),
        ("POST", b"", (), b"Content-Length: 0\r\n"),
        ("GET", b"ab", (), b"Content-Length: 2\r\n"),
        ("PUT", b"ab", (("content-length", "2"),), b"content-length: 2\r\n"),
    ],
)
def test_length_is_said_where_it_means_something(
    method: str, body: bytes, headers: tuple[tuple[str, str], ...], expected: bytes
) -> None:
    """A length is added to a body, and to a method that usually has one; a given one stays."""
    data = encode(request(method, body=body, headers=(("Host", "h"), *headers)))

    assert method.encode() + b" / HTTP/1.1\r\nHost: h\r\n" + expected + b"\r\n" + body == data


@pytest.mark.parametrize(
    "bad",
    [
        {"method": "GE T"},
        {"method": "GET /x HTTP/1.1\r\nA:"},
        {"method": ""},
        {"target": ""},
        {"target": "a"},
        {"target": "/a b"},
        {"target": "/a\r\nA: b"},
        {"target": "/\u20ac"},
        {"headers": (("A b", "c"),)},
        {"headers": (("A:", "c"),)},
        {"headers": (("", "c"),)},
        {"headers": (("A", "b\r\nC: d"),)},
        {"headers": (("A", "b\nc"),)},
        {"headers": (("A", "\0"),)},
        {"headers": (("Transfer-Encoding", "chunked"),)},
        {"headers": (("Content-Length", "3"),), "body": b"ab"},
        {"headers": (("Content-Length", "2"), ("content-length", "2")), "body": b"ab"},
    ],
)
def test_what_would_be_two_requests_is_refused(bad: dict) -> None:
    """Blanks, line ends and false lengths, with which a second request could be smuggled, never reach the wire."""
    with pytest.raises(ValueError, match="`"):
        encode(request(**bad))
