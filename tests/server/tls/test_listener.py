"""The TLS port."""

import asyncio
import errno
import os
import socket
import ssl
import subprocess
from pathlib import Path

import pytest

from gatewright.model.request import Request, Tls
from gatewright.model.response import Response
from gatewright.server.listener import bind
from gatewright.server.tls import listener as module
from gatewright.server.tls.authority import Authority
from gatewright.server.tls.contexts import server_context
from gatewright.server.tls.listener import TlsListener
from gatewright.server.tls.names import Names
from tests.server.conftest import Run
from tests.server.tls.hellos import hello, speak_at_most
from tests.server.tls.secure import AUTHORITY, serving_tls, trusting

GET = b"GET /a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


def echo(request: Request) -> Response:
    """Answer with what is known of TLS."""
    tls = request.peer.tls
    assert isinstance(tls, Tls)
    facts = f"{tls.version} {tls.cipher_suite} {tls.server_name} {tls.client_chain}"
    return Response(status=200, headers=(("X-CaSe", "kept"),), body=facts.encode())


def test_https_works_for_the_names_of_this_machine(run: Run) -> None:
    """A client that trusts the authority gets its answer, and the request carries what was agreed on."""

    async def main() -> bytes:
        async with serving_tls(echo) as served:
            return await served.exchange(GET)

    answer = run(main())

    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"\r\nX-CaSe: kept\r\n" in answer
    assert answer.endswith(b"\r\n\r\nTLSv1.3 TLS_AES_256_GCM_SHA384 localhost None")


def test_suites_before_tls_1_3_have_the_names_of_iana(run: Run) -> None:
    """As `$context.cipherSuite` has them."""

    async def main() -> bytes:
        async with serving_tls(echo) as served:
            client = trusting()
            client.maximum_version = ssl.TLSVersion.TLSv1_2
            client.set_ciphers("ECDHE-ECDSA-AES128-GCM-SHA256")
            reader, writer = await served.connect("a.execute-api.eu-west-1.amazonaws.com", context=client)
            writer.write(GET)
            answer = await reader.read()
            writer.close()
            return answer

    assert b"TLSv1.2 TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 a.execute-api.eu-west-1.amazonaws.com None" in run(main())


def test_a_certificate_is_exchanged_while_it_runs(run: Run) -> None:
    """The next handshake shows the new certificate; a connection that is open goes on."""
    bank = Authority.open(None)
    first, second = (server_context(bank.issue(("api.example.com",))) for _ in range(2))

    async def main() -> tuple[bytes, bytes, bytes, bytes]:
        async with serving_tls(echo) as served:
            client = ssl.create_default_context(cadata=bank.pem.decode())
            served.names.domains = {"api.example.com": first}
            reader, writer = await served.connect("api.example.com", context=client)
            served.names.domains = {"api.example.com": second}
            _, other = await served.connect("api.example.com", context=client)
            writer.write(GET)
            answer = await reader.read()
            shown = [each.get_extra_info("ssl_object").getpeercert(True) for each in (writer, other)]
            writer.close()
            other.close()
            served.names.domains = {}
            with pytest.raises(ssl.SSLCertVerificationError):
                await served.connect("api.example.com", context=client)
            return answer, *shown, b""

    answer, one, other, _ = run(main())

    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert one != other


@pytest.mark.parametrize(
    "sent",
    [b"GET / HTTP/1.1\r\nHost: h\r\n\r\n", b"\x16\x03\x01", hello("localhost")[:90], b"\0" * 2000],
    ids=["plain text", "the start of a record", "half a hello", "zeros"],
)
def test_what_is_no_hello_is_closed_without_an_answer(run: Run, sent: bytes) -> None:
    """Plain text is answered with nothing at all; a hello that stalls is cut in time."""

    async def main() -> tuple[bytes, int]:
        async with serving_tls(echo, head_seconds=0.1) as served:
            reader, writer = await asyncio.open_connection(*served.listener.address)
            writer.write(sent)
            try:
                answer = await reader.read()
            except ConnectionResetError:
                answer = b""
            writer.close()
            await asyncio.sleep(0.05)
            return answer, served.listener.open_connections

    assert (b"", 0) == run(main())


def test_a_handshake_that_stalls_is_cut(run: Run) -> None:
    """A client that says hello and nothing else does not hold the connection."""

    async def main() -> int:
        async with serving_tls(echo, head_seconds=0.1) as served:
            reader, writer = await asyncio.open_connection(*served.listener.address)
            writer.write(hello("localhost"))
            try:
                while await reader.read(4096):
                    pass
            except ConnectionResetError:
                pass
            writer.close()
            await asyncio.sleep(0.1)
            return served.listener.open_connections

    assert 0 == run(main())


def test_nobody_waits_for_a_slow_handshake(run: Run) -> None:
    """A hello in pieces of another client delays nobody."""

    async def main() -> bytes:
        async with serving_tls(echo) as served:
            _, slow = await asyncio.open_connection(*served.listener.address)
            slow.write(hello("localhost")[:40])
            await slow.drain()
            answer = await asyncio.wait_for(served.exchange(GET), 5)
            slow.close()
            return answer

    assert run(main()).startswith(b"HTTP/1.1 200 OK\r\n")


def test_ten_megabytes_arrive_and_more_do_not(run: Run) -> None:
    """The limits are those of the plain port."""
    lengths: list[int] = []

    def handler(request: Request) -> Response:
        assert isinstance(request.body, bytes)
        lengths.append(len(request.body))
        return Response(status=200)

    async def main() -> list[bytes]:
        async with serving_tls(handler) as served:
            answers = []
            for length in (9_000_000, 11_000_000):
                head = f"POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n".encode()
                answers.append(await served.exchange(head + b"x" * (length if length < 10_000_000 else 10)))
            return answers

    good, bad = run(main())

    assert good.startswith(b"HTTP/1.1 200 OK\r\n")
    assert bad.startswith(b"HTTP/1.1 413 ")
    assert [9_000_000] == lengths


def test_stopping_lets_a_request_finish_and_closes_what_is_idle(run: Run) -> None:
    """As on the plain port: the last answer closes its connection."""
    started, release = asyncio.Event(), asyncio.Event()

    async def handler(_request: Request) -> Response:
        started.set()
        await release.wait()
        return Response(status=200, body=b"done")

    async def main() -> tuple[bytes, bytes]:
        async with serving_tls(handler) as served:
            idle, idle_writer = await served.connect()
            reader, writer = await served.connect()
            writer.write(b"GET / HTTP/1.1\r\nHost: h\r\n\r\n")
            await started.wait()
            stopping = asyncio.ensure_future(served.listener.stop(drain=10.0))
            await asyncio.sleep(0.05)
            release.set()
            answers = await reader.read(), await idle.read()
            writer.close()
            idle_writer.close()
            await stopping
            return answers

    answer, idle = run(main())

    assert b"\r\nConnection: close\r\n" in answer
    assert answer.endswith(b"done")
    assert b"" == idle


def test_stopping_does_not_wait_for_hellos(run: Run) -> None:
    """A client that never says hello does not hold the server."""

    async def main() -> int:
        async with serving_tls(echo) as served:
            _, writer = await asyncio.open_connection(*served.listener.address)
            await asyncio.sleep(0.02)
            await asyncio.wait_for(served.listener.stop(drain=10.0), 5)
            writer.close()
            return served.listener.open_connections

    assert 0 == run(main())


def test_stopping_twice_and_before_starting(run: Run) -> None:
    """Stopping what does not run does nothing."""

    async def main() -> int:
        listener = TlsListener(echo, Names(Authority.open(None)))
        await listener.stop(drain=1.0)
        await listener.start(bind("127.0.0.1", 0))
        await listener.stop(drain=0)
        await listener.stop(drain=0)
        return listener.open_connections

    assert 0 == run(main())


@pytest.mark.parametrize(("version", "works"), [("-tls1_1", False), ("-tls1_2", True), ("-tls1_3", True)])
def test_openssl_speaks_with_it(run: Run, version: str, works: bool) -> None:
    """Another client than Python's: TLS 1.2 and 1.3 on default endpoints, nothing older."""

    async def main() -> bytes:
        async with serving_tls(echo) as served:
            host, port = served.listener.address
            process = await asyncio.create_subprocess_exec(
                *("openssl", "s_client", "-connect", f"{host}:{port}", "-servername", "localhost", version, "-quiet"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "OPENSSL_CONF": "/dev/null"},
            )
            out, _ = await process.communicate(GET)
            return out

    assert works == (b"HTTP/1.1 200 OK\r\n" in run(main()))


@pytest.mark.parametrize("newest", [ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1])
def test_a_client_that_is_too_old_is_told_so(run: Run, newest: ssl.TLSVersion) -> None:
    """By the alert of the protocol, so that its own words say what is wrong, and not by a connection that just ends."""

    def shake_hands(address: tuple[str, int]) -> None:
        client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        speak_at_most(client, newest)
        with socket.create_connection(address, 10) as plain, client.wrap_socket(plain, server_hostname="localhost"):
            pass

    async def main() -> None:
        async with serving_tls(echo) as served:
            with pytest.raises(ssl.SSLError, match=r"(?i)alert[ _]protocol[ _]version"):
                await asyncio.to_thread(shake_hands, served.listener.address)

    run(main())


@pytest.mark.parametrize("http", ["--http1.1", "--http2"])
def test_curl_hears_that_its_body_is_too_long(run: Run, http: str, tmp_path: Path) -> None:
    """Though it goes on sending: nothing destroys the answer."""
    (tmp_path / "body").write_bytes(b"x" * 30_000_000)
    (tmp_path / "authority.pem").write_bytes(AUTHORITY.pem)
    ways = ["-s", http, "--cacert", str(tmp_path / "authority.pem"), "-H", "Expect:", "-w", "%{http_code} %{exitcode}"]

    async def main() -> bytes:
        async with serving_tls(echo, linger_seconds=1.0) as served:
            host, port = served.listener.address
            body = ["-o", "/dev/null", "--data-binary", f"@{tmp_path / 'body'}", f"https://{host}:{port}/"]
            process = await asyncio.create_subprocess_exec("curl", *ways, *body, stdout=subprocess.PIPE)
            out, _ = await process.communicate()
            return out

    assert b"413 0" == run(main())


def test_out_of_descriptors_it_waits_and_goes_on(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody spins, and nobody is forgotten."""
    monkeypatch.setattr(module, "_AFTER_A_FAILURE", 0.05)

    class Exhausted:
        """A listening socket that fails once."""

        def __init__(self, real: socket.socket) -> None:
            self.real = real
            self.failures = 1

        def accept(self) -> tuple[socket.socket, object]:
            if self.failures:
                self.failures -= 1
                raise OSError(errno.EMFILE, "too many open files")
            return self.real.accept()

        def __getattr__(self, name: str) -> object:
            return getattr(self.real, name)

    async def main() -> bytes:
        listener = TlsListener(echo, Names(AUTHORITY))
        await listener.start(Exhausted(bind("127.0.0.1", 0)))  # type: ignore[arg-type]
        reader, writer = await asyncio.open_connection(*listener.address, ssl=trusting(), server_hostname="localhost")
        writer.write(GET)
        answer = await reader.read()
        writer.close()
        await listener.stop(drain=0)
        return answer

    assert run(main()).startswith(b"HTTP/1.1 200 OK\r\n")
