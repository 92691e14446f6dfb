"""What web ACLs did, as it is logged and sampled: nothing for a stage without a web ACL."""

import json
from typing import Final

from gatewright.aws.waf.verdict import Verdict
from gatewright.checks.waf.check import inspected
from gatewright.gateway.access_log import destination
from gatewright.gateway.log_sink import LogSink
from gatewright.gateway.snapshot import Snapshot
from gatewright.gateway.web_acl_log import is_kept, line
from gatewright.gateway.web_acl_samples import Samples
from gatewright.model.call import Call
from gatewright.model.unknown import Unknown

_MILLISECONDS: Final = 1000


class WebAclLogs:
    """The logs and samples of every web ACL."""

    __slots__ = ("_sink", "samples")

    def __init__(self, sink: LogSink, samples: Samples | None = None) -> None:
        self._sink = sink
        self.samples = Samples() if samples is None else samples
        """What each rule matched lately."""

    def record(self, snapshot: Snapshot, call: Call) -> None:
        """Log and sample one call."""
        if isinstance(call.stage, Unknown) or not isinstance(call.stage.web_acl_arn, str):
            return
        arn = call.stage.web_acl_arn
        acl, verdict = call.configuration.web_acls.get(arn), inspected(call)
        if acl is None or isinstance(acl, Unknown) or not isinstance(verdict, Verdict):
            return
        self.samples.add(acl, call, verdict)
        configuration = snapshot.waf_logging.get(arn)
        if configuration is None or not is_kept(verdict, configuration):
            return
        written = json.dumps(
            line(call, arn, verdict, configuration, account_id=snapshot.account_id), separators=(",", ":")
        )
        for log in configuration["LogDestinationConfigs"]:
            place = destination(log)
            if place is not None:
                stream = f"{place.region}_{acl.name}_0"
                moment = int(call.request.received_at * _MILLISECONDS)
                self._sink.add((place.account_id, place.region, place.name, stream), moment, written)
