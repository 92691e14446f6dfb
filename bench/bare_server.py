"""The bare server: a constant JSON answer through our HTTP stack, the limit that the gateway is measured by."""

import argparse
import asyncio
import signal

from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.server.event_loop import runner
from gatewright.server.listener import Listener, bind

ANSWER = Response(status=200, headers=(("Content-Type", "application/json"),), body=b'{"message":"hello"}')


def answer(request: Request) -> Response:  # noqa: ARG001 - a handler takes the request; this one needs nothing of it
    """Return the same answer to everybody."""
    return ANSWER


async def serve(host: str, port: int) -> None:
    """Serve until SIGINT or SIGTERM."""
    listener = Listener(answer)
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
    options = parser.parse_args()
    with runner() as loop:
        loop.run(serve(options.host, options.port))


if __name__ == "__main__":
    main()
