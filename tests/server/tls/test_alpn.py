"""What a handshake agrees on."""

import pytest

from gatewright.aws.tls_policies import TlsPolicy
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


@pytest.mark.parametrize(("without", "answered"), [("TLS_AES_256_GCM_SHA384", False), ("TLS_AES_128_CCM_SHA256", True)])
def test_a_suite_that_the_policy_leaves_out_gets_no_answer(run: Run, without: str, answered: bool) -> None:
    """Python cannot keep it out of the handshake of TLS 1.3, so the connection ends right behind it."""

    async def main() -> bytes:
        async with serving_tls(protocol) as served:
            served.names.apis = {("pets", None): TlsPolicy("TLSv1.3", (), (without,))}
            try:
                return await served.exchange(
                    b"GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", "pets.execute-api.localhost"
                )
            except ConnectionError:
                return b""

    assert answered == run(main()).endswith(b"HTTP/1.1")
