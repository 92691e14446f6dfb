"""The way to a host is seen while a call is made."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gatewright.sources.errors import EvidenceError
from gatewright.sources.url import Ask, call
from gatewright.sources.way import Handshake, Resolved, connect, resolve
from tests.certificates import make

ANSWER = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"


def test_a_name_is_resolved_and_its_alias_told() -> None:
    """The end of the chain of aliases says what stands behind a name."""
    facts = Resolved(("52.0.0.1", "52.0.0.2"), "D-abc.execute-api.eu-west-1.amazonaws.com").facts("api.example.com")

    assert [
        ("addresses", "52.0.0.1, 52.0.0.2"),
        ("kind", "public"),
        ("canonical-name", "d-abc.execute-api.eu-west-1.amazonaws.com"),
    ] == [(fact.path, fact.value) for fact in facts]
    assert "127.0.0.1" in resolve("127.0.0.1", 80, 1).addresses


@pytest.mark.parametrize("name", ["localhost", "abc123.execute-api.localhost", "ABC123.Execute-API.LocalHost."])
def test_names_under_localhost_are_this_machine(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many resolvers know none of them; curl and browsers do not ask (RFC 6761, section 6.3)."""
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("a resolver was asked"))

    assert Resolved(("127.0.0.1", "::1"), name) == resolve(name, 80, 1)


def test_a_resolver_that_does_not_answer_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for it longer than the time-out."""
    done = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: done.wait(5) and [])
    try:
        with pytest.raises(TimeoutError, match=r"no address of `h` came in 0\.01 seconds"):
            resolve("h", 80, 0.01)
    finally:
        done.set()


def test_a_name_that_there_is_not_says_so() -> None:
    """The resolver's own error comes through."""
    with pytest.raises(socket.gaierror):
        resolve("x" * 70, 80, 5)


def test_the_next_address_is_tried() -> None:
    """One that refuses does not end it."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        connected = connect(Resolved(("127.0.0.2", "127.0.0.1"), ""), port, 1)
        connected.close()


@contextmanager
def tls_server(folder: Path, *, asks: bool) -> Iterator[int]:
    """Serve one refusal over TLS; ask for a client certificate if told so."""
    authority = make("Test Authority", ca=True)
    leaf = make("localhost", issuer=authority, names=("localhost",))
    client = make("client", issuer=authority)
    for name, content in (
        ("ca.pem", authority.pem),
        ("leaf.pem", leaf.pem + leaf.key_pem),
        ("client.pem", client.pem),
        ("client.key", client.key_pem),
    ):
        (folder / name).write_bytes(content)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "leaf.pem")
    if asks:
        context.verify_mode = ssl.CERT_OPTIONAL
        context.load_verify_locations(folder / "ca.pem")

    def serve(listening: socket.socket) -> None:
        with listening.accept()[0] as plain, context.wrap_socket(plain, server_side=True) as connection:
            connection.recv(65536)
            connection.sendall(ANSWER)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=serve, args=(listening,))
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            thread.join()


@pytest.mark.parametrize(
    ("asks", "gives", "told"),
    [
        (False, False, "not asked for"),
        (True, False, "asked for and not given"),
        (True, True, "asked for and given"),
    ],
)
def test_the_handshake_tells_of_the_client_certificate(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, asks: bool, gives: bool, told: str
) -> None:
    """Whether the server wants one, and whether it got one; with the version and the names of its own."""
    with tls_server(tmp_path, asks=asks) as port:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        files = {"certificate": str(tmp_path / "client.pem"), "key": str(tmp_path / "client.key")} if gives else {}
        found = call(f"https://localhost:{port}/", Ask(timeout=5, **files))  # type: ignore[arg-type]

    assert found.failure is None
    ways = {fact.path: fact.value for fact in found.ways}
    assert (told, "localhost", "loopback") == (ways["tls.client-certificate"], ways["tls.certificate"], ways["kind"])
    assert ways["tls.version"].startswith("TLSv1.")


def test_a_certificate_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """One line with the file."""
    (tmp_path / "odd.pem").write_text("odd")

    with pytest.raises(EvidenceError, match="no certificate and key in pem form"):
        Handshake(str(tmp_path / "odd.pem"))
    with pytest.raises(EvidenceError, match="no such file"):
        Handshake(str(tmp_path / "none.pem"))
