"""
A door on this machine to the console of a guarded server: what a browser asks is signed and passed on.

A browser has no access key, and every page of a guarded server wants a signature. Who has one opens this door for
himself: it listens on loopback alone, leads to the console alone, and not for pages of other sites, who could ask a
browser of this machine to come here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar, Final

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.exceptions import BotoCoreError
from botocore.httpsession import URLLib3Session

from gatewright.model.lazy_pattern import pattern
from gatewright.model.request import Request, headers
from gatewright.server.health import PREFIX
from gatewright.server.refusals import RefusedError
from gatewright.server.target import host_name
from gatewright.server.visitors import is_foreign, is_local

_SERVICE: Final = "apigateway"
_MOST_BYTES: Final = 8 * 1024 * 1024
_PASSED_ON: Final = ("accept", "accept-language", "content-type", "user-agent")
_UPWARDS: Final = pattern(r"/(?:\.|%2e){1,2}(?=/|%2f|\\|%5c|$)|\\", re.IGNORECASE)
"""What leads out of a folder, or that somebody on the way may take for it."""
_KEPT_BACK: Final = frozenset(
    {"connection", "content-encoding", "content-length", "date", "keep-alive", "server", "transfer-encoding"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """The server whose console is shown."""

    url: str
    """Where it listens."""

    region: str
    """The region that is signed for."""

    credentials: Callable[[], Any]
    """Returns what is signed with, fresh each time: temporary credentials are renewed."""

    session: URLLib3Session
    """What sends requests."""

    def send(self, method: str, target: str, fields: dict[str, str], body: bytes) -> Any:
        """Sign a request, and return the answer."""
        request = AWSRequest(method=method, url=f"{self.url.rstrip('/')}{target}", data=body, headers=fields)
        SigV4Auth(self.credentials(), _SERVICE, self.region).add_auth(request)
        return self.session.send(request.prepare())


def door(behind: Behind, port: int) -> ThreadingHTTPServer:
    """Return a server on loopback that passes on what it is asked; port 0 takes a free one."""
    handler = type("Door", (_Door,), {"behind": behind})
    return ThreadingHTTPServer(("127.0.0.1", port), handler)


class _Door(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    timeout = 60
    behind: ClassVar[Behind]

    def do_GET(self) -> None:
        """Pass a question on."""
        self._pass_on()

    def do_HEAD(self) -> None:
        """Pass a question on."""
        self._pass_on()

    def do_POST(self) -> None:
        """Pass a form on."""
        self._pass_on()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name of the standard library
        """Print nothing."""

    def _pass_on(self) -> None:
        length = self.headers.get("Content-Length", "0")
        size = int(length) if length.isascii() and length.isdigit() and len(length) < len(str(_MOST_BYTES)) + 1 else -1
        if not 0 <= size <= _MOST_BYTES or "Transfer-Encoding" in self.headers:
            self.close_connection = True
            self._say(413, "the request is too large")
            return
        body = self.rfile.read(size)
        if self._is_foreign():
            self._say(403, "this door is for programs and browsers of this machine, not for pages of other sites")
        elif not self.path.startswith(PREFIX) or _UPWARDS.search(self.path.partition("?")[0]):
            self._say(404, f"this door leads to {PREFIX} alone")
        else:
            self._answer(body)

    def _is_foreign(self) -> bool:
        fields = headers(self.headers.items())
        try:
            host = host_name(str(self.headers.get("Host", "")).encode("latin-1", "replace"))
        except RefusedError:
            return True
        # AWS's own names, by which a server may be called, are none of a browser's.
        return not is_local(host) or is_foreign(Request(method=self.command, host=host, path=self.path, headers=fields))

    def _answer(self, body: bytes) -> None:
        fields = {name: str(self.headers[name]) for name in _PASSED_ON if name in self.headers}
        try:
            answer = self.behind.send(self.command, self.path, fields, body)
        except BotoCoreError as error:
            self._say(502, f"no answer from {self.behind.url}: {error}")
            return
        kept = [(name, value) for name, value in answer.headers.items() if name.lower() not in _KEPT_BACK]
        self._write(answer.status_code, kept, answer.content)

    def _say(self, status: int, text: str) -> None:
        self._write(status, [("Content-Type", "text/plain; charset=utf-8")], f"{text}\n".encode())

    def _write(self, status: int, fields: list[tuple[str, str]], body: bytes) -> None:
        self.send_response_only(status)
        for name, value in fields:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
