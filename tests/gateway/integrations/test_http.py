import asyncio
import socket

import pytest

from gatewright.gateway.passed import Served
from gatewright.gateway.upstream_message import ResponseTooLongError, UpstreamRequest, UpstreamResponse
from tests.gateway.http_backend import http_backend
from tests.gateway.one_method import API, EXTENDED_ID, REQUEST_ID, OneMethod, request

DEFAULT = {"200": {"statusCode": "200"}}
ERROR = b'{"message": "Internal server error"}'


def http(port: int, **more: object) -> dict:
    """Return an HTTP integration with one default response."""
    return {
        "type": "HTTP",
        "httpMethod": "ANY",
        "uri": f"http://127.0.0.1:{port}/back",
        "passthroughBehavior": "WHEN_NO_MATCH",
        "timeoutInMillis": 29_000,
        "integrationResponses": DEFAULT,
        **more,
    }


def proxy(port: int, **more: object) -> dict:
    """Return an HTTP_PROXY integration for a greedy resource."""
    return {
        **http(port),
        "type": "HTTP_PROXY",
        "uri": f"http://127.0.0.1:{port}/{{proxy}}",
        "requestParameters": {"integration.request.path.proxy": "method.request.path.proxy"},
        **more,
    }


def test_http_maps_the_answer() -> None:
    """The caller gets the body as JSON, with both ids and a trace id, and none of the backend's headers."""
    with http_backend() as backend:
        served = OneMethod(integration=http(backend.port)).fetched(request())

    trace = "Root=1-6968d6c0-0b0a49088706050403020100"
    expected = (
        ("Content-Type", "application/json"),
        ("x-amzn-RequestId", REQUEST_ID),
        ("x-amz-apigw-id", EXTENDED_ID),
        ("X-Amzn-Trace-Id", f"{trace};Parent=0f0e0d0c0b0a4908;Sampled=0"),
    )
    assert (200, b"ok", expected) == (served.response.status, served.response.body, served.response.headers)
    assert ("/back", trace, API, "0") == (
        backend.target,
        backend.header["X-Amzn-Trace-Id"],
        backend.header["X-Amzn-Apigateway-Api-Id"],
        backend.header["Content-Length"],
    )


def test_http_turns_an_error_of_the_backend_into_the_default_response() -> None:
    """A backend's 400 becomes the 200 of the only integration response, as recorded."""
    with http_backend(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 1\r\n\r\nx") as backend:
        served = OneMethod(integration=http(backend.port)).fetched(request())

    assert (200, 400) == (served.response.status, served.integration.status)


def test_status_without_a_response_is_a_500_that_shows_the_exchange() -> None:
    """The backend was called, so its answer stands in the log although the caller gets a 500."""
    with http_backend(b"HTTP/1.1 503 Busy\r\nContent-Length: 1\r\n\r\nx") as backend:
        integration = http(backend.port, integrationResponses={"200": {"statusCode": "200", "selectionPattern": "200"}})
        served = OneMethod(integration=integration).fetched(request())

    assert (500, ERROR) == (served.response.status, served.response.body)
    assert served.execution.exchange is not None
    assert (503, 503) == (served.execution.exchange.status, served.integration.status)
    assert str(served.execution.failure).endswith("Endpoint Response Status Code: 503")


def test_proxy_passes_both_ways_byte_for_byte() -> None:
    """Target, headers and body reach the backend as they came, and its answer comes back the same."""
    answer = (
        b"HTTP/1.1 418 Teapot\r\nX-CaSe: 1\r\nx-case: 2\r\nSet-Cookie: a=b\r\nSet-Cookie: c=d\r\nContent-Type: a/b\r\n"
        b"Server: s\r\nDate: d\r\nConnection: X-Hop\r\nX-Hop: 1\r\nContent-Length: 2\r\n\r\n\x00\xff"
    )
    with http_backend(answer) as backend:
        one = OneMethod(integration=proxy(backend.port), path="/{proxy+}", verb="PUT")
        asked = request("/a//b/%2Fc;p=1/x?b=2&a=1&b=3&c&d=%2B+", "PUT", {"X-CaSe": "1", "x-case": "2"}, b"\x00\xff")
        served = one.fetched(asked)

    assert "/a//b/%2Fc;p=1/x?b=2&a=1&b=3&c&d=%2B+" == backend.target
    assert [("X-CaSe", "1"), ("x-case", "2")] == [field for field in backend.fields if field[0].lower() == "x-case"]
    assert b"\x00\xff" == backend.body
    expected = (
        ("Content-Type", "a/b"),
        ("x-amzn-RequestId", REQUEST_ID),
        ("X-CaSe", "1"),
        ("x-case", "2"),
        ("Set-Cookie", "a=b"),
        ("Set-Cookie", "c=d"),
        ("x-amzn-Remapped-Server", "s"),
        ("x-amzn-Remapped-Date", "d"),
        ("x-amzn-Remapped-Connection", "X-Hop"),
        ("x-amzn-Remapped-Content-Length", "2"),
        ("x-amz-apigw-id", EXTENDED_ID),
    )
    assert (418, b"\x00\xff", expected) == (served.response.status, served.response.body, served.response.headers)


def test_proxy_needs_no_integration_response() -> None:
    """What the backend answers passes without any selection."""
    with http_backend() as backend:
        one = OneMethod(integration=proxy(backend.port, integrationResponses={}), path="/{proxy+}")
        served = one.fetched(request("/x"))

    assert (200, "text/plain") == (served.response.status, served.response.header("content-type"))


def test_backend_that_does_not_answer_is_a_504() -> None:
    """The time-out of the integration ends the call, in AWS's bytes and with AWS's line."""
    with http_backend(None) as backend:
        served = OneMethod(integration=http(backend.port, timeoutInMillis=50)).fetched(request())

    assert (504, b'{"message": "Endpoint request timed out"}') == (served.response.status, served.response.body)
    assert ("INTEGRATION_TIMEOUT", "Execution failed due to a timeout error") == (
        served.failed_as,
        served.execution.failure,
    )
    assert served.integration.status is None
    assert served.integration.latency is not None


def test_refused_connection_is_a_network_error() -> None:
    """A port at which nobody listens answers INTEGRATION_FAILURE."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    served = OneMethod(integration=http(port)).fetched(request())

    expected = b'{"message": "Network error communicating with endpoint"}'
    assert (504, expected, "INTEGRATION_FAILURE") == (served.response.status, served.response.body, served.failed_as)


def test_answer_that_is_no_http_is_a_network_error() -> None:
    """A backend that speaks something else answers INTEGRATION_FAILURE."""
    with http_backend(b"hello\r\n\r\n") as backend:
        served = OneMethod(integration=http(backend.port)).fetched(request())

    assert (504, "INTEGRATION_FAILURE") == (served.response.status, served.failed_as)


def test_name_that_cannot_be_one_is_an_invalid_endpoint() -> None:
    """A host that no resolver can know is a configuration error, as recorded."""
    served = OneMethod(integration=http(1, uri="http://" + "a" * 70 + ".invalid/")).fetched(request())

    assert (500, ERROR) == (served.response.status, served.response.body)
    assert "Execution failed due to configuration error: Invalid endpoint address" == served.execution.failure


def test_uri_without_its_stage_variable_is_a_500() -> None:
    """As recorded: every call fails. That the log speaks of the address, as of one that cannot be, is inferred."""
    served = OneMethod(integration=http(1, uri="http://${stageVariables.host}/")).fetched(request())

    assert (500, ERROR, "API_CONFIGURATION_ERROR") == (
        served.response.status,
        served.response.body,
        served.failed_as,
    )
    assert "Execution failed due to configuration error: Invalid endpoint address" == served.execution.failure


def test_uri_takes_stage_variables() -> None:
    """The stage decides which backend is called."""
    with http_backend() as backend:
        integration = http(1, uri="http://${stageVariables.where}/x")
        stage = {"variables": {"where": f"127.0.0.1:{backend.port}"}}
        served = OneMethod(integration=integration, stage=stage).fetched(request())

    assert (200, "/x") == (served.response.status, backend.target)


def test_header_that_cannot_go_on_the_wire_is_a_500() -> None:
    """A mapped value with a line end never reaches the backend."""
    with http_backend() as backend:
        integration = http(backend.port, requestParameters={"integration.request.header.X-A": "method.request.body.a"})
        asked = request("/pets", "POST", body=b'{"a": "x\\r\\nX-B: y"}')
        served = OneMethod(integration=integration, verb="POST").fetched(asked)

    assert (500, []) == (served.response.status, backend.seen)


def test_answer_that_is_too_long_is_a_500() -> None:
    """An answer beyond ten megabytes is refused with AWS's words."""

    async def send(request: UpstreamRequest, *, deadline: float) -> UpstreamResponse:
        raise ResponseTooLongError(f"`{request.host}` in {deadline} s")

    async def main() -> Served:
        one = OneMethod(integration=http(1))
        served = one.backend(send).serve(one.call(request()))
        assert not isinstance(served, Served)
        return await served

    served = asyncio.run(main())

    assert 500 == served.response.status
    assert "larger than allowed maximum of 10485760 bytes" in str(served.execution.failure)


@pytest.mark.parametrize("kind", ["HTTP", "HTTP_PROXY"])
def test_exchange_is_kept_for_the_log(kind: str) -> None:
    """URI, headers and bodies of both sides are at hand, with status and latency."""
    with http_backend() as backend:
        served = OneMethod(integration=http(backend.port, type=kind), verb="POST").fetched(
            request("/pets", "POST", body=b"out")
        )

    exchange = served.execution.exchange
    assert exchange is not None
    assert (f"http://127.0.0.1:{backend.port}/back", b"out", 200, b"ok") == (
        exchange.uri,
        exchange.request_body,
        exchange.status,
        exchange.response_body,
    )
    assert exchange.latency >= 0
    assert ("Content-Type", "text/plain") in exchange.response_headers
