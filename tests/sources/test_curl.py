"""`curl -v` transcripts: recorded from curl 7.88, and as newer curls and terminals write them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.curl import transcript
from gatewright.sources.encoding import to_text
from gatewright.sources.errors import EvidenceError
from gatewright.sources.exchange import Exchange

RECORDED = Path(__file__).parent / "recorded"
BODY = b'{"message":"Forbidden"}'

HTTP_2 = """\
*   Trying 203.0.113.7:443...
* Connected to a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com (203.0.113.7) port 443
* ALPN: curl offers h2,http/1.1
* TLSv1.3 (OUT), TLS handshake, Client hello (1):
* SSL connection using TLSv1.3 / TLS_AES_128_GCM_SHA256
* ALPN: server accepted h2
*  SSL certificate verify ok.
* using HTTP/2
* [HTTP/2] [1] OPENED stream for https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pets?x=1
* [HTTP/2] [1] [:method: GET]
* [HTTP/2] [1] [:scheme: https]
* [HTTP/2] [1] [:authority: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com]
* [HTTP/2] [1] [:path: /prod/pets?x=1]
* [HTTP/2] [1] [user-agent: curl/8.5.0]
* [HTTP/2] [1] [accept: */*]
* [HTTP/2] [1] [x-api-key: wrong]
> GET /prod/pets?x=1 HTTP/2
> Host: a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com
> User-Agent: curl/8.5.0
> Accept: */*
> x-api-key: wrong
>\x20
< HTTP/2 403\x20
< content-type: application/json
< content-length: 23
< date: Sat, 25 Jul 2026 18:31:48 GMT
< x-amz-apigw-id: QZFY0GF8PHcEDJg=
< x-amzn-requestid: 58831b0a-0d67-41b1-bc04-4b83051ce458
< x-amzn-errortype: ForbiddenException
< x-cache: Error from cloudfront
<\x20
* Connection #0 to host a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com left intact
{"message":"Forbidden"}"""


def recorded(name: str) -> str:
    """Return a recorded transcript."""
    return to_text((RECORDED / f"curl-{name}.txt").read_bytes())


def only(text: str) -> Exchange:
    """Return the one call of a transcript."""
    (exchange,) = transcript(text)
    return exchange


@pytest.mark.parametrize("name", ["v_plain", "v_s", "v_time", "v_w", "vi"])
def test_recorded_get_is_known_whole(name: str) -> None:
    """With a meter, without, with clocks, with `-w` behind the body, with `-i`: the same call."""
    exchange = only(recorded(name))

    assert (exchange.method, exchange.host, exchange.path, exchange.query) == ("GET", "127.0.0.1", "/prod/pets", "")
    assert (exchange.url, exchange.remote_ip) == ("http://127.0.0.1:8931/prod/pets", "127.0.0.1")
    assert (exchange.body, exchange.headers.get("x-api-key")) == (b"", None)
    assert (exchange.observation.status, exchange.observation.body) == (403, BODY)
    assert exchange.observation.headers.get("X-Amzn-ErrorType") == "ForbiddenException"
    assert exchange.observation.headers.get("via") is None
    assert (exchange.called_at, exchange.failure) == (1785004308.0, None)


def test_standard_error_alone_does_not_tell_the_body() -> None:
    """`2>file` saves no standard output, so the body is unknown and not empty."""
    exchange = only(recorded("v_stderr"))

    assert (exchange.observation.status, exchange.observation.body) == (403, UNKNOWN)


def test_head_is_answered_without_a_body() -> None:
    """The answer to HEAD has a length and no body; that is known, since the verb is."""
    exchange = only(recorded("v_head"))

    assert (exchange.method, exchange.observation.body) == ("HEAD", b"")


@pytest.mark.parametrize(("name", "chunked"), [("v_chunk", True), ("v_multi", False)])
def test_chunked_answer_and_interim_answer(name: str, chunked: bool) -> None:
    """Curl prints a chunked body without its chunks, and `100 Continue` before the answer."""
    exchange = only(recorded(name))

    assert (exchange.observation.status, exchange.observation.body) == (403, BODY)
    assert (exchange.observation.headers.get("transfer-encoding") == "chunked") == chunked


def test_body_that_was_sent_is_not_shown() -> None:
    """`curl -v` counts the bytes it sends and does not print them."""
    exchange = only(recorded("v_post"))

    assert (exchange.method, exchange.headers.get("x-api-key"), exchange.body) == ("POST", "abc", UNKNOWN)


@pytest.mark.parametrize(
    ("name", "calls"),
    [
        ("v_redir", [("/redir", 301, b""), ("/prod/pets", 403, BODY)]),
        ("v_two", [("/prod/pets", 403, BODY), ("/prod/dogs", 403, BODY)]),
    ],
)
def test_several_calls_in_one_transcript(name: str, calls: list[tuple[str, int, bytes]]) -> None:
    """Redirects that were followed and several URLs give an exchange each."""
    found = transcript(recorded(name))

    assert [(one.path, one.observation.status, one.observation.body) for one in found] == calls


@pytest.mark.parametrize(
    ("name", "kind", "host"),
    [("refused", "refused", "127.0.0.1"), ("dns", "dns", "nosuch.invalid"), ("badssl", "tls", "127.0.0.1")],
)
def test_call_that_was_not_answered_tells_why(name: str, kind: str, host: str) -> None:
    """A failure to connect is evidence: the host is known, no request was sent, nothing came back."""
    exchange = only(recorded(name))

    assert exchange.failure is not None
    assert (exchange.failure.kind, exchange.host, exchange.observation.status) == (kind, host, UNKNOWN)
    assert isinstance(exchange.request, Unknown)


@pytest.mark.parametrize("text", [HTTP_2, HTTP_2.replace("\n", "\r\n"), HTTP_2.replace("\n", "      \n")])
def test_http_2_as_curl_8_prints_it(text: str) -> None:
    """HTTP/2 names fields in lower case and has no reason; CRLF or a terminal's padding change nothing."""
    exchange = only(text)

    assert exchange.url == "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pets?x=1"
    assert (exchange.query, exchange.protocol, exchange.remote_ip) == ("x=1", "HTTP/2", "203.0.113.7")
    assert exchange.headers.get("X-Api-Key") == "wrong"
    assert (exchange.observation.status, exchange.observation.body) == (403, BODY)


def test_http_2_request_is_read_from_the_remarks_when_its_own_lines_are_gone() -> None:
    """Some people paste without the `> ` lines."""
    text = "\n".join(line for line in HTTP_2.split("\n") if not line.startswith(">"))
    exchange = only(text)

    assert (exchange.method, exchange.path, exchange.query) == ("GET", "/prod/pets", "x=1")
    assert exchange.headers.get("x-api-key") == "wrong"


def test_answer_without_its_request_leaves_the_request_unknown() -> None:
    """A transcript cut at the top still tells the answer."""
    exchange = only("< HTTP/1.1 403 Forbidden\n< Content-Length: 23\n< \n" + BODY.decode())

    assert (exchange.method, exchange.observation.status, exchange.observation.body) == (UNKNOWN, 403, BODY)


def test_scheme_that_nothing_tells_leaves_the_url_out() -> None:
    """Without curl's remarks nobody knows whether it was https; the host and the path are known all the same."""
    exchange = only("> GET /a HTTP/1.1\n> Host: h.example\n>\n< HTTP/1.1 403 No\n< Content-Length: 0\n<")

    assert (exchange.url, exchange.host, exchange.path) == (None, "h.example", "/a")


def test_lost_empty_line_withholds_headers() -> None:
    """When a body follows a head that was not closed, fields may have been lost with the line."""
    exchange = only("> GET /a HTTP/1.1\n> Host: h\n>\n< HTTP/1.1 403 No\n< Content-Length: 2\n{}")

    assert exchange.observation.body == b"{}"
    assert isinstance(exchange.observation.headers.get("via"), Unknown)


PROXY = """\
* Uses proxy env variable https_proxy == 'http://proxy.example:3128'
* Connected to proxy.example (10.0.0.1) port 3128 (#0)
> CONNECT h.example:443 HTTP/1.1
> Host: h.example:443
>
< HTTP/1.1 {status}
< Content-Length: 0
<
"""


def test_proxy_that_opens_a_tunnel_is_not_the_call() -> None:
    """The CONNECT is left out once the call itself follows it."""
    rest = "* SSL connection using TLSv1.3\n> GET /prod HTTP/1.1\n> Host: h.example\n>\n< HTTP/1.1 403 No\n<\n"
    exchange = only(PROXY.format(status="200 Connection established") + rest)

    assert (exchange.method, exchange.url) == ("GET", "https://h.example/prod")


def test_proxy_that_refuses_the_tunnel_is_evidence() -> None:
    """The verb is CONNECT, and what would have been asked for behind it is unknown."""
    exchange = only(PROXY.format(status="403 Forbidden") + "curl: (56) CONNECT tunnel failed, response 403\n")

    assert (exchange.method, exchange.host, exchange.path) == ("CONNECT", "h.example", UNKNOWN)
    assert exchange.observation.status == 403


def test_request_without_an_answer_is_kept() -> None:
    """A transcript that stops after the request tells the request; the answer is unknown."""
    exchange = only("> GET /a HTTP/1.1\n> Host: h\n> \n")

    assert (exchange.path, exchange.observation.status, exchange.failure) == ("/a", UNKNOWN, None)


@pytest.mark.parametrize("cut", range(len(HTTP_2.split("\n"))))
def test_transcript_cut_at_any_line_is_read_or_refused(cut: int) -> None:
    """What is whole is kept, and an answer without the end of its head; else the last line is named."""
    lines = HTTP_2.split("\n")[: cut + 1]
    inside = lines[-1].startswith("< HTTP") or (lines[-1].startswith(">") and lines[-1].strip() != ">")
    said = complaint("\n".join(lines))

    expected = {f"line {cut + 1}: the transcript ends inside"} if inside else {"", "line 1: expected the lines"}
    assert any(said[: len(start)] == start and bool(said) == bool(start) for start in expected)


def complaint(text: str) -> str:
    """Return what is said against it; nothing when it is read."""
    try:
        transcript(text)
    except EvidenceError as error:
        return str(error)
    return ""


@given(st.text() | st.lists(st.sampled_from(HTTP_2.split("\n")), max_size=30).map("\n".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No other exception leaves the reader, and no message has two lines."""
    assert "\n" not in complaint(text)


def test_host_that_was_connected_to_instead_is_told() -> None:
    """As curl 8.5 prints `--connect-to`."""
    text = (
        "* Connecting to hostname: VPCE-1.example.com\n* Connecting to port: 443\n> GET /p HTTP/1.1\n"
        "> Host: private.example.com\n>\n< HTTP/1.1 403 Forbidden\n<\n"
    )

    assert (only(text).host, only(text).connected_to) == ("private.example.com", "vpce-1.example.com")
    assert only(text.partition("\n")[2]).connected_to is None


def test_the_handshake_answers_whether_there_is_mutual_tls() -> None:
    """Recorded from curl 7.88 with OpenSSL on 2026-11-26; a second connection has a handshake of its own."""
    tried = "*   Trying 127.0.0.1:4801...\n"
    asked = "* TLSv1.3 (IN), TLS handshake, Request CERT (13):\n"
    call = "> GET /pets HTTP/2\n> Host: mtls.example.com\n> \n< HTTP/2 403 \n< \n"
    found = transcript(tried + asked + call + tried + call)

    assert [exchange.answers for exchange in found] == [{"domain.mutual-tls": "yes"}, {}]
