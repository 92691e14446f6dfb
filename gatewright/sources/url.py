"""Make a call, as curl would make it, and tell everything about it.

HTTP/1.1 over a new connection, `Host`, `User-Agent` and `Accept` as curl sends them, the target byte for byte, no
redirect followed, no proxy, no compression asked for. `-d` makes it a POST of a form, `-X` names another verb, `-H
"Name:"` takes a field away and `-H "Name;"` sends it empty (curl(1), `--header`). A call that fails before it is
answered is evidence too, and comes back as a `Failure`.
"""

import base64
import http.client
import re
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from gatewright import __version__
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.errors import EvidenceError, shown
from gatewright.sources.exchange import Exchange, Failure, FailureKind
from gatewright.sources.http_body import decoded
from gatewright.sources.http_text import host_name, is_field
from gatewright.sources.url_parts import UrlParts, split_url

_LARGEST: Final = 16 * 1024 * 1024
"""Where reading a body stops; API Gateway itself stops at ten megabytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What the command line says about the call besides its URL."""

    method: str | None = None
    """`-X`."""

    header_lines: tuple[str, ...] = ()
    """`-H`, each as typed."""

    body: bytes | None = None
    """`-d`."""

    timeout: float = 10.0
    """Seconds that connecting may take, and each wait for more of the answer."""


_PLAIN: Final = Ask()


def call(url: str, ask: Ask = _PLAIN, *, now: Callable[[], float] = time.time) -> Exchange:
    """Call `url` and return all that was sent and came back; raises `EvidenceError` for what cannot be sent."""
    parts = split_url(url)
    method = ask.method or ("GET" if ask.body is None else "POST")
    if not is_field(f"{method}:"):
        raise EvidenceError(f"expected an HTTP method such as `GET`, got {shown(method)}")
    sent = sent_headers(parts, ask)
    connection = _connection(parts, ask.timeout)
    called_at = now()
    observation, failure, remote_ip = Observation(), None, ""
    try:
        connection.connect()
        remote_ip = str(connection.sock.getpeername()[0])
        observation, failure = _talk(connection, method, parts.target, sent, ask.body)
    except (OSError, http.client.HTTPException) as error:
        failure = _failure(error)
    finally:
        connection.close()
    host = sent.get("host")
    return Exchange(
        observation=observation,
        method=method,
        host=host_name(host) if isinstance(host, str) else parts.host,
        path=parts.path,
        query=parts.query or "",
        headers=sent,
        body=ask.body or b"",
        protocol="HTTP/1.1",
        url=parts.url,
        remote_ip=remote_ip or UNKNOWN,
        called_at=called_at,
        failure=failure,
        origin=parts.url,
    )


def sent_headers(parts: UrlParts, ask: Ask) -> Headers:
    """Return the header fields that curl would send, in its order."""
    standard = [("User-Agent", f"gatewright/{__version__}"), ("Accept", "*/*")]
    if parts.credentials is not None:
        standard.insert(0, ("Authorization", "Basic " + base64.b64encode(parts.credentials).decode("ascii")))
    typed = [_typed(line) for line in ask.header_lines]
    named = {name.lower() for name, _ in typed}
    fields = [
        *([pair for pair in typed if pair[0].lower() == "host"] or [("Host", parts.authority)]),
        *(pair for pair in standard if pair[0].lower() not in named),
        *(pair for pair in typed if pair[0].lower() != "host"),
        *(pair for pair in _of_body(ask.body) if pair[0].lower() not in named),
    ]
    return Headers(tuple((name, value) for name, value in fields if value is not None))


def failure_kind(error: Exception) -> FailureKind:
    """Return in one word why a call was not answered."""
    kinds: tuple[tuple[type[Exception], FailureKind], ...] = (
        (ssl.SSLCertVerificationError, "certificate"),
        (ssl.SSLError, "tls"),
        (socket.gaierror, "dns"),
        (TimeoutError, "timeout"),
        (ConnectionRefusedError, "refused"),
        (http.client.RemoteDisconnected, "empty"),
        (ConnectionError, "reset"),
        (http.client.IncompleteRead, "reset"),
        (http.client.HTTPException, "protocol"),
        (OSError, "unreachable"),
    )
    return next((kind for of_type, kind in kinds if isinstance(error, of_type)), "other")


def _of_body(body: bytes | None) -> tuple[tuple[str, str], ...]:
    """Return the fields that `-d` brings with it."""
    if body is None:
        return ()
    return (("Content-Length", str(len(body))), ("Content-Type", "application/x-www-form-urlencoded"))


def _typed(line: str) -> tuple[str, str | None]:
    """Read one `-H`; `None` takes the field away."""
    if "\r" not in line and "\n" not in line:
        if line.endswith(";") and is_field(f"{line[:-1]}:"):
            return line[:-1], ""
        if is_field(line):
            name, _, value = line.partition(":")
            return name.strip(), value.strip() or None
    raise EvidenceError(f"expected a header field `Name: value`, got {shown(line)}")


def _connection(parts: UrlParts, timeout: float) -> http.client.HTTPConnection:
    host = parts.host.strip("[]")
    if parts.scheme == "http":
        return http.client.HTTPConnection(host, parts.port, timeout=timeout)
    return http.client.HTTPSConnection(host, parts.port, timeout=timeout, context=ssl.create_default_context())


def _talk(
    connection: http.client.HTTPConnection, method: str, target: str, sent: Headers, body: bytes | None
) -> tuple[Observation, Failure | None]:
    """Send the request and read the answer; a body that breaks off is unknown, and its failure is told."""
    connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
    for name, value in sent:
        connection.putheader(name, value.encode("utf-8"))
    connection.endheaders(body)
    response = connection.getresponse()
    headers = Headers(tuple((name, re.sub(r"\r?\n[ \t]+", " ", value)) for name, value in response.headers.items()))
    received, failure = _received(response)
    seen = received if isinstance(received, Unknown) else decoded(received, headers)
    return Observation(status=response.status, headers=headers, body=seen), failure


def _received(response: http.client.HTTPResponse) -> tuple[bytes | Unknown, Failure | None]:
    try:
        body = response.read(_LARGEST + 1)
        if response.length and len(body) <= _LARGEST:
            # `read(n)` does not complain of a body that ends early; `length` says what is still due.
            raise http.client.IncompleteRead(body, response.length)
    except (OSError, http.client.HTTPException) as error:
        return UNKNOWN, _failure(error)
    return (body, None) if len(body) <= _LARGEST else (UNKNOWN, None)


def _failure(error: Exception) -> Failure:
    return Failure(kind=failure_kind(error), detail=str(error) or type(error).__name__)
