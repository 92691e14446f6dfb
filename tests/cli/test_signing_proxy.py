"""A door to the console of a guarded server."""

import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

import pytest
from botocore.credentials import Credentials
from botocore.httpsession import EndpointConnectionError, URLLib3Session

from gatewright.cli.signing_proxy import Behind, door


class Answer:
    """What the server behind answers."""

    status_code = 200
    headers: ClassVar = {"Content-Type": "text/html", "Connection": "close", "Content-Length": "7", "X-Kept": "1"}
    content = b"<html/>"


class Behindhand(URLLib3Session):  # type: ignore[misc]  # Amazon ships no types with it
    """Sends nothing, and remembers what it was given."""

    def __init__(self, fails: bool = False) -> None:
        self.sent: list[Any] = []
        self._fails = fails

    def send(self, request: Any) -> Answer:
        """Answer at once."""
        if self._fails:
            raise EndpointConnectionError(endpoint_url=request.url, error="refused")
        self.sent.append(request)
        return Answer()


@contextmanager
def opened(session: Behindhand) -> Iterator[str]:
    """Open a door, and return its address."""
    credentials = Credentials("AKIA", "secret", "token")
    behind = Behind(
        url="http://gateway.example:4566/",
        region="eu-west-1",
        credentials=credentials.get_frozen_credentials,
        session=session,
    )
    with door(behind, 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


def asked(url: str, *, method: str = "GET", data: bytes | None = None, **fields: Any) -> tuple[int, bytes]:
    """Ask for a page."""
    request = urllib.request.Request(url, method=method, data=data, headers=fields)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def test_what_is_asked_is_signed_and_passed_on() -> None:
    """With its form, and with the token of a session; not with what the browser keeps for this machine."""
    session = Behindhand()
    with opened(session) as url:
        got = asked(f"{url}/_gatewright/calls/x?a=b", Cookie="secret=1")
        sent = asked(f"{url}/_gatewright/ask", method="POST", data=b"q=1", Origin=url)
        head = asked(f"{url}/_gatewright/", method="HEAD")

    first, second, _ = session.sent
    assert [(200, b"<html/>"), (200, b"<html/>"), (200, b"")] == [got, sent, head]
    assert "http://gateway.example:4566/_gatewright/calls/x?a=b" == first.url
    assert "/eu-west-1/apigateway/aws4_request" in str(first.headers["Authorization"])
    assert "token" == str(first.headers["X-Amz-Security-Token"])
    assert "Cookie" not in first.headers
    assert ("POST", b"q=1") == (second.method, second.body)


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("/_gatewright/", {"Origin": "https://evil.example"}, 403),
        ("/_gatewright/", {"Host": "evil.example"}, 403),
        ("/_gatewright/", {"Host": "a b"}, 403),
        ("/_gatewright/", {"Host": "bucket.s3.amazonaws.com"}, 403),
        ("/_gatewright/", {"Origin": "http://[evil"}, 403),
        ("/_gatewright/../restapis", {}, 404),
        ("/_gatewright/%2E%2e/restapis", {}, 404),
        ("/_gatewright/calls/..%2frestapis", {}, 404),
        ("/_gatewright/\\restapis", {}, 404),
        ("/restapis", {}, 404),
        ("/", {}, 404),
        ("/_gatewright/", {"Content-Length": "99999999"}, 413),
        ("/_gatewright/", {"Content-Length": "x"}, 413),
    ],
)
def test_it_leads_to_the_console_and_from_this_machine_alone(path: str, fields: dict[str, Any], status: int) -> None:
    """Nothing else is ever signed."""
    session = Behindhand()
    with opened(session) as url:
        assert status == asked(f"{url}{path}", **fields)[0]
    assert [] == session.sent


def test_a_server_that_does_not_answer_is_said() -> None:
    """With its address."""
    with opened(Behindhand(fails=True)) as url:
        status, body = asked(f"{url}/_gatewright/")

    assert (502, True) == (status, b"no answer from http://gateway.example:4566/" in body)
