import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from gatewright.gateway.upstream import Upstream
from gatewright.gateway.upstream_message import (
    BrokenResponseError,
    ClientCertificate,
    ConnectFailedError,
    TimedOutError,
    UnansweredError,
    UpstreamError,
    UpstreamRequest,
)

CERTIFICATE = Path(__file__).with_name("localhost.pem")
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
Serve = Callable[[int, asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def back_end(serve: Serve, tls: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """Run a back end; `serve` gets the number of the connection, counted from 1, and its two ends."""
    count = 0

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal count
        count += 1
        try:
            await serve(count, reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(accept, "127.0.0.1", 0, ssl=tls)
    async with server:
        yield server.sockets[0].getsockname()[1]


async def always_ok(number: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer every request with the number of its connection."""
    while True:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(OK.replace(b"ok", b"%02d" % number))


def to(
    port: int, method: str = "GET", host: str = "127.0.0.1", scheme: str = "http", **rest: object
) -> UpstreamRequest:
    """Return a request to a back end."""
    fields: dict = {"scheme": scheme, "host": host, "port": port, "method": method, "target": "/t", **rest}
    return UpstreamRequest(**fields)


def bodies(serve: Serve, methods: list[str], *, pause: float = 0.0, idle_seconds: float = 4.0) -> list[bytes]:
    """Return the bodies of the answers to requests sent one after the other."""

    async def main() -> list[bytes]:
        upstream = Upstream(idle_seconds=idle_seconds)
        async with back_end(serve) as port:
            got = []
            for method in methods:
                got.append((await upstream.send(to(port, method), deadline=10.0)).body)
                await asyncio.sleep(pause)
            await upstream.close()
            return got

    return asyncio.run(main())


def test_request_arrives_byte_for_byte() -> None:
    """The back end sees the very target, fields and body."""
    seen: list[bytes] = []

    async def serve(_number: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(await reader.readuntil(b"\r\n\r\n") + await reader.readexactly(3))
        writer.write(OK)

    async def main() -> None:
        async with back_end(serve) as port:
            request = to(port, "PUT", headers=(("hOsT", "x"), ("A", "1"), ("a", "2")), body=b"abc")
            await Upstream().send(request, deadline=10.0)

    asyncio.run(main())

    assert [b"PUT /t HTTP/1.1\r\nhOsT: x\r\nA: 1\r\na: 2\r\nContent-Length: 3\r\n\r\nabc"] == seen


def test_connection_is_kept_and_used_again() -> None:
    """Requests after one another share a connection."""
    assert [b"01", b"01", b"01"] == bodies(always_ok, ["GET", "GET", "POST"])


def test_requests_at_once_have_their_own_connections() -> None:
    """A connection carries one exchange at a time."""

    async def main() -> list[bytes]:
        upstream = Upstream()
        async with back_end(always_ok) as port:
            answers = await asyncio.gather(*(upstream.send(to(port), deadline=10.0) for _ in range(3)))
            await upstream.close()
            return sorted(answer.body for answer in answers)

    assert [b"01", b"02", b"03"] == asyncio.run(main())


def test_connection_that_says_close_is_not_used_again() -> None:
    """`Connection: close` is obeyed."""

    async def serve(number: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\n%d" % number)

    assert [b"1", b"2"] == bodies(serve, ["GET", "GET"])


def test_connection_idle_for_too_long_is_not_used_again() -> None:
    """A connection that the back end may be about to close is left alone."""
    assert [b"01", b"02"] == bodies(always_ok, ["POST", "POST"], pause=0.05, idle_seconds=0.02)


async def once_then_close(number: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer the first request of a connection, and close on the second."""
    await reader.readuntil(b"\r\n\r\n")
    writer.write(OK.replace(b"ok", b"%02d" % number))
    await reader.readuntil(b"\r\n\r\n")


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_stale_connection_is_retried_when_that_is_safe(method: str) -> None:
    """A kept connection that closes without an answer costs an idempotent request nothing."""
    assert [b"01", b"02"] == bodies(once_then_close, ["GET", method])


def test_stale_connection_is_not_retried_when_that_is_unsafe() -> None:
    """A POST that may have been carried out is not sent twice."""
    with pytest.raises(UnansweredError):
        bodies(once_then_close, ["GET", "POST"])


def test_fresh_connection_is_never_retried() -> None:
    """A back end that closes a new connection without an answer is asked once."""
    asked: list[int] = []

    async def serve(number: int, reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        asked.append(number)

    with pytest.raises(UnansweredError):
        bodies(serve, ["GET"])

    assert [1] == asked


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\n", OK[:-1]])
def test_deadline_spans_the_whole_exchange(start: bytes) -> None:
    """However much of the answer has come, the deadline ends the wait, and the connection is not used again."""

    async def serve(_number: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(start)
        await reader.read()

    async def main() -> None:
        upstream = Upstream()
        async with back_end(serve) as port:
            with pytest.raises(TimedOutError, match=r"no complete answer from `127\.0\.0\.1:\d+` in 0\.05 s"):
                await upstream.send(to(port), deadline=0.05)
            assert upstream._idle == {}

    asyncio.run(main())


def test_dripping_does_not_extend_the_deadline() -> None:
    """A back end that sends a byte now and then is cut at the deadline."""

    async def serve(_number: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n")
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.005)

    async def main() -> None:
        async with back_end(serve) as port:
            with pytest.raises(TimedOutError):
                await Upstream().send(to(port), deadline=0.1)

    asyncio.run(main())


@pytest.mark.parametrize("host", ["127.0.0.1", "", "a" * 64 + ".b"])
def test_no_connection_is_its_own_error(host: str) -> None:
    """A closed port and a name that does not exist are told as such, with the address."""
    with pytest.raises(ConnectFailedError, match=f"cannot connect to `{host}:1`: "):
        asyncio.run(Upstream().send(to(1, host=host), deadline=10.0))


def test_answer_over_the_limit_is_an_error() -> None:
    """No more than the limit is read of an answer."""

    async def main() -> None:
        async with back_end(always_ok) as port:
            await Upstream(response_bytes=1).send(to(port), deadline=10.0)

    with pytest.raises(BrokenResponseError, match="expected at most 1 bytes"):
        asyncio.run(main())


def test_cancelled_exchange_does_not_meet_the_next_request() -> None:
    """An answer that nobody awaits any more is not given to the next caller."""

    async def serve(number: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        if number > 1:
            writer.write(OK)
        await reader.read()

    async def main() -> bytes:
        upstream = Upstream()
        async with back_end(serve) as port:
            first = asyncio.ensure_future(upstream.send(to(port), deadline=10.0))
            await asyncio.sleep(0.02)
            first.cancel()
            await asyncio.wait([first])
            answer = await upstream.send(to(port), deadline=10.0)
            await upstream.close()
            return answer.body

    assert b"ok" == asyncio.run(main())


def server_tls() -> ssl.SSLContext:
    """Return the context of a back end named `localhost`."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context


def test_https_with_a_trusted_certificate() -> None:
    """A back end whose certificate is trusted is asked over TLS, and its connection kept."""

    async def main() -> list[bytes]:
        upstream = Upstream(tls=ssl.create_default_context(cafile=CERTIFICATE))
        async with back_end(always_ok, server_tls()) as port:
            request = to(port, host="localhost", scheme="https")
            got = [(await upstream.send(request, deadline=10.0)).body for _ in range(2)]
            await upstream.close()
            return got

    assert [b"01", b"01"] == asyncio.run(main())


@pytest.mark.parametrize("trusted", [True, False])
def test_https_verifies_by_default(trusted: bool) -> None:
    """An unknown issuer is refused by default, and another name than the certificate's always."""

    async def main() -> None:
        upstream = Upstream(tls=ssl.create_default_context(cafile=CERTIFICATE)) if trusted else Upstream()
        async with back_end(always_ok, server_tls()) as port:
            host = "127.0.0.1" if trusted else "localhost"
            await upstream.send(to(port, host=host, scheme="https"), deadline=10.0)

    with pytest.raises(ConnectFailedError, match=r"(?i)certificate verify failed"):
        asyncio.run(main())


def test_https_without_verification_takes_an_unknown_issuer_of_the_same_name() -> None:
    """The name is checked all the same, and such a connection is not kept for those who verify."""

    async def main() -> bytes:
        upstream = Upstream()
        async with back_end(always_ok, server_tls()) as port:
            unverified = replace(to(port, host="localhost", scheme="https"), verify=False)
            got = (await upstream.send(unverified, deadline=10.0)).body
            with pytest.raises(ConnectFailedError, match=r"(?i)certificate verify failed"):
                await upstream.send(replace(unverified, verify=True), deadline=10.0)
            with pytest.raises(ConnectFailedError, match="is not of"):
                await upstream.send(replace(unverified, host="127.0.0.1"), deadline=10.0)
            await upstream.close()
            return got

    assert b"01" == asyncio.run(main())


def test_a_request_goes_where_a_link_leads_and_asks_for_its_own_host() -> None:
    """Another target of the same host has its own connection; TLS asks for the host, or for the name that is told."""

    async def main() -> list[bytes]:
        upstream = Upstream(tls=ssl.create_default_context(cafile=CERTIFICATE))
        async with back_end(always_ok, server_tls()) as port:
            linked = replace(to(1, host="localhost", scheme="https"), connect_to=("127.0.0.1", port))
            named = replace(to(port, host="127.0.0.1", scheme="https"), server_name="localhost")
            got = [(await upstream.send(one, deadline=10.0)).body for one in (linked, named)]
            with pytest.raises(ConnectFailedError):
                await upstream.send(replace(linked, connect_to=None), deadline=10.0)
            with pytest.raises(ConnectFailedError, match=r"(?i)certificate verify failed"):
                await upstream.send(replace(named, server_name=None), deadline=10.0)
            await upstream.close()
            return got

    assert [b"01", b"02"] == asyncio.run(main())


@pytest.mark.parametrize("shows", [True, False])
def test_client_certificate_is_shown_to_who_asks(shows: bool) -> None:
    """A back end that wants one takes the stage's; one connection is not used for both kinds of calls."""
    pem = CERTIFICATE.read_text()
    place = pem.index("-----BEGIN PRIVATE KEY-----")
    shown = ClientCertificate(id="c", certificate=pem[:place], private_key=pem[place:])

    async def main() -> bytes:
        server = server_tls()
        server.verify_mode = ssl.CERT_REQUIRED
        server.load_verify_locations(CERTIFICATE)
        upstream = Upstream()
        async with back_end(always_ok, server) as port:
            request = replace(
                to(port, host="localhost", scheme="https"), verify=False, client_certificate=shown if shows else None
            )
            try:
                return (await upstream.send(request, deadline=10.0)).body
            finally:
                await upstream.close()

    if shows:
        assert b"01" == asyncio.run(main())
    else:
        with pytest.raises(UpstreamError):
            asyncio.run(main())
