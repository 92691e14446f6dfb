"""A call goes through the proxy that curl would take."""

import pytest

from gatewright.sources.errors import EvidenceError
from gatewright.sources.proxy import Proxy, TunnelRefusedError, is_spared, open_tunnel, proxy, proxy_for


class Line:
    """A connection on which somebody has answered already."""

    def __init__(self, answer: bytes) -> None:
        self.sent = b""
        self.left = answer

    def sendall(self, data: bytes, /) -> None:
        """Note what was sent."""
        self.sent += data

    def recv(self, size: int, /) -> bytes:
        """Give what is left."""
        given, self.left = self.left[:size], self.left[size:]
        return given


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("http://proxy.example:8080", Proxy(host="proxy.example", port=8080)),
        ("proxy.example:8080/", Proxy(host="proxy.example", port=8080)),
        ("HTTP://me:s%2Fx@proxy.example", Proxy(host="proxy.example", port=1080, credentials=b"me:s/x")),
        ("[::1]:3128", Proxy(host="::1", port=3128)),
    ],
)
def test_a_proxy_is_read_as_curl_reads_it(text: str, expected: Proxy) -> None:
    """Without a scheme it is `http`, without a port 1080."""
    assert expected == proxy(text)


@pytest.mark.parametrize("text", ["socks5://me:secret@a:1", "http://", "http://a:b", "https://a"])
def test_a_proxy_of_another_kind_is_refused(text: str) -> None:
    """By a line that holds no password."""
    with pytest.raises(EvidenceError, match="expected a proxy `http://HOST:PORT`") as refused:
        proxy(text)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("environment", "scheme", "expected"),
    [
        ({"http_proxy": "a:1"}, "http", "a:1"),
        ({"HTTP_PROXY": "a:1"}, "http", None),
        ({"HTTPS_PROXY": "a:1"}, "https", "a:1"),
        ({"https_proxy": "a:1", "HTTPS_PROXY": "b:1"}, "https", "a:1"),
        ({"ALL_PROXY": "a:1"}, "https", "a:1"),
        ({"https_proxy": "", "all_proxy": "a:1"}, "https", "a:1"),
        ({"https_proxy": "a:1", "NO_PROXY": "x.example, api.example"}, "https", None),
        ({}, "https", None),
    ],
)
def test_the_environment_names_it(environment: dict[str, str], scheme: str, expected: str | None) -> None:
    """`HTTP_PROXY` in capitals is not read: a CGI program would take a header field for it."""
    found = proxy_for(scheme, "api.example", environment)

    assert expected == (None if found is None else str(found))


@pytest.mark.parametrize(
    ("host", "names", "expected"),
    [
        ("api.example", "example", True),
        ("api.example", ".example", True),
        ("myexample", "example", False),
        ("api.example", "*", True),
        ("[::1]", "::1", True),
        ("API.example.", "api.example", True),
        ("api.example", "", False),
    ],
)
def test_names_are_ends_of_host_names(host: str, names: str, expected: bool) -> None:
    """At the dots alone."""
    assert expected == is_spared(host, names)


def test_a_tunnel_is_asked_for_and_no_byte_behind_it_is_taken() -> None:
    """What follows is the other side's."""
    line = Line(b"HTTP/1.1 200 Connection established\r\nVia: x\r\n\r\n\x16")
    open_tunnel(line, Proxy(host="p", port=1, credentials=b"a:b"), "api.example:443")

    assert b"\x16" == line.left
    assert (
        b"CONNECT api.example:443 HTTP/1.1\r\nHost: api.example:443\r\nProxy-Authorization: Basic YTpi\r\n\r\n"
    ) == line.sent


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (b"HTTP/1.1 403 Forbidden\r\n\r\n", "CONNECT tunnel failed, response 403"),
        (b"SSH-2.0\r\n\r\n", "CONNECT tunnel failed, response ?"),
        (b"HTTP/1.1 200", "CONNECT tunnel failed, no response"),
    ],
)
def test_a_tunnel_that_is_not_opened_fails_in_curl_s_words(answer: bytes, words: str) -> None:
    """Whatever the proxy said."""
    with pytest.raises(TunnelRefusedError) as refused:
        open_tunnel(Line(answer), Proxy(host="p", port=1), "a:443")

    assert words == str(refused.value)


def test_its_password_stands_in_no_repr() -> None:
    """Nor in what is printed of it."""
    found = proxy("http://me:secret@p:1")

    assert "secret" not in f"{found!r} {found}"
