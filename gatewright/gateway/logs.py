"""The logs of every stage: what each stage writes is worked out once, and again when the stage changes."""

from time import time

from gatewright.checks.endpoint import default_disabled
from gatewright.checks.signatures import FORBIDDEN_BEFORE_ANY_STAGE
from gatewright.engine.execution_log import refusal_of
from gatewright.gateway.canaries import StageKey
from gatewright.gateway.deployed import Deployed
from gatewright.gateway.http_api.deployed import DeployedApi
from gatewright.gateway.http_api.stage_logs import HttpStageLogs
from gatewright.gateway.log_sink import KeepsEvents, LogSink, Place
from gatewright.gateway.noted import Noted
from gatewright.gateway.passed import Served
from gatewright.gateway.snapshot import Snapshot
from gatewright.gateway.stage_logs import StageLogs
from gatewright.gateway.web_acl_logs import WebAclLogs
from gatewright.gateway.web_acl_samples import Samples
from gatewright.gateway.websockets.log_documents import log_documents
from gatewright.model.call import Call
from gatewright.model.decision import Decision
from gatewright.model.outcome import Deny
from gatewright.model.response import Response
from gatewright.model.unknown import Unknown


class Logs:
    """The access and execution logs of one server, and those of its web ACLs."""

    __slots__ = ("_http_stages", "_sink", "_stages", "noted", "web_acls")

    def __init__(self, log_events: KeepsEvents, samples: Samples | None = None) -> None:
        """Take where events are kept, and the samples of web ACLs where another process keeps them."""
        self._sink = LogSink(log_events.append)
        self.web_acls = WebAclLogs(self._sink, samples)
        """What the web ACLs of the stages did."""
        self.noted = Noted()
        """Some of the last calls, whether a stage logs them or not."""
        # By whether the stage is its canary: the two take turns, and neither may push the other out.
        self._stages: dict[bool, dict[StageKey, tuple[Deployed, StageLogs]]] = {False: {}, True: {}}
        self._http_stages: dict[StageKey, tuple[DeployedApi, StageLogs | HttpStageLogs]] = {}

    def refused(self, snapshot: Snapshot, decision: Decision, response: Response) -> None:
        """Log a call that the front door refused; nothing when it was refused before any stage was looked up.

        So it is with a disabled default endpoint, whose refusal is in no log of the stage (inferred: the setting is
        read before the stage).
        """
        self.noted.refused(decision, response)
        denial = refusal_of(decision)
        if denial is not None and (denial.answered is FORBIDDEN_BEFORE_ANY_STAGE or _at_a_closed_endpoint(denial)):
            return
        self.web_acls.record(snapshot, decision.call)
        logs = self._logs(snapshot, decision.call)
        if logs is not None and not logs.silent:
            logs.record(decision, response, None, time())

    def served(self, snapshot: Snapshot, decision: Decision, served: Served) -> None:
        """Log a call that was let in."""
        if self.noted.room:
            self.noted.served(decision, served)
        self.web_acls.record(snapshot, decision.call)
        logs = self._logs(snapshot, decision.call)
        if logs is not None and not logs.silent:
            logs.record(decision, served.response, served, time())

    def add(self, place: Place, timestamp: int, message: str) -> None:
        """Take one event that is of no stage (a function's); never waits."""
        self._sink.add(place, timestamp, message)

    def start(self) -> None:
        """Start writing."""
        self._sink.start()

    def flush(self) -> None:
        """Write everything that was logged before this call."""
        self._sink.flush()

    def close(self) -> None:
        """Write what is left, and stop."""
        self._sink.close()

    def _logs(self, snapshot: Snapshot, call: Call) -> StageLogs | HttpStageLogs | None:
        if isinstance(call.stage, Unknown) or isinstance(call.address, Unknown):
            return None
        key = (str(call.configuration.region), call.address.api_id, call.stage.name)
        if not isinstance(call.api, Unknown) and call.api.protocol != "REST":
            return self._of_api(snapshot, key)
        deployed = snapshot.deployed.get(key)
        canary = bool(call.stage.canary)
        known = self._stages[canary].get(key)
        if known is not None and known[0] is deployed:
            return known[1]
        return self._made(snapshot, key, deployed, canary=canary)

    def _of_api(self, snapshot: Snapshot, key: StageKey) -> StageLogs | HttpStageLogs | None:
        """Return what a stage of an HTTP or WebSocket API logs."""
        deployed = snapshot.deployed_apis.get(key)
        known = self._http_stages.get(key)
        if known is not None and known[0] is deployed:
            return known[1]
        kept = {place: one for place, one in self._http_stages.items() if snapshot.deployed_apis.get(place) is one[0]}
        self._http_stages = kept
        if deployed is None:
            return None
        logs = self._of_websocket_api(snapshot, key, deployed) or HttpStageLogs(deployed.stage, self._sink)
        self._http_stages[key] = (deployed, logs)
        return logs

    def _of_websocket_api(self, snapshot: Snapshot, key: StageKey, deployed: DeployedApi) -> StageLogs | None:
        """Return what a stage of a WebSocket API logs, which has both logs, as REST APIs have; `None` for others."""
        if deployed.copy["Api"]["ProtocolType"] != "WEBSOCKET":
            return None
        stage, routes = log_documents(deployed)
        return StageLogs(stage, routes, self._sink, account_id=snapshot.account_id, region=key[0], api_id=key[1])

    def _made(self, snapshot: Snapshot, key: StageKey, deployed: Deployed | None, *, canary: bool) -> StageLogs | None:
        """Work out what a stage logs; forget what is deployed no more."""
        self._stages[canary] = {
            place: known for place, known in self._stages[canary].items() if snapshot.deployed.get(place) is known[0]
        }
        if deployed is None:
            return None
        logs = StageLogs(
            deployed.stage,
            deployed.resources,
            self._sink,
            account_id=snapshot.account_id,
            region=key[0],
            api_id=key[1],
        )
        self._stages[canary][key] = (deployed, logs)
        return logs


def _at_a_closed_endpoint(denial: Deny) -> bool:
    """Tell the refusal of an HTTP API's default endpoint, which is in no log, as that of a REST API is not."""
    return denial.answered.of == "HTTP" and denial.cause is default_disabled.CAUSE
