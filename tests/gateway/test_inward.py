import asyncio

import pytest

from gatewright.gateway.inward import Inward
from gatewright.gateway.upstream_message import TimedOutError, UpstreamRequest, UpstreamResponse
from gatewright.model.request import Request, Tls
from gatewright.model.response import Response

HOST = "abc.lambda-url.eu-west-1.on.aws"
OUT = UpstreamResponse(status=204, reason="No Content", headers=(), body=b"")


class Both:
    """Whoever is sent to, outside and inside."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.asked: list[Request] = []
        self.seconds = seconds

    async def send(self, request: UpstreamRequest, *, deadline: float) -> UpstreamResponse:
        """Answer from outside."""
        assert (request.method, deadline) == ("POST", 0.2)
        return OUT

    async def ask(self, request: Request) -> Response:
        """Answer from inside."""
        self.asked.append(request)
        await asyncio.sleep(self.seconds)
        return Response(status=200, headers=(("Content-Type", "a/b"), ("x-amzn-RequestId", "r")), body=b"body")


def sent(both: Both, host: str = HOST) -> UpstreamResponse:
    """Send one request."""
    request = UpstreamRequest(
        scheme="https", host=host, port=443, method="POST", target="/a?b=1", headers=(("X-A", "b"),), body=b"x"
    )

    async def main() -> UpstreamResponse:
        return await Inward(both.send, both.ask).send(request, deadline=0.2)

    return asyncio.run(main())


def test_call_of_a_function_url_stays_in_the_server() -> None:
    """It arrives as over TLS, with the header fields that a listener would write on the answer.

    recorded: LocalStack, AWS-validated test_http_integration_with_lambda[HTTP_PROXY] (2024-08-07): the answer of a
    function URL has a date, a length and a connection that is kept.
    """
    both = Both()
    answer = sent(both)
    (asked,) = both.asked

    assert ("POST", HOST, "/a", "b=1", b"x") == (asked.method, asked.host, asked.path, asked.query, asked.body)
    assert (("Host", HOST), ("X-A", "b")) == asked.headers.items
    assert isinstance(asked.peer.tls, Tls)
    assert (200, "OK", b"body") == (answer.status, answer.reason, answer.body)
    assert ["Date", "Content-Type", "x-amzn-RequestId", "Content-Length", "Connection"] == [
        name for name, _ in answer.headers
    ]
    assert ("Connection", "keep-alive") == answer.headers[-1]


def test_each_call_comes_from_another_address_of_ours() -> None:
    """Which is nobody's, least of all the caller's.

    recorded: LocalStack, AWS-validated test_http_integration_method (2024-07-05): three calls told three addresses.
    """
    both = Both()
    request = UpstreamRequest(
        scheme="https", host=HOST, port=443, method="POST", target="/", headers=(("Host", HOST),), body=b""
    )

    async def main() -> None:
        inward = Inward(both.send, both.ask)
        for _ in range(3):
            await inward.send(request, deadline=0.2)

    asyncio.run(main())
    assert ["203.0.113.1", "203.0.113.2", "203.0.113.3"] == [asked.peer.source_ip for asked in both.asked]


def test_every_other_call_goes_out() -> None:
    """A host that only looks like one, too."""
    both = Both()

    for host in ("backend.example", "abc.lambda-url.eu-west-1.localhost", "on.aws"):
        assert OUT is sent(both, host)
    assert [] == both.asked


def test_function_that_takes_too_long_times_out() -> None:
    """As any other backend does."""
    with pytest.raises(TimedOutError):
        sent(Both(seconds=5.0))
