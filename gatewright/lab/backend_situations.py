"""What goes wrong behind the front door."""

import socket
from collections.abc import Mapping
from contextlib import AbstractContextManager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Any, Final

from gatewright.lab.attempt import Attempt, Situation
from gatewright.lab.callers import client
from gatewright.lab.estate import STAGE, Estate
from gatewright.lab.functions import add_function, package, uri_of
from gatewright.lab.logs import log_everything

_CODE: Final = """
def handler(event, context):
    return {"statusCode": 200, "body": "pets"}
"""
_BROKEN: Final = """
def handler(event, context):
    return {"statusCode": 200, "body": {"pets": 2}}
"""
_LOOPBACK: Final = "127.0.0.1"
_SHORT: Final = 50
"""Milliseconds: the shortest timeout that an integration may have."""


def _not_permitted(estate: Estate) -> Attempt:
    """Let a function answer `GET /pets`, and forget the permission."""
    _function(estate, _CODE)
    return Attempt(method="GET", path=f"/{STAGE}/pets")


def _failed(estate: Estate) -> Attempt:
    """Let a function answer that does not speak the form of API Gateway, until it does."""
    name = _function(estate, _BROKEN)
    functions = client(estate, "lambda")
    functions.add_permission(
        FunctionName=name, StatementId="pets", Action="lambda:InvokeFunction", Principal="apigateway.amazonaws.com"
    )
    return _logged(estate, repaired=partial(_mend, functions, name))


def _mend(functions: Any, name: str) -> None:
    functions.update_function_code(FunctionName=name, ZipFile=package(_CODE))


def _unreachable(estate: Estate) -> Attempt:
    """Lead to a port where nobody listens, until somebody does."""
    backend = _Backend()
    _integration(estate, type="HTTP_PROXY", integrationHttpMethod="GET", uri=f"http://{_LOOPBACK}:{backend.port}/")
    return _logged(estate, repaired=backend.answer, held=backend)


def _timed_out(estate: Estate) -> Attempt:
    """Lead to a backend that takes the connection and says nothing, until it does."""
    backend = _Backend()
    backend.listen()
    uri = f"http://{_LOOPBACK}:{backend.port}/"
    _integration(estate, type="HTTP_PROXY", integrationHttpMethod="GET", uri=uri, timeoutInMillis=_SHORT)
    return _logged(estate, repaired=partial(_with_patience, estate, backend, uri), held=backend)


def _with_patience(estate: Estate, backend: "_Backend", uri: str) -> None:
    backend.answer()
    _integration(estate, type="HTTP_PROXY", integrationHttpMethod="GET", uri=uri)


def _misconfigured(estate: Estate) -> Attempt:
    """Forget the method response of what the integration answers, until it is there."""
    place = {"restApiId": estate.api_id, "resourceId": estate.pets_id, "httpMethod": "GET"}
    estate.client.delete_method_response(**place, statusCode="200")
    estate.client.create_deployment(restApiId=estate.api_id, stageName=STAGE)
    return _logged(estate, repaired=partial(_declare, estate, place))


def _declare(estate: Estate, place: Mapping[str, str]) -> None:
    estate.client.put_method_response(**place, statusCode="200")
    estate.client.create_deployment(restApiId=estate.api_id, stageName=STAGE)


def _function(estate: Estate, code: str) -> str:
    """Let a function answer `GET /pets`, which nobody permitted yet; return its name."""
    name = f"pets-{estate.api_id}"
    uri = uri_of(estate, add_function(estate, name, code))
    _integration(estate, type="AWS_PROXY", integrationHttpMethod="POST", uri=uri)
    return name


def _integration(estate: Estate, **told: Any) -> None:
    """Put something behind `GET /pets`, and deploy."""
    place = {"restApiId": estate.api_id, "resourceId": estate.pets_id, "httpMethod": "GET"}
    estate.client.put_integration(**place, **told)
    estate.client.create_deployment(restApiId=estate.api_id, stageName=STAGE)


def _logged(estate: Estate, **more: Any) -> Attempt:
    log_everything(estate)
    return Attempt(method="GET", path=f"/{STAGE}/pets", reads_log=True, **more)


class _Backend(AbstractContextManager["_Backend"]):
    """A server of one's own at a port of this machine."""

    def __init__(self) -> None:
        self._socket = socket.socket()
        self._socket.bind((_LOOPBACK, 0))
        self.port: int = self._socket.getsockname()[1]
        self._server: ThreadingHTTPServer | None = None

    def listen(self) -> None:
        """Take connections, and say nothing."""
        self._socket.listen()

    def answer(self) -> None:
        """Answer from now on."""
        self._socket.close()
        self._server = ThreadingHTTPServer((_LOOPBACK, self.port), _Pets)
        Thread(target=self._server.serve_forever, daemon=True).start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()


class _Pets(BaseHTTPRequestHandler):
    """Answers every GET with 200."""

    def do_GET(self) -> None:
        """Answer."""
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that it has there
        """Say nothing."""


BEHIND_THE_DOOR: Final[Mapping[str, Situation]] = {
    "integration.permission-missing": _not_permitted,
    "integration.failed": _failed,
    "integration.misconfigured": _misconfigured,
    "integration.timed-out": _timed_out,
    "integration.unreachable": _unreachable,
}
"""By cause id."""
