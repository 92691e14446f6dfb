"""A body that is too long is refused in the form of the API that was called."""

import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.gatewright_server import Running, running

_JSON = b'{"message":"Request Entity Too Large"}'
_TEXT = b"HTTP content length exceeded 10485760 bytes."
_BEHIND_NO_API = b'{"message": "Request Too Long"}'


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    """Return one gateway for all of these tests."""
    with running() as one:
        yield one


def _answer(server: Running, host: str, path: str = "/", framing: str = "Content-Length: 10485761") -> bytes:
    head = f"POST {path} HTTP/1.1\r\nHost: {host}\r\n{framing}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", urlsplit(server.url).port or 0), timeout=20) as connection:
        connection.sendall(head.encode() + (b"A00001\r\n" if "chunked" in framing else b""))
        found = b""
        while part := connection.recv(65536):
            found += part
    return found


@pytest.mark.parametrize("framing", ["Content-Length: 10485761", "Transfer-Encoding: chunked"])
def test_each_kind_of_api_has_its_form(server: Running, framing: str) -> None:
    """By the API's own name, by a local form; what is no API answers as the control plane does."""
    api = server.client("apigatewayv2").create_api(Name="pets", ProtocolType="HTTP")["ApiId"]
    rest = server.client("apigateway").create_rest_api(name="pets")["id"]
    http = _answer(server, f"{api}.execute-api.us-east-1.amazonaws.com", framing=framing)

    assert http.startswith(b"HTTP/1.1 413 ")
    assert http.endswith(_JSON)
    assert b"x-amzn-" not in http.lower()
    assert b"apigw-requestid: " in http
    assert _answer(server, "127.0.0.1", f"/_aws/execute-api/{api}/$default/pets", framing).endswith(_JSON)
    text = _answer(server, f"{rest}.execute-api.us-east-1.amazonaws.com", "/prod", framing)
    assert text.endswith(b"\r\n\r\n" + _TEXT)
    assert b"Content-Type: text; charset=utf-8\r\n" in text
    assert _answer(server, "127.0.0.1", "/restapis", framing).endswith(_BEHIND_NO_API)
