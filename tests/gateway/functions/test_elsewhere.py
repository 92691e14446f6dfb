import asyncio
import json

import pytest

from gatewright.gateway.functions import elsewhere
from gatewright.gateway.functions.process import Outcome
from gatewright.gateway.upstream_message import ConnectFailedError, TimedOutError, UpstreamRequest, UpstreamResponse
from tests.gateway.functions.conftest import Run
from tests.gateway.functions.made import made, runnable


def called(answer: UpstreamResponse | Exception, url: str = "http://127.0.0.1:9000") -> tuple[Outcome, UpstreamRequest]:
    """Call a function elsewhere that answers so; return what came of it, and what was sent."""
    sent: list[UpstreamRequest] = []

    async def send(request: UpstreamRequest, *, deadline: float) -> UpstreamResponse:
        assert 3.0 == deadline
        sent.append(request)
        if isinstance(answer, Exception):
            raise answer
        return answer

    outcome = asyncio.run(elsewhere.call(runnable(runtime_url=url), "r", b'{"a":1}', send))
    return outcome, sent[0]


def answered(body: bytes, status: int = 200, **headers: str) -> UpstreamResponse:
    """Return an answer."""
    fields = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return UpstreamResponse(status=status, reason="", headers=fields, body=body)


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("http://127.0.0.1:9000", ("http", "127.0.0.1", 9000, elsewhere.PATH)),
        ("https://x/", ("https", "x", 443, elsewhere.PATH)),
        ("http://x/invoke", ("http", "x", 80, "/invoke")),
    ],
)
def test_the_event_goes_where_the_emulator_takes_it(url: str, place: tuple[str, str, int, str]) -> None:
    """A POST to AWS's path, unless the URL has one of its own."""
    _, request = called(answered(b"1"), url)

    assert place == (request.scheme, request.host, request.port, request.target)
    assert ("POST", b'{"a":1}') == (request.method, request.body)


@pytest.mark.parametrize(
    ("answer", "failed"),
    [
        (answered(b'{"ok":true}'), False),
        (answered(b'{"errorType":"E","errorMessage":"m"}'), True),
        (answered(b'{"errorType":"E"}'), False),
        (answered(b'"errorType" errorMessage'), False),
        (answered(b"no", 502), True),
        (answered(b"{}", X_Amz_Function_Error="Unhandled"), True),
    ],
)
def test_an_error_is_known_by_its_form(answer: UpstreamResponse, failed: bool) -> None:
    """The emulator answers 200 for errors too."""
    outcome, _ = called(answer)

    assert (answer.body, failed, None) == (outcome.payload, outcome.failed, outcome.fault)


def test_no_answer_is_a_fault() -> None:
    """Too late, or nobody there."""
    late, _ = called(TimedOutError("late"))
    away, _ = called(ConnectFailedError("refused"))

    assert "Sandbox.Timedout" == json.loads(late.payload)["errorType"]
    assert late.failed
    assert away.fault is not None
    assert "unreachable" == away.fault.failure


def test_a_function_elsewhere_is_called_over_the_network(run: Run) -> None:
    """Whatever its runtime, no process is started here."""

    async def call() -> None:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 6\r\n\r\n"java"')
            writer.close()

        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        tags = {"_gatewright_runtime_url_": f"http://127.0.0.1:{port}"}
        async with made({"x": ""}, Runtime="java21", tags=tags) as one:
            invoked = await one.call()
        server.close()

        assert (b'"java"', None) == (invoked.payload, invoked.function_error)

    run(call())
