"""Make a call on a real socket, and tell it as `curl -v` would; a message over a WebSocket, as `wscat` would."""

import contextlib
import http.client
import json
import socket
import ssl
import struct
import tempfile
import warnings
from dataclasses import dataclass, replace
from http import HTTPStatus
from ipaddress import ip_address
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from urllib.request import urlopen

from gatewright.aws.vpc_endpoint_names import vpc_endpoint_name
from gatewright.aws.websocket_frames import connection_in
from gatewright.lab.attempt import Attempt, Handshake
from gatewright.lab.frames import connect, say
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown
from gatewright.server.proxy_protocol import SIGNATURE

PROXY: Final = "127.0.0.9"
"""The address of this machine that the lab's server believes as a load balancer's."""

_SECONDS: Final = 10
"""How long any step of a call may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back, byte for byte where it matters."""

    status: int | None
    """The status code; `None` where no answer came, and of a frame, which has none."""

    transcript: str
    """The exchange as `curl -v`, or `wscat`, prints it."""

    refused_by_frame: bool | None = None
    """Whether an error frame answered a message; `None` for a call of HTTP."""

    @property
    def served(self) -> bool:
        """Whether the call was let through."""
        if self.refused_by_frame is not None:
            return not self.refused_by_frame
        return self.status in (HTTPStatus.OK, HTTPStatus.SWITCHING_PROTOCOLS)

    @property
    def word(self) -> str:
        """The answer in a word, for the table."""
        if self.refused_by_frame is not None:
            return "frame" if self.refused_by_frame else "served"
        return "none" if self.status is None else str(self.status)


def attempt(url: str, call: Attempt, api_id: str) -> Answer:
    """Make the call of a situation, as often as it asks; return the last answer."""
    host = call.host or f"{call.api_id or api_id}.execute-api.us-east-1.amazonaws.com"
    headers = [("Host", host), ("User-Agent", "curl/8.5.0"), ("Accept", "*/*"), *call.headers.items()]
    if call.frame is not None:
        return _message(url, call.path, [("Host", host), *call.headers.items()], call.frame)
    way = Way(handshake=call.handshake, through=call.through)
    if call.before is not None:
        _send(url, call.method, call.before, headers, b"", way)
    answers = [_send(url, call.method, call.path, headers, call.body, way) for _ in range(call.times)]
    return answers[-1]


def again(url: str, request: Request, handshake: Handshake | None = None, through: str | None = None) -> Answer:
    """Make the call that a fix proposes, by the way that the first one took."""
    target = f"{request.path}?{request.query}" if request.query else request.path
    body = b"" if isinstance(request.body, Unknown) else request.body
    if request.connection is not None:
        return _message(url, target, [("Host", request.host)], body)
    kept = [(name, value) for name, value in request.headers if name.lower() != "content-length"]
    return _send(url, request.method, target, kept, body, Way(handshake=handshake, through=through))


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """By which way a call goes out."""

    handshake: Handshake | None = None
    """How the client makes its handshake; `None` calls the plain port."""

    through: str | None = None
    """The name of the VPC endpoint on the way; `None` where the host names it, or there is none."""


def _send(url: str, method: str, target: str, headers: list[tuple[str, str]], body: bytes, way: Way) -> Answer:
    headers = [*headers, ("Content-Length", str(len(body)))] if body else headers
    host = next(value for name, value in headers if name == "Host")
    try:
        if way.through is not None:
            answer = _exchanged(_behind_a_proxy(url, way.through), method, target, headers, body)
            return replace(answer, transcript=f"* Connecting to hostname: {way.through}\n{answer.transcript}")
        connection = _plain(url) if way.handshake is None else _over_tls(url, host, way.handshake)
        return _exchanged(connection, method, target, headers, body)
    except (ConnectionError, ssl.SSLEOFError):
        # What resets a connection behind its handshake, Python's TLS takes for an early end.
        return _failed(host, "curl: (56) Recv failure: Connection reset by peer")
    except ssl.SSLError as error:
        return _failed(host, f"curl: (35) TLS connect error: {' '.join((error.reason or '').split('_')).lower()}")


def _failed(host: str, last: str) -> Answer:
    """Tell a call without an answer, in curl's words."""
    lines = [f"* Connected to {host} (127.0.0.1) port 443", "* TLS handshake, Client hello (1):", last, ""]
    return Answer(status=None, transcript="\n".join(lines))


def _exchanged(
    connection: http.client.HTTPConnection, method: str, target: str, headers: list[tuple[str, str]], body: bytes
) -> Answer:
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


def _message(url: str, target: str, headers: list[tuple[str, str]], message: bytes) -> Answer:
    """Open a connection, say the message, and leave."""
    with connect(url, target, headers) as opened:
        heard = say(opened, message)
    refused = heard is not None and connection_in(heard) is not None
    lines = [f"$ wscat -c wss://{dict(headers)['Host']}{target}", "Connected (press CTRL+C to quit)"]
    lines += [f"> {message.decode()}", *([] if heard is None else [f"< {heard.decode()}"]), ""]
    return Answer(status=None, transcript="\n".join(lines), refused_by_frame=refused)


def _plain(url: str) -> http.client.HTTPConnection:
    place = urlsplit(url)
    return http.client.HTTPConnection(place.hostname or "", place.port, timeout=_SECONDS)


def _behind_a_proxy(url: str, through: str) -> http.client.HTTPConnection:
    """Connect as a load balancer behind a VPC endpoint does, which tells by PROXY protocol how the call came."""
    place = urlsplit(url)
    address = (place.hostname or "", place.port)
    connection = http.client.HTTPConnection(*address, timeout=_SECONDS, source_address=(PROXY, 0))
    connection.connect()
    named = vpc_endpoint_name(through)
    told = b"\x01" + (through if named is None else named.vpce_id).encode()
    addresses = ip_address(PROXY).packed * 2 + struct.pack("!HH", 40_000, 80)
    body = addresses + b"\xea" + struct.pack("!H", len(told)) + told
    connection.sock.sendall(SIGNATURE + b"\x21\x11" + struct.pack("!H", len(body)) + body)
    return connection


def _over_tls(url: str, host: str, handshake: Handshake) -> http.client.HTTPConnection:
    """Connect to the TLS port for `host`, whose certificate nobody looks at here."""
    with urlopen(f"{url}/_gatewright/health", timeout=_SECONDS) as told:  # noqa: S310 - the lab's own server
        place = urlsplit(json.load(told)["tls"])
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    if handshake.newest is not None:
        # OpenSSL's own guard against old versions would end the handshake before the server could.
        context.set_ciphers("DEFAULT:@SECLEVEL=0")
        with warnings.catch_warnings():
            # Python warns of versions that are too old; that they are is the point.
            warnings.simplefilter("ignore", DeprecationWarning)
            context.minimum_version = context.maximum_version = handshake.newest
    if handshake.shows is not None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "client.pem"
            file.write_bytes(handshake.shows.chain + handshake.shows.key)
            context.load_cert_chain(file)
    address = (place.hostname or "", place.port or 443)
    connection = http.client.HTTPConnection(*address, timeout=_SECONDS)
    with contextlib.ExitStack() as unless_it_fails:
        plain = unless_it_fails.enter_context(socket.create_connection(address, _SECONDS))
        connection.sock = context.wrap_socket(plain, server_hostname=host)
        unless_it_fails.pop_all()
    return connection
