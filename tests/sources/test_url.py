"""Calls are made as curl makes them; on real sockets."""

import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from gatewright import __version__
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources import passage
from gatewright.sources.ask import Ask
from gatewright.sources.errors import EvidenceError
from gatewright.sources.handshake import Trust
from gatewright.sources.url import call, failure_kind, sent_headers
from gatewright.sources.url_parts import split_url
from gatewright.sources.way import Resolved

BODY = b'{"message":"Forbidden"}'
ANSWER = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 23\r\nx-amzn-ErrorType: ForbiddenException\r\n\r\n" + BODY


@contextmanager
def server(answer: bytes | Callable[[socket.socket], None]) -> Iterator[tuple[str, list[bytes]]]:
    """A server that notes each request whole and writes the same bytes to all."""
    requests: list[bytes] = []

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            received = self.request.recv(65536)
            if b"Content-Length: 7" in received and not received.endswith(b'{"a":1}'):
                received += self.request.recv(65536)
            requests.append(received)
            if callable(answer):
                answer(self.request)
            else:
                self.request.sendall(answer)

    with socketserver.TCPServer(("127.0.0.1", 0), Handler) as listening:
        thread = threading.Thread(target=listening.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.server_address[1]}", requests
        finally:
            listening.shutdown()
            thread.join()


def test_a_certificate_that_is_not_there_is_one_line() -> None:
    """Without TLS too, where no handshake would miss it."""
    with pytest.raises(EvidenceError, match=r"cannot read `/nope`: no such file or directory"):
        call("http://127.0.0.1:1/", Ask(trust=Trust(certificate="/nope")))


def test_everything_about_a_call_is_known() -> None:
    """What went out, what came back, when, and to whom."""
    with server(ANSWER) as (base, requests):
        exchange = call(f"{base}/prod//p%2fq/{{x}}?a=%20b#c", now=lambda: 7.0)

    authority = base.removeprefix("http://")
    head = f"GET /prod//p%2fq/{{x}}?a=%20b HTTP/1.1\r\nHost: {authority}\r\nUser-Agent: gatewright/{__version__}\r\n"
    assert requests == [f"{head}Accept: */*\r\n\r\n".encode()]
    assert (exchange.method, exchange.host, exchange.path, exchange.query) == (
        "GET",
        "127.0.0.1",
        "/prod//p%2fq/{x}",
        "a=%20b",
    )
    assert (exchange.headers.get("x-api-key"), exchange.body, exchange.called_at) == (None, b"", 7.0)
    assert (exchange.observation.status, exchange.observation.body) == (403, BODY)
    assert exchange.observation.headers.items[1] == ("x-amzn-ErrorType", "ForbiddenException")
    assert (exchange.observation.headers.get("via"), exchange.failure, exchange.remote_ip) == (None, None, "127.0.0.1")


def test_data_makes_a_post_of_a_form() -> None:
    """`-d` brings the verb, the length and the media type, as recorded from curl."""
    with server(ANSWER) as (base, requests):
        exchange = call(f"{base}/", Ask(header_lines=("x-api-key: abc",), body=b'{"a":1}'))

    assert requests[0].split(b"\r\n")[4:] == [
        b"x-api-key: abc",
        b"Content-Length: 7",
        b"Content-Type: application/x-www-form-urlencoded",
        b"",
        b'{"a":1}',
    ]
    assert (exchange.method, exchange.body) == ("POST", b'{"a":1}')


def test_typed_fields_replace_remove_and_empty_the_standard_ones() -> None:
    """`-H` as curl reads it: `Name: value`, `Name:` and `Name;`."""
    lines = ("host: other.example", "Accept:", "User-Agent;", "Content-Type: application/json", "X: é")
    sent = sent_headers(split_url("http://u:p@a.example:81/"), Ask(header_lines=lines, body=b"{}"))

    assert sent.items == (
        ("host", "other.example"),
        ("Authorization", "Basic dTpw"),
        ("User-Agent", ""),
        ("Content-Type", "application/json"),
        ("X", "é"),
        ("Content-Length", "2"),
    )


def test_host_that_was_asked_for_is_the_host_field() -> None:
    """The server goes by the Host field, so the exchange does too."""
    with server(ANSWER) as (base, _):
        exchange = call(base, Ask(header_lines=("Host: API.example:8",), method="HEAD"))

    assert (exchange.host, exchange.method, exchange.observation.body) == ("api.example", "HEAD", b"")


@pytest.mark.parametrize("line", ["no field", "a b: c", "X: a\r\nY: b", "", ";"])
def test_line_that_is_no_field_is_refused(line: str) -> None:
    """Nothing is sent that would split the request."""
    with pytest.raises(EvidenceError, match=r"^expected a header field `Name: value`, got `"):
        call("http://127.0.0.1:1/", Ask(header_lines=(line,)))


def test_method_must_be_one_word() -> None:
    """A blank in the verb would split the request line."""
    with pytest.raises(EvidenceError, match=r"^expected an HTTP method such as `GET`, got `GET /x`$"):
        call("http://127.0.0.1:1/", Ask(method="GET /x"))


@pytest.mark.parametrize(
    ("answer", "kind"),
    [(b"", "empty"), (b"SSH-2.0-x\r\n", "protocol"), (b"HTTP/1.1 4", "protocol")],
)
def test_answer_that_is_none_is_a_failure(answer: bytes, kind: str) -> None:
    """Closed without a byte, or with bytes that are no HTTP: the observation stays unknown."""
    with server(answer) as (base, _):
        exchange = call(base)

    assert exchange.failure is not None
    assert (exchange.failure.kind, exchange.observation.status) == (kind, UNKNOWN)


@pytest.mark.parametrize(
    "answer",
    [ANSWER[:-3], b"HTTP/1.1 403 No\r\nTransfer-Encoding: chunked\r\n\r\n17\r\n{"],
)
def test_body_that_breaks_off_is_unknown_and_the_head_is_kept(answer: bytes) -> None:
    """Status and headers came whole; the failure says why the body did not."""
    with server(answer) as (base, _):
        exchange = call(base)

    assert exchange.failure is not None
    assert (exchange.failure.kind, exchange.observation.status, exchange.observation.body) == ("reset", 403, UNKNOWN)


def test_chunked_answer_is_put_together() -> None:
    """Transfer coding is no part of the body."""
    with server(b"HTTP/1.1 403 No\r\nTransfer-Encoding: chunked\r\n\r\n17\r\n" + BODY + b"\r\n0\r\n\r\n") as (base, _):
        exchange = call(base)

    assert exchange.observation.body == BODY


def test_nobody_listening_is_refused() -> None:
    """A port that was just closed refuses."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    exchange = call(f"http://127.0.0.1:{port}/x")

    assert exchange.failure is not None
    assert (exchange.failure.kind, exchange.path, exchange.remote_ip) == ("refused", "/x", UNKNOWN)


def test_silence_is_a_time_out() -> None:
    """A server that never answers is told after the time-out."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        exchange = call(f"http://127.0.0.1:{silent.getsockname()[1]}/", Ask(patience=0.05))

    assert exchange.failure is not None
    assert exchange.failure.kind == "timeout"


def test_plain_server_behind_https_is_a_tls_failure() -> None:
    """A handshake that meets plain HTTP fails before any request."""
    with server(ANSWER) as (base, _):
        exchange = call(base.replace("http:", "https:"))

    assert exchange.failure is not None
    assert exchange.failure.kind == "tls"


def test_each_error_of_the_libraries_has_a_word() -> None:
    """Those that cannot be provoked here without a network."""
    errors = (
        socket.gaierror(-2, "Name or service not known"),
        ssl.SSLCertVerificationError(1, "self-signed certificate"),
        ConnectionResetError(104, "Connection reset by peer"),
        OSError(113, "No route to host"),
    )

    assert [failure_kind(error) for error in errors] == ["dns", "certificate", "reset", "unreachable"]


def test_address_is_told_though_nobody_answers_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is where the name led."""

    def nobody(*_: object) -> socket.socket:
        raise TimeoutError("timed out")

    monkeypatch.setattr(passage, "resolve", lambda *_: Resolved(("10.0.0.4", "10.0.1.4"), ""))
    monkeypatch.setattr(passage, "connect", nobody)
    exchange = call("https://a1.execute-api.eu-west-1.amazonaws.com/prod")

    assert exchange.failure is not None
    assert ("timeout", "10.0.1.4") == (exchange.failure.kind, exchange.remote_ip)


def test_a_websocket_url_is_asked_for_a_connection() -> None:
    """With the fields of a handshake, and a key of its own each time; a refusal is an answer as any other."""
    with server(ANSWER) as (base, _):
        exchanges = [call(base.replace("http:", "ws:")) for _ in range(2)]
    fields = [dict(exchange.headers) for exchange in exchanges]
    keys = {one.pop("Sec-WebSocket-Key") for one in fields}

    assert len(keys) == 2
    assert fields[0].items() >= {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}.items()
    assert exchanges[0].url is not None
    assert exchanges[0].url.startswith("ws://")
    assert not isinstance(exchanges[0].observation.status, Unknown)
