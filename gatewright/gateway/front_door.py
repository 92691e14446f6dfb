"""
One live request: drive the engine, then refuse or pass on.

A refusal, and an answer that needs no waiting, is returned at once; only a call to a real backend is awaited.
"""

from collections.abc import Awaitable
from dataclasses import replace

from gatewright.aws.method_override import as_meant
from gatewright.engine.gateway_responses import customised, refused
from gatewright.engine.respond import failure
from gatewright.gateway.answers import UsageBook
from gatewright.gateway.backends import Backends
from gatewright.gateway.logs import Logs
from gatewright.gateway.passed import Served
from gatewright.gateway.snapshot import Snapshot, Snapshots
from gatewright.model.call import KeyUse
from gatewright.model.decision import Decision
from gatewright.model.outcome import Deny
from gatewright.model.request import Request
from gatewright.model.response import Response


class FrontDoor:
    """The data plane of one server."""

    def __init__(
        self, snapshots: Snapshots, usage: UsageBook, backends: Backends, logs: Logs, *, allow_unenforced: bool
    ) -> None:
        self._snapshots = snapshots
        self._usage = usage
        self._backends = backends
        self._logs = logs
        self._allow_unenforced = allow_unenforced

    def __call__(self, request: Request) -> Response | Awaitable[Response]:
        """Answer one request to an API."""
        request = as_meant(request)
        snapshot = self._snapshots.current
        plan = snapshot.plan(request)
        region = str(plan.configuration.region)
        decision = plan.decide(request, self._usage.world(region, request.received_at))
        if decision.outcome == "allowed" or (decision.outcome == "undetermined" and self._allow_unenforced):
            return self._serve(snapshot, decision)
        return self._refuse(snapshot, decision)

    def _refuse(self, snapshot: Snapshot, decision: Decision) -> Response:
        """Answer a refused call, or one that cannot be decided, which stays outside."""
        request = decision.call.request
        denial = _refusal_of(decision)
        response = failure(request) if denial is None else refused(denial, decision.call)
        self._logs.refused(snapshot, decision, response)
        return response

    def _serve(self, snapshot: Snapshot, decision: Decision) -> Response | Awaitable[Response]:
        """Pass an allowed call on to its backend."""
        call = decision.call
        if isinstance(call.key_use, KeyUse):
            self._usage.count(str(call.configuration.region), call.key_use, call.request.received_at)
        served = self._backends.serve(snapshot, call)
        if isinstance(served, Served):
            return self._finish(snapshot, decision, served)
        return self._answered(snapshot, decision, served)

    async def _answered(self, snapshot: Snapshot, decision: Decision, served: Awaitable[Served]) -> Response:
        return self._finish(snapshot, decision, await served)

    def _finish(self, snapshot: Snapshot, decision: Decision, served: Served) -> Response:
        """Log what became of a call, and answer; a failure answers as the API's gateway responses say."""
        if served.failed_as is not None:
            served = _as_customised(decision, served, served.failed_as)
        self._logs.served(snapshot, decision, served)
        return served.sent or served.response


def _as_customised(decision: Decision, served: Served, kind: str) -> Served:
    return replace(served, response=customised(served.response, kind, served.failure, decision.call))


def _refusal_of(decision: Decision) -> Deny | None:
    """Return the first refusal; under `--allow-unenforced` something unsure may stand before it."""
    return decision.denial or next((step.outcome for step in decision.trace if isinstance(step.outcome, Deny)), None)
