"""What a handshake agrees on."""

import pytest

from gatewright.model.request import Request
from gatewright.model.response import Response
from tests.server.conftest import Run
from tests.server.tls.secure import serving_tls


def protocol(request: Request) -> Response:
    """Answer with the protocol."""
    return Response(status=200, body=request.protocol.encode())


@pytest.mark.parametrize("offered", [(), ("http/1.1",), ("http/1.0", "http/1.1"), ("spdy/3",)])
def test_who_does_not_offer_http_2_gets_http_1_1(run: Run, offered: tuple[str, ...]) -> None:
    """Whatever else is offered, or nothing."""

    async def main() -> bytes:
        async with serving_tls(protocol) as served:
            reader, writer = await served.connect(alpn=offered)
            writer.write(b"GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
            answer = await reader.read()
            writer.close()
            return answer

    assert run(main()).endswith(b"HTTP/1.1")
