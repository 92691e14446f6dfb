"""
The Lambda runtime API, for one function process: it asks for the next event, and says what came of it.

Restates "Using the Lambda runtime API": https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
Each process has a server of its own, on an address of 127.0.0.0/8 and a port that are both drawn by lot: a token in
the path would be simpler, but AWS's Python client takes a host and a port only. The socket closes with the process.
"""

import asyncio
import json
import random
import re
from collections.abc import Mapping
from typing import Final, Protocol, cast

import httptools

RESPONSE_BYTES: Final = 6_291_556
"""What a synchronous call may carry out (the figure of AWS's own message)."""

_MOST_BODY: Final = 8 * 1024 * 1024
"""What is kept of a body at all."""

_PREFIX: Final = "/2018-06-01/runtime/"
_ANSWER: Final = re.compile(r"invocation/([^/]+)/(response|error)")
_STATUS_TEXTS: Final = {200: "OK", 202: "Accepted", 400: "Bad Request", 404: "Not Found", 413: "Payload Too Large"}
_DRAWS: Final = 20
_PORTS: Final = (20_000, 60_000)


class Runtime(Protocol):
    """Whose runtime API it is."""

    def wants_event(self, connection: "RuntimeConnection") -> None:
        """Take notice: the process waits on this connection for its next event."""

    def answered(self, request_id: str, body: bytes, *, failed: bool, size: int) -> bool:
        """Take the answer or the error of a call; say whether there is such a call."""

    def hung_up(self, connection: "RuntimeConnection") -> None:
        """Take notice: the process closed this connection."""

    def init_failed(self, body: bytes) -> None:
        """Take the error that keeps the process from ever asking for an event."""


class RuntimeConnection(asyncio.Protocol):
    """One connection of a process to its runtime API."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._parser = httptools.HttpRequestParser(self)
        self._transport: asyncio.Transport | None = None
        self._begin()

    def _begin(self) -> None:
        self._target = b""
        self._chunks: list[bytes] = []
        self._size = 0

    # What the event loop calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Read requests; whoever does not speak HTTP is hung up on."""
        try:
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade):
            self.close()

    def connection_lost(self, _error: Exception | None) -> None:
        """Tell whoever would answer on it."""
        self._runtime.hung_up(self)

    # What the parser calls.

    def on_url(self, url: bytes) -> None:
        """Take a piece of the target."""
        self._target += url

    def on_body(self, body: bytes) -> None:
        """Take a piece of the body; what is too much is counted and dropped."""
        self._size += len(body)
        if self._size <= _MOST_BODY:
            self._chunks.append(body)

    def on_message_complete(self) -> None:
        """Answer one request."""
        target, body, size = self._target.decode("latin-1"), b"".join(self._chunks), self._size
        method = self._parser.get_method()
        self._begin()
        self._route(method, target, body, size)

    def _route(self, method: bytes, target: str, body: bytes, size: int) -> None:
        place = target.removeprefix(_PREFIX)
        answer = _ANSWER.fullmatch(place)
        if method == b"GET" and place == "invocation/next":
            self._runtime.wants_event(self)
        elif method == b"POST" and place == "init/error":
            self._runtime.init_failed(body)
            self._accepted()
        elif method == b"POST" and answer is not None:
            self._answered(answer[1], answer[2], body, size)
        else:
            self._refuse(404, "NotFound", "there is no such path in the runtime API")

    def _answered(self, request_id: str, kind: str, body: bytes, size: int) -> None:
        known = self._runtime.answered(request_id, body, failed=kind == "error", size=size)
        if not known:
            self._refuse(400, "InvalidRequestID", "Invalid request ID")
        elif size > RESPONSE_BYTES:
            self._refuse(
                413, "RequestEntityTooLarge", f"Exceeded maximum allowed payload size ({RESPONSE_BYTES} bytes)."
            )
        else:
            self._accepted()

    # What answers.

    def deliver(self, headers: Mapping[str, str], event: bytes) -> None:
        """Give the process the event that it waits for."""
        self._write(200, headers, event)

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.abort()

    def _accepted(self) -> None:
        self._write(202, {}, b'{"status":"OK"}\n')

    def _refuse(self, status: int, error_type: str, message: str) -> None:
        body = json.dumps({"errorMessage": message, "errorType": error_type}, separators=(",", ":"))
        self._write(status, {}, body.encode())

    def _write(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        if self._transport is None or self._transport.is_closing():
            return
        fields = {"Content-Type": "application/json", "Content-Length": str(len(body)), **headers}
        head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        status_line = f"HTTP/1.1 {status} {_STATUS_TEXTS[status]}\r\n"
        self._transport.write(f"{status_line}{head}\r\n".encode("latin-1", "replace") + body)


async def listen(runtime: Runtime) -> tuple[asyncio.Server, str]:
    """Open the runtime API of one process; return its server, and its address as `host:port`."""
    loop = asyncio.get_running_loop()
    for _ in range(_DRAWS):
        host = _drawn_host()
        port = random.SystemRandom().randint(*_PORTS)
        try:
            server = await loop.create_server(lambda: RuntimeConnection(runtime), host, port)
        except OSError:
            continue
        return server, f"{host}:{port}"
    raise OSError(f"expected a free port for the runtime API; {_DRAWS} in a row were taken")


def _drawn_host() -> str:
    draw = random.SystemRandom().randint
    return f"127.{draw(1, 254)}.{draw(1, 254)}.{draw(1, 254)}"
