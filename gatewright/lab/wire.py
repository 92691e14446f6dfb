"""Make a call on a real socket, and tell it as `curl -v` would."""

import http.client
from dataclasses import dataclass
from urllib.parse import urlsplit

from gatewright.lab.attempt import Attempt
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back, byte for byte where it matters."""

    status: int
    """The status code."""

    transcript: str
    """The exchange as `curl -v` prints it."""


def attempt(url: str, call: Attempt, api_id: str) -> Answer:
    """Make the call of a situation, as often as it asks; return the last answer."""
    host = call.host or f"{call.api_id or api_id}.execute-api.us-east-1.amazonaws.com"
    headers = [("Host", host), ("User-Agent", "curl/8.5.0"), ("Accept", "*/*"), *call.headers.items()]
    if call.before is not None:
        _send(url, call.method, call.before, headers, b"")
    answers = [_send(url, call.method, call.path, headers, call.body) for _ in range(call.times)]
    return answers[-1]


def again(url: str, request: Request) -> Answer:
    """Make the call that a fix proposes."""
    target = f"{request.path}?{request.query}" if request.query else request.path
    body = b"" if isinstance(request.body, Unknown) else request.body
    kept = [(name, value) for name, value in request.headers if name.lower() != "content-length"]
    return _send(url, request.method, target, kept, body)


def _send(url: str, method: str, target: str, headers: list[tuple[str, str]], body: bytes) -> Answer:
    place = urlsplit(url)
    headers = [*headers, ("Content-Length", str(len(body)))] if body else headers
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=10)
    try:
        connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
        for name, value in headers:
            connection.putheader(name, value)
        connection.endheaders(body or None)
        response = connection.getresponse()
        text = response.read().decode("utf-8", "replace")
    finally:
        connection.close()
    sent = [f"> {method} {target} HTTP/1.1", *(f"> {name}: {value}" for name, value in headers), "> "]
    status = f"< HTTP/1.1 {response.status} {response.reason}"
    received = [status, *(f"< {name}: {value}" for name, value in response.getheaders()), "< "]
    end = "* Connection #0 to host left intact"
    return Answer(status=response.status, transcript="\n".join([*sent, *received, text + end, ""]))
