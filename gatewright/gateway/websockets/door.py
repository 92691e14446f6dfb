"""
What an allowed call to a WebSocket API comes to: a connection, a served message, or a word to `@connections`.

A message that cannot be served is answered by a frame, and the connection stays open (recorded in public transcripts).
Who was authorized at `$connect` is so for as long as he is connected (documented).
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any, Final, Protocol

from gatewright.aws.websocket_frames import error_frame
from gatewright.aws.websocket_routes import CONNECT, CONNECTION, DISCONNECT, is_connection_id
from gatewright.engine.respond import refusal
from gatewright.gateway.canaries import StageKey, stage_key
from gatewright.gateway.passed import Served
from gatewright.gateway.snapshot import Snapshot
from gatewright.gateway.websockets import handshake
from gatewright.gateway.websockets.client import Client
from gatewright.gateway.websockets.management import bad_id, error, manage
from gatewright.gateway.websockets.registry import OpenConnections
from gatewright.gateway.websockets.session import switched
from gatewright.gateway.websockets.stage_routes import StageRoutes
from gatewright.model.call import Call
from gatewright.model.decision import Decision
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.model.unknown import Unknown

INTERNAL: Final = "Internal server error"

Judged = tuple[Snapshot, Decision]
"""A decision, and under which snapshot it was made."""

Judge = Callable[[Request], Judged | Awaitable[Judged]]
"""Decides what is no request of HTTP, at once or later."""


class Records(Protocol):
    """Who logs."""

    def refused(self, snapshot: Snapshot, decision: Decision, response: Response) -> None:
        """Log a refused call."""

    def served(self, snapshot: Snapshot, decision: Decision, served: Served) -> None:
        """Log a served call."""


class WebSocketDoor:
    """The WebSocket APIs of one process."""

    def __init__(
        self,
        connections: OpenConnections,
        routes: Callable[[Snapshot, StageKey], StageRoutes],
        judge: Judge,
        logs: Records,
    ) -> None:
        self._connections = connections
        self._routes = routes
        self._judge = judge
        self._logs = logs

    def serve(self, snapshot: Snapshot, decision: Decision) -> Response | Awaitable[Response]:
        """Serve an allowed handshake, or an allowed call about a connection."""
        route = decision.call.route
        if not isinstance(route, Unknown) and route.resource.path == CONNECTION:
            return self._manage(decision.call, route.path_parameters["connectionId"])
        return self._connect(snapshot, decision)

    # Handshakes.

    async def _connect(self, snapshot: Snapshot, decision: Decision) -> Response:
        call, key = decision.call, _stage(decision.call)
        routes = self._routes(snapshot, key)
        request = call.request
        if not routes.has(CONNECT):
            served, status = Served(response=Response(status=200)), 200
        else:
            answer = routes.serve(call)
            served = answer if isinstance(answer, Served) else await answer
            status = handshake.status_of(served, routes.kind(CONNECT))
        opens = handshake.opens(status)
        response = served.response if opens else handshake.refused(served, status, request)
        self._logs.served(snapshot, decision, replace(served, response=replace(response, status=status)))
        if not opens:
            return response
        return switched(request, Client(self, call, key), handshake.subprotocol(served))

    # What clients tell.

    def arrived(self, client: Client) -> None:
        """Take a client that is connected now."""
        self._connections.add(client.id, client)

    def left(self, client: Client) -> None:
        """Forget one that is not any more."""
        self._connections.discard(client.id)

    def message(self, client: Client, request: Request) -> Awaitable[None] | None:
        """Serve a message: at once where nothing has to be waited for."""
        judged = self._judge(request)
        if isinstance(judged, tuple):
            return self._serve_message(client, *judged)
        return self._message_later(client, judged)

    async def _message_later(self, client: Client, judged: Awaitable[Judged]) -> None:
        serving = self._serve_message(client, *await judged)
        if serving is not None:
            await serving

    def _serve_message(self, client: Client, snapshot: Snapshot, decision: Decision) -> Awaitable[None] | None:
        if decision.outcome != "allowed":
            self._refuse(client, snapshot, decision)
            return None
        decision = _known(decision, client.connect)
        routes = self._routes(snapshot, client.stage)
        answer = routes.serve(decision.call)
        if isinstance(answer, Served):
            self._finish(client, snapshot, decision, answer, routes)
            return None
        return self._finish_later(client, snapshot, decision, answer, routes)

    async def end(self, client: Client, request: Request) -> None:
        """Tell `$disconnect`, whatever comes of it: nobody is left who could hear it."""
        judged = self._judge(request)
        snapshot, decision = judged if isinstance(judged, tuple) else await judged
        if decision.outcome != "allowed" or isinstance(decision.call.route, Unknown):
            return
        decision = _known(decision, client.connect)
        routes = self._routes(snapshot, client.stage)
        if routes.has(DISCONNECT):
            answer = routes.serve(decision.call)
            self._logs.served(snapshot, decision, answer if isinstance(answer, Served) else await answer)

    async def _finish_later(
        self, client: Client, snapshot: Snapshot, decision: Decision, answer: Awaitable[Served], routes: StageRoutes
    ) -> None:
        self._finish(client, snapshot, decision, await answer, routes)

    def _finish(
        self, client: Client, snapshot: Snapshot, decision: Decision, served: Served, routes: StageRoutes
    ) -> None:
        """Tell the client of a failure, or what the backend said where the route answers."""
        request, route = decision.call.request, decision.call.route
        if served.failed_as is not None:
            frame = _frame(served.failure or INTERNAL, request)
            client.post(frame)
            served = replace(served, response=replace(served.response, body=frame))
        elif not isinstance(route, Unknown) and routes.answers(route.resource.path):
            client.post(served.response.body.decode(errors="replace").encode())
        self._logs.served(snapshot, decision, served)

    def _refuse(self, client: Client, snapshot: Snapshot, decision: Decision) -> None:
        request = decision.call.request
        if decision.denial is None:
            response = Response(status=500, body=_frame(INTERNAL, request))
        else:
            response = refusal(decision.denial, request)
        client.post(response.body)
        self._logs.refused(snapshot, decision, response)

    # What backends ask for.

    def _manage(self, call: Call, connection_id: str) -> Response:
        if not is_connection_id(connection_id):
            return bad_id(call.request, connection_id)
        client = self._connections.of_stage(_stage(call), connection_id)
        if client is None:
            # It left between the question and here, on the same turn of the event loop: nobody sees this.
            return error(call.request, 410, "GoneException", "")
        return manage(call.request, client)


def _stage(call: Call) -> StageKey:
    key = stage_key(call)
    if key is None:
        raise ValueError("a call without an API and a stage reaches no route")
    return key


def _frame(message: str, request: Request) -> bytes:
    connection = "" if request.connection is None else request.connection.id
    return error_frame(message, connection, request.extended_request_id)


def _known(decision: Decision, connect: Call) -> Decision:
    """Return a decision about a client whom `$connect` made known."""
    who: Mapping[str, Any] = {name: getattr(connect, name) for name in ("principal", "authorized", "key_use")}
    return replace(decision, call=replace(decision.call, **who))
