"""What a TLS handshake shows, whom it trusts, and whom the client shows itself as."""

import re
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from gatewright.sources.ask import Ask
from gatewright.sources.errors import EvidenceError
from gatewright.sources.handshake import Handshake, Trust, leaf_of
from gatewright.sources.url import call
from tests.certificates import make

ANSWER = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"


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
        with (
            suppress(ssl.SSLError),
            listening.accept()[0] as plain,
            context.wrap_socket(plain, server_side=True) as connection,
        ):
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
        shows = Trust(certificate=str(tmp_path / "client.pem"), key=str(tmp_path / "client.key"))
        found = call(f"https://localhost:{port}/", Ask(timeout=5, trust=shows if gives else Trust()))

    assert found.failure is None
    ways = {fact.path: fact.value for fact in found.ways}
    assert (told, "localhost", "loopback") == (ways["tls.client-certificate"], ways["tls.certificate"], ways["kind"])
    assert ways["tls.version"].startswith("TLSv1.")


def test_a_certificate_that_is_not_trusted_is_told(tmp_path: Path) -> None:
    """Whose it is, who vouches for it, and from when to when: a proxy that looks into TLS shows by these."""
    with tls_server(tmp_path, asks=False) as port:
        found = call(f"https://localhost:{port}/", Ask(timeout=5))

    ways = {fact.path: fact.value for fact in found.ways}
    assert found.failure is not None
    assert ("certificate", "localhost", "CN=Test Authority") == (
        found.failure.kind,
        ways["tls.certificate"],
        ways["tls.certificate.issuer"],
    )
    assert re.fullmatch(r"\d{4}-\d\d-\d\d - \d{4}-\d\d-\d\d", ways["tls.certificate.valid"])
    assert "tls.version" not in ways


@pytest.mark.parametrize("insecure", [True, False])
def test_whom_to_trust_is_said_as_with_curl(tmp_path: Path, insecure: bool) -> None:
    """`--insecure` trusts anybody, `--cacert` whom the file names."""
    trust = Trust(insecure=insecure, authorities=None if insecure else str(tmp_path / "ca.pem"))
    with tls_server(tmp_path, asks=False) as port:
        found = call(f"https://localhost:{port}/", Ask(timeout=5, trust=trust))

    assert (None, 403) == (found.failure, found.observation.status)


def test_what_cannot_be_shown_or_trusted_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line with the file that lacks it, and no question for a passphrase at the terminal."""
    monkeypatch.chdir(tmp_path)
    one, other = make("one"), make("other")
    locked = serialization.BestAvailableEncryption(b"secret")
    key = serialization.load_pem_private_key(one.key_pem, None)
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8)
    files = {
        "odd.pem": b"odd",
        "one.pem": one.pem,
        "other.key": other.key_pem,
        "locked.key": key.private_bytes(*form, locked),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    expected = {
        ("odd.pem", None): "no certificate in pem form",
        ("none.pem", None): "none.pem`: no such file or directory",
        ("one.pem", None): "one.pem`: no private key in pem form; `--key` names the file that has it",
        ("one.pem", "none.key"): "none.key`: no such file or directory",
        ("one.pem", "odd.pem"): "odd.pem`: no private key in pem form",
        ("one.pem", "other.key"): "other.key` is not that of the certificate in `",
        ("one.pem", "locked.key"): "expected a private key without a passphrase",
    }
    for (certificate, named), words in expected.items():
        with pytest.raises(EvidenceError) as refused:
            Handshake(Trust(certificate=certificate, key=named))
        assert words in str(refused.value)
    for authorities, words in (("odd.pem", "no certificate in PEM form"), ("none.pem", "no such file or directory")):
        with pytest.raises(EvidenceError, match=words):
            Handshake(Trust(authorities=authorities))


@pytest.mark.parametrize("before", [b"", b"\0"])
def test_the_first_certificate_is_read_of_both_forms_of_the_message(before: bytes) -> None:
    """TLS 1.3 has a context before the list, TLS 1.2 none."""
    more = b"\0\0" if before else b""
    listed = b"\0\0\x03abc" + more + b"\0\0\x02de" + more
    message = b"\x0b\0\0\0" + before + len(listed).to_bytes(3, "big") + listed

    assert (b"abc", None, None) == (leaf_of(message), leaf_of(message[:-1]), leaf_of(b""))
