"""
One live request: drive the engine, then refuse or pass on.

A refusal, and an answer that needs no waiting, is returned at once; only a call to a real backend is awaited.
"""

import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Final

from gatewright.aws.method_override import as_meant
from gatewright.aws.websocket_handshake import is_handshake
from gatewright.aws.websocket_routes import CONNECTION
from gatewright.checks.request import REQUEST
from gatewright.engine.decide import resume
from gatewright.engine.execution_log import refusal_of
from gatewright.engine.gateway_responses import customised, refused
from gatewright.engine.respond import failure
from gatewright.gateway import health_check
from gatewright.gateway.answers import Usage
from gatewright.gateway.authorizers import LambdaAuthorizers
from gatewright.gateway.backends import Backends
from gatewright.gateway.canaries import share, stage_key
from gatewright.gateway.http_api.failure import undecided
from gatewright.gateway.issuer_keys import IssuerKeys
from gatewright.gateway.logs import Logs
from gatewright.gateway.passed import Served
from gatewright.gateway.snapshot import Snapshot, Snapshots
from gatewright.gateway.unfit import unfit
from gatewright.gateway.web_acl_headers import with_inserted
from gatewright.gateway.websockets.door import Judged, WebSocketDoor
from gatewright.gateway.websockets.ids import new_id
from gatewright.gateway.websockets.registry import OpenConnections
from gatewright.gateway.world import World, where
from gatewright.model.call import KeyUse
from gatewright.model.connection import Connection
from gatewright.model.decision import Decision, Paused
from gatewright.model.outcome import Deny
from gatewright.model.question import Answer, Question
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.model.unknown import Unknown

Answers = Mapping[Question, Answer]
"""What the world has said of one call."""

_NO_ANSWERS: Final[Answers] = {}


class FrontDoor:
    """The data plane of one server."""

    def __init__(
        self,
        snapshots: Snapshots,
        usage: Usage,
        backends: Backends,
        logs: Logs,
        keys: IssuerKeys,
        authorizers: LambdaAuthorizers,
        *,
        allow_unenforced: bool,
        lot: Callable[[], float] = random.random,
    ) -> None:
        """Take what a call meets on its way; `lot` draws a number from 0 to 1 for a call of a stage with a canary."""
        self._lot = lot
        self._snapshots = snapshots
        self._usage = usage
        connections = OpenConnections()
        self._world = World(usage, keys, authorizers, connections)
        self._backends = backends
        self._websockets = WebSocketDoor(connections, backends.websocket_routes, self._judge, logs)
        self._logs = logs
        self._allow_unenforced = allow_unenforced

    def __call__(self, request: Request) -> Response | Awaitable[Response]:
        """Answer one request to an API."""
        snapshot = self._snapshots.current.of(request)
        meant = as_meant(request)
        if meant is not request and _may_be_overridden(snapshot, request):
            request = meant
        if snapshot.deployed_apis and is_handshake(request):
            request = replace(request, connection=Connection(id=new_id(), connected_at=request.received_at))
        return self._decide(snapshot, request, _NO_ANSWERS)

    def _decide(self, snapshot: Snapshot, request: Request, before: Answers) -> Response | Awaitable[Response]:
        """Decide a call, with the answers that the world has given already; wait only for what must be fetched."""
        started = snapshot.plan(request).start(request)
        if request.path in health_check.PATHS and _asks_whether_it_is_up(snapshot, request, started):
            return health_check.answer(request)
        state = self._answered_at_once(snapshot, started, before)
        if isinstance(state, Paused):
            return self._answered_later(snapshot, state, before)
        return self._decided(snapshot, state)

    def _judge(self, request: Request) -> Judged | Awaitable[Judged]:
        """Decide what is no request of HTTP: a message, or the end of a connection."""
        snapshot = self._snapshots.current.of(request)
        state = self._answered_at_once(snapshot, snapshot.plan(request).start(request), _NO_ANSWERS)
        return self._judged_later(snapshot, state) if isinstance(state, Paused) else (snapshot, state)

    async def _judged_later(self, snapshot: Snapshot, state: Decision | Paused) -> Judged:
        while isinstance(state, Paused):
            answer = await self._world.later(snapshot, state)
            state = self._answered_at_once(snapshot, resume(state, answer), _NO_ANSWERS)
        return snapshot, state

    def _answered_at_once(self, snapshot: Snapshot, state: Decision | Paused, before: Answers) -> Decision | Paused:
        """Go on until the engine has decided, or asks what must be fetched."""
        while isinstance(state, Paused):
            answer = before.get(state.question)
            if answer is None:
                answer = self._world.at_once(snapshot, state)
            if answer is None:
                return state
            state = resume(state, answer)
        return state

    async def _answered_later(self, snapshot: Snapshot, state: Decision | Paused, before: Answers) -> Response:
        """Fetch what the engine asks for, until it has decided."""
        while isinstance(state, Paused):
            answer = await self._world.later(snapshot, state)
            state = self._answered_at_once(snapshot, resume(state, answer), before)
        response = self._decided(snapshot, state)
        return response if isinstance(response, Response) else await response

    def _decided(self, snapshot: Snapshot, decision: Decision) -> Response | Awaitable[Response]:
        """Refuse a call or pass it on; one that falls to the canary is decided there once more."""
        if snapshot.canary is not None and self._is_drawn(snapshot, decision):
            return self._decide(snapshot.canary, decision.call.request, decision.call.answers)
        if decision.outcome == "allowed" or (decision.outcome == "undetermined" and self._allow_unenforced):
            return self._serve(snapshot, decision)
        denial = refusal_of(decision)
        if denial is not None and denial.cause in REQUEST.causes:
            if decision.denial is None and not self._allow_unenforced:
                # Nobody knows whether the door lets it in, so nobody is told what the method asks for.
                return self._refuse(snapshot, decision, None)
            return self._finish(snapshot, self._counted(snapshot, decision), unfit(denial, decision.call.request))
        return self._refuse(snapshot, decision, denial)

    def _is_drawn(self, snapshot: Snapshot, decision: Decision) -> bool:
        """Return whether a call falls to the canary of the stage that it reached."""
        key = stage_key(decision.call)
        if key is None or key not in snapshot.canary_deployed:
            return False
        return self._lot() < share(snapshot.deployed[key].stage)

    def _refuse(self, snapshot: Snapshot, decision: Decision, denial: Deny | None) -> Response:
        """Answer a refused call, or one that cannot be decided, which stays outside."""
        request = decision.call.request
        response = _failure(decision) if denial is None else refused(denial, decision.call)
        self._usage.refused(where(snapshot, decision.call), decision.call.answers, request.received_at)
        if _is_about_connections(decision):
            self._logs.noted.refused(decision, response)
        else:
            self._logs.refused(snapshot, decision, response)
        return response

    def _serve(self, snapshot: Snapshot, decision: Decision) -> Response | Awaitable[Response]:
        """Pass an allowed call on to its backend."""
        call = self._counted(snapshot, decision).call
        if not isinstance(call.api, Unknown) and call.api.protocol == "WEBSOCKET":
            return self._websockets.serve(snapshot, decision)
        served = self._backends.serve(snapshot, with_inserted(call))
        if isinstance(served, Served):
            return self._finish(snapshot, decision, served)
        return self._answered(snapshot, decision, served)

    def _counted(self, snapshot: Snapshot, decision: Decision) -> Decision:
        """Count a call that the door let in for its key, and return its decision."""
        call = decision.call
        if isinstance(call.key_use, KeyUse):
            self._usage.count(where(snapshot, call), call.key_use, call.request.received_at)
        return decision

    async def _answered(self, snapshot: Snapshot, decision: Decision, served: Awaitable[Served]) -> Response:
        return self._finish(snapshot, decision, await served)

    def _finish(self, snapshot: Snapshot, decision: Decision, served: Served) -> Response:
        """Log what became of a call, and answer; a failure answers as the API's gateway responses say."""
        if served.failed_as is not None:
            served = _as_customised(decision, served, served.failed_as)
        self._logs.served(snapshot, decision, served)
        return served.sent or served.response


def _asks_whether_it_is_up(snapshot: Snapshot, request: Request, state: Decision | Paused) -> bool:
    """Tell a health check, which belongs to custom domain names, from a path of an API."""
    return snapshot.domain_region(request.host) is not None and health_check.reached(state)


def _is_about_connections(decision: Decision) -> bool:
    """Tell a call to a WebSocket API that opens no connection: it is in no log of the stage, served or not.

    Inferred: no variable of these logs tells of such calls, as each has the id of a connection.
    """
    api, route = decision.call.api, decision.call.route
    if isinstance(api, Unknown) or api.protocol != "WEBSOCKET":
        return False
    return isinstance(route, Unknown) or route.resource.path == CONNECTION


def _may_be_overridden(snapshot: Snapshot, request: Request) -> bool:
    """Tell whether a header may replace the verb: an issue that is known of REST APIs alone (documented)."""
    api = snapshot.plan(request).start(request).call.api
    return isinstance(api, Unknown) or api.protocol == "REST"


def _failure(decision: Decision) -> Response:
    """Return the answer to a call that cannot be decided, in the form of its API."""
    api = decision.call.api
    is_http = not isinstance(api, Unknown) and api.protocol == "HTTP"
    return undecided(decision.call.request) if is_http else failure(decision.call.request)


def _as_customised(decision: Decision, served: Served, kind: str) -> Served:
    return replace(served, response=customised(served.response, kind, served.failure, decision.call))
