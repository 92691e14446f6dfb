"""Make a call, as curl would make it, and tell everything about it.

HTTP/1.1 over a new connection, `Host`, `User-Agent` and `Accept` as curl sends them, the target byte for byte, no
redirect followed, no compression asked for; through the proxy that the environment names, as curl would. What the name
resolves to and what TLS shows is told as well.
A URL that begins with `ws` or `wss` is asked for a connection, and left once it is there or refused.
`-d` makes it a POST of a form, `-X` names another verb, `-H "Name:"` takes a field away and `-H "Name;"` sends it empty
(curl(1), `--header`). A call that fails before it is answered is evidence too, and comes back as a `Failure`.
"""

import base64
import http.client
import os
import re
import socket
import ssl
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from gatewright import __version__
from gatewright.aws.certificates_pem import certificates
from gatewright.model.observation import Observation
from gatewright.model.request import Headers, Request
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.ask import Ask
from gatewright.sources.deadline import Deadline
from gatewright.sources.errors import EvidenceError, shown
from gatewright.sources.exchange import Exchange, Failure, FailureKind
from gatewright.sources.http_body import decoded
from gatewright.sources.http_text import host_name, is_field
from gatewright.sources.passage import Passage
from gatewright.sources.proxy import TunnelRefusedError
from gatewright.sources.signing import signed
from gatewright.sources.url_parts import UrlParts, split_url

_LARGEST: Final = 16 * 1024 * 1024
"""Where reading a body stops; API Gateway itself stops at ten megabytes."""

_NO_SUCH_NAME: Final = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
"""How a resolver says that there is no such name, or no address of it; other errors are its own."""

_PLAIN: Final = Ask()
_KEY_LENGTH: Final = 16
_UPGRADE: Final = (("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"))


def call(url: str, ask: Ask = _PLAIN, *, now: Callable[[], float] = time.time) -> Exchange:
    """Call `url` and return all that was sent and came back; raises `EvidenceError` for what cannot be sent."""
    parts = split_url(url)
    method = ask.method or ("GET" if ask.body is None else "POST")
    if not is_field(f"{method}:"):
        raise EvidenceError(f"expected an HTTP method such as `GET`, got {shown(method)}")
    called_at = now()
    sent = _signed(method, parts, ask, called_at)
    passage = Passage(parts, ask)
    observation, failure = Observation(), None
    try:
        connection = passage.open()
        with Deadline(connection.sock, ask.patience) as deadline:
            try:
                fields = (*sent, *passage.fields)
                observation, failure = _talk(connection, method, passage.target, fields, ask.body)
            except (OSError, http.client.HTTPException) as error:
                failure = _failure(error, shaken=passage.has_shaken_hands)
        failure = _too_late(ask.patience) if deadline.is_over else failure
    except (OSError, http.client.HTTPException) as error:
        failure = _failure(error)
    finally:
        passage.close()
    host = sent.get("host")
    return Exchange(
        observation=observation,
        method=method,
        host=host_name(host) if isinstance(host, str) else parts.host,
        path=parts.path,
        query=parts.query or "",
        headers=sent,
        body=ask.body or b"",
        client_chain=UNKNOWN if ask.trust.certificate is None else _chain(ask.trust.certificate),
        protocol="HTTP/1.1",
        url=parts.url,
        remote_ip=passage.remote_ip,
        called_at=called_at,
        failure=failure,
        ways=passage.facts(),
        origin=parts.url,
    )


def _chain(certificate: str) -> tuple[bytes, ...]:
    """Return the certificates of a file; the handshake, where there is one, reads it too."""
    try:
        return certificates(Path(certificate).read_text("ascii", "replace"))
    except OSError as error:
        raise EvidenceError(f"cannot read {shown(certificate)}: {(error.strerror or str(error)).lower()}") from error


def _signed(method: str, parts: UrlParts, ask: Ask, now: float) -> Headers:
    """Return the fields of the call, signed where that is asked for."""
    sent = sent_headers(parts, ask)
    if ask.signer is None:
        return sent
    host = sent.get("host")
    unsigned = Request(
        method=method,
        host=host_name(host) if isinstance(host, str) else parts.host,
        path=parts.path,
        query=parts.query or "",
        headers=sent,
        body=ask.body or b"",
    )
    return signed(unsigned, ask.signer, now)


def sent_headers(parts: UrlParts, ask: Ask) -> Headers:
    """Return the header fields that curl would send, in its order."""
    standard = [("User-Agent", f"gatewright/{__version__}"), ("Accept", "*/*")]
    if parts.opens_websocket:
        standard += [*_UPGRADE, ("Sec-WebSocket-Key", base64.b64encode(os.urandom(_KEY_LENGTH)).decode("ascii"))]
    credentials = ask.user or parts.credentials
    if credentials is not None:
        standard.insert(0, ("Authorization", "Basic " + base64.b64encode(credentials).decode("ascii")))
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
    if isinstance(error, socket.gaierror) and error.errno not in _NO_SUCH_NAME:
        return "other"
    kinds: tuple[tuple[type[Exception], FailureKind], ...] = (
        (TunnelRefusedError, "other"),
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


def _talk(
    connection: http.client.HTTPConnection,
    method: str,
    target: str,
    fields: tuple[tuple[str, str], ...],
    body: bytes | None,
) -> tuple[Observation, Failure | None]:
    """Send the request and read the answer; a body that breaks off is unknown, and its failure is told."""
    connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
    for name, value in fields:
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


def _failure(error: Exception, *, shaken: bool = False) -> Failure:
    """Return what went wrong; an end without an alert, once both sides have shaken hands, is one of the connection."""
    kind = failure_kind(error)
    if shaken and isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        kind = "reset"
    # Numbers before the words, and places in the source of the library, say nothing to a person.
    words = re.sub(r"^\[Errno -?\d+\] |^_ssl\.c:\d+: | \(_ssl\.c:\d+\)$", "", str(error))
    return Failure(kind=kind, detail=words or type(error).__name__)


def _too_late(seconds: float) -> Failure:
    return Failure(kind="timeout", detail=f"no whole answer in {seconds:g} seconds")
