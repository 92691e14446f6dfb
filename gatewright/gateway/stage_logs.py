"""What one stage logs, and where: its access log and its execution log.

The access log is written first (reported by users of AWS). Streams have names of 32 hexadecimal digits, as AWS's have;
each log group has one of ours, always the same, so that a restart goes on in it.
"""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, Final

from gatewright.aws.context_variables import Context
from gatewright.aws.phase_variables import talk
from gatewright.aws.websocket_variables import request_id
from gatewright.configuration.method_settings import EVERY_METHOD, setting_key
from gatewright.engine.execution_log import certificate_refusal, lines, refusal_of, written
from gatewright.engine.log_secrets import safe_denial
from gatewright.gateway.access_log import compile_format, destination
from gatewright.gateway.log_sink import LogSink, Place
from gatewright.gateway.passed import Served
from gatewright.model.decision import Decision
from gatewright.model.response import Response
from gatewright.model.stage import MethodSettings
from gatewright.model.unknown import Unknown

_MILLISECONDS: Final = 1000
_STREAM_DIGITS: Final = 32
_OFF: Final = "OFF"


class StageLogs:
    """The logs of one stage."""

    __slots__ = ("_access", "_access_place", "_execution_place", "_resource_ids", "_sink", "silent")

    def __init__(
        self,
        stage: Mapping[str, Any],
        resources: tuple[Mapping[str, Any], ...],
        sink: LogSink,
        *,
        account_id: str,
        region: str,
        api_id: str,
    ) -> None:
        settings = stage.get("accessLogSettings") or {}
        place = destination(settings.get("destinationArn") or "")
        self._access: Callable[[Context], str] | None = None
        self._access_place: Place = ("", "", "", "")
        if place is not None and settings.get("format"):
            self._access = compile_format(settings["format"])
            self._access_place = (place.account_id, place.region, place.name, stream_name(place.name))
        group = f"API-Gateway-Execution-Logs_{api_id}/{stage['stageName']}"
        if stage.get("isCanaryRequest"):
            group += "/Canary"  # documented: "Set up an API Gateway canary release deployment"
        self._execution_place: Place = (account_id, region, group, stream_name(group))
        self._resource_ids: dict[str, str] = {resource["path"]: resource["id"] for resource in resources}
        self._sink = sink
        levels = [method.get("loggingLevel", _OFF) for method in (stage.get("methodSettings") or {}).values()]
        self.silent = self._access is None and all(level == _OFF for level in levels)
        """Whether the stage logs nothing at all."""

    def record(self, decision: Decision, response: Response, served: Served | None, finished_at: float) -> None:
        """Log one call: `served` is what became of it behind the door, `None` when the door refused it."""
        if self.silent:
            return
        call = decision.call
        resource_id = None if isinstance(call.route, Unknown) else self._resource_ids.get(call.route.resource.path)
        ended = int(finished_at * _MILLISECONDS)
        if self._access is not None:
            context = _context(decision, response, served, resource_id, finished_at)
            self._sink.add(self._access_place, ended, self._access(context))
        settings = _settings(decision)
        if settings is None or settings.logging_level == _OFF:
            return
        started = int(call.request.received_at * _MILLISECONDS)
        execution = None if served is None else served.execution
        every = lines(decision, response, execution, resource_id=resource_id or "")
        spoken = talk(call)
        moments = {"start": started, "authorized": started + (0 if spoken is None else spoken.latency), "end": ended}
        moment = started
        for line in written(every, settings.logging_level, data_trace=settings.data_trace_enabled):
            # CloudWatch shows events by their time: none is older than the one before it.
            moment = max(moment, moments[line.moment])
            self._sink.add(self._execution_place, moment, line.whole(request_id(call)))


def stream_name(group: str) -> str:
    """Return the name of our stream in a log group."""
    return hashlib.sha256(group.encode()).hexdigest()[:_STREAM_DIGITS]


def _settings(decision: Decision) -> MethodSettings | None:
    """Return the settings of the method that was called; none for an unmatched route.

    A refused certificate comes before the route: the stage's own settings decide on its lines (inferred).
    """
    call = decision.call
    if isinstance(call.stage, Unknown):
        return None
    settings = call.stage.method_settings
    if isinstance(call.route, Unknown):
        return None if certificate_refusal(decision) is None else settings.get(EVERY_METHOD)
    key = setting_key(call.route.resource.path, call.route.method.http_method)
    return settings.get(key) or settings.get(EVERY_METHOD)


def _context(
    decision: Decision, response: Response, served: Served | None, resource_id: str | None, finished_at: float
) -> Context:
    if served is None:
        denial = refusal_of(decision)
        return Context(
            call=decision.call,
            resource_id=resource_id,
            denial=None if denial is None else safe_denial(decision.call, denial),
            response=response,
            finished_at=finished_at,
        )
    return Context(
        call=decision.call,
        resource_id=resource_id,
        failed_as=served.failed_as,
        failure=served.failure,
        validation_error=served.validation_error,
        integration=served.integration,
        response=served.sent or response,
        finished_at=finished_at,
    )
