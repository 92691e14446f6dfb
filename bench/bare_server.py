"""
The bare server: what our HTTP stack can do at most, the limit that the gateway is measured by.

It answers a constant JSON document or, with `--to URL`, passes each call on to that address through the gateway's own
client, and its answer back: the limit of a proxy.
"""

import argparse
import asyncio
import signal
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from gatewright.gateway.upstream import Upstream
from gatewright.gateway.upstream_message import UpstreamRequest
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.server.event_loop import runner
from gatewright.server.listener import Listener, bind

ANSWER = Response(status=200, headers=(("Content-Type", "application/json"),), body=b'{"message":"hello"}')
_DEADLINE = 29.0


def answer(request: Request) -> Response:  # noqa: ARG001 - a handler takes the request; this one needs nothing of it
    """Return the same answer to everybody."""
    return ANSWER


def passing_on(url: str) -> Callable[[Request], Awaitable[Response]]:
    """Return a handler that asks another server, and answers as it does."""
    place, upstream = urlsplit(url), Upstream()
    host, port = place.hostname or "", place.port or 80

    async def handle(request: Request) -> Response:
        fields = tuple((name, value) for name, value in request.headers if name.lower() != "host")
        sent = UpstreamRequest(
            scheme="http",
            host=host,
            port=port,
            method=request.method,
            target=place.path or "/",
            headers=(("Host", place.netloc), *fields),
            body=request.body if isinstance(request.body, bytes) else b"",
        )
        came = await upstream.send(sent, deadline=_DEADLINE)
        return Response(status=came.status, headers=came.headers, body=came.body)

    return handle


async def serve(host: str, port: int, to: str | None) -> None:
    """Serve until SIGINT or SIGTERM."""
    listener = Listener(answer if to is None else passing_on(to))
    await listener.start(bind(host, port))
    print(f"http://{listener.address[0]}:{listener.address[1]}", flush=True)
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await stop.wait()
    await listener.stop(drain=1.0)


def main() -> None:
    """Read the arguments and serve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--to", metavar="URL", help="pass calls on to another server")
    options = parser.parse_args()
    with runner() as loop:
        loop.run(serve(options.host, options.port, options.to))


if __name__ == "__main__":
    main()
