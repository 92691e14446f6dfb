"""What one stage of an HTTP API logs: its access log, and nothing else (documented: it has no execution log)."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from gatewright.aws.context_variables import Context
from gatewright.aws.http_context import HttpContext
from gatewright.aws.integration_outcome import NO_INTEGRATION
from gatewright.engine.execution_log import refusal_of
from gatewright.gateway.access_log import compile_format, destination
from gatewright.gateway.log_sink import LogSink, Place
from gatewright.gateway.passed import Served
from gatewright.gateway.stage_logs import stream_name
from gatewright.model.decision import Decision
from gatewright.model.response import Response

_MILLISECONDS: Final = 1000


class HttpStageLogs:
    """The access log of one stage."""

    __slots__ = ("_line", "_place", "_sink", "silent")

    def __init__(self, stage: Mapping[str, Any], sink: LogSink) -> None:
        settings = stage.get("AccessLogSettings") or {}
        place = destination(settings.get("DestinationArn") or "")
        self._line: Callable[[Context], str] | None = None
        self._place: Place = ("", "", "", "")
        if place is not None and settings.get("Format"):
            self._line = compile_format(settings["Format"])
            self._place = (place.account_id, place.region, place.name, stream_name(place.name))
        self._sink = sink
        self.silent = self._line is None
        """Whether the stage logs nothing at all."""

    def record(self, decision: Decision, response: Response, served: Served | None, finished_at: float) -> None:
        """Log one call: `served` is what became of it behind the door, `None` when the door refused it."""
        if self._line is None:
            return
        context = HttpContext(
            call=decision.call,
            denial=refusal_of(decision) if served is None else None,
            failure=None if served is None else served.failure,
            integration=NO_INTEGRATION if served is None else served.integration,
            response=response,
            finished_at=finished_at,
        )
        self._sink.add(self._place, int(finished_at * _MILLISECONDS), self._line(context))
