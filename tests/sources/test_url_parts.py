"""URLs are read as curl reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.sources.errors import EvidenceError
from gatewright.sources.url_parts import split_url, without_dot_segments


def test_target_is_sent_as_typed() -> None:
    """Percent-encoding, doubled slashes and odd characters stay; the fragment stays at home."""
    parts = split_url("HTTPS://A.Example/prod//a%2fb/{id}?x=[1]&y=a%20b#here")

    assert parts.target == "/prod//a%2fb/{id}?x=[1]&y=a%20b"
    assert (parts.scheme, parts.host, parts.port, parts.authority) == ("https", "a.example", 443, "a.example")
    assert parts.url == "https://a.example/prod//a%2fb/{id}?x=[1]&y=a%20b"


def test_port_credentials_and_ipv6() -> None:
    """A port of its own stands in the Host field; credentials do not."""
    parts = split_url("http://us%20er:pw@[::1]:8080")

    assert (parts.host, parts.port, parts.authority, parts.target) == ("[::1]", 8080, "[::1]:8080", "/")
    assert (parts.credentials, parts.url) == (b"us er:pw", "http://[::1]:8080/")


def test_a_websocket_differs_by_its_handshake() -> None:
    """Its schemes have the ports of HTTP's."""
    plain, over_tls = split_url("ws://a.example/x"), split_url("WSS://a.example/x?y")

    assert (plain.scheme, plain.port, plain.url) == ("http", 80, "ws://a.example/x")
    assert (over_tls.scheme, over_tls.port, over_tls.url) == ("https", 443, "wss://a.example/x?y")
    assert (plain.opens_websocket, over_tls.opens_websocket) == (True, True)
    assert not split_url("https://a.example/x").opens_websocket


def test_other_scripts_are_encoded() -> None:
    """Hosts become IDNA, paths UTF-8 in percents."""
    parts = split_url("http://bücher.example/é?ü")

    assert (parts.host, parts.target) == ("xn--bcher-kva.example", "/%C3%A9?%C3%BC")


@pytest.mark.parametrize(
    ("path", "without"),
    [
        ("/a/../b//c", "/b//c"),
        ("/a/./b/.", "/a/b/"),
        ("/..", "/"),
        ("/../../x", "/x"),
        ("/a/b/..", "/a/"),
        ("/a/...", "/a/..."),
        ("", ""),
    ],
)
def test_dot_segments_go(path: str, without: str) -> None:
    """As RFC 3986 section 5.2.4, and as recorded from curl for the first."""
    assert without_dot_segments(path) == without


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("a.example/x", "expected a URL that begins with `http://` or `https://`, got `a.example/x`"),
        ("ftp://a.example", "expected a URL that begins with `http://` or `https://`, got `ftp://a.example`"),
        ("http://a.example/a b", "expected a URL without blanks, got one at character 19 of `http://a.example/a b`"),
        ("http:///x", "expected `host` or `host:port` behind `//`, got ``"),
        ("http://a:b:c/", "expected `host` or `host:port` behind `//`, got `a:b:c`"),
        ("http://a:0/", "expected a port from 1 to 65535, got `0`"),
        ("http://a:65536/", "expected a port from 1 to 65535, got `65536`"),
        ("http://a\u00b4/", "expected a host name, got `a\u00b4`"),
        ('http://a"b/', 'expected a host name, got `a"b`'),
        ("http://" + "ü" * 80 + "/", "expected a host name, got `" + "ü" * 60 + "...`"),
    ],
)
def test_what_is_no_url_is_refused(url: str, message: str) -> None:
    """The error says what was expected and what came."""
    with pytest.raises(EvidenceError) as caught:
        split_url(url)

    assert str(caught.value) == message


@given(st.text().map(lambda rest: "http://" + rest))
def test_any_text_is_a_url_or_refused(url: str) -> None:
    """What is accepted can be sent: ASCII without blanks, the path with its slash."""
    try:
        parts = split_url(url)
    except EvidenceError:
        return

    assert parts.target.isascii()
    assert parts.target.startswith("/")
    assert not any(character.isspace() for character in parts.target + parts.authority)


def test_bytes_that_were_no_text_go_out_as_they_were() -> None:
    """A file may hold anything; halves of surrogate pairs that stand for no byte are encoded somehow."""
    assert split_url("https://h/\udcff").path == "/%FF"
    assert split_url("https://h/\ud800").path == "/%ED%A0%80"
