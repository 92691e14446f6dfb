"""What web ACLs did, logged."""

import json
from collections.abc import Iterable
from typing import Any

from gatewright.gateway.log_sink import LogSink
from gatewright.gateway.snapshot import Snapshot
from gatewright.gateway.web_acl_logs import WebAclLogs
from tests.checks.presence import blind, known
from tests.checks.waf.test_check import ARN, of_path, protected, rule

GROUP = "arn:aws:logs:eu-west-1:111122223333:log-group:aws-waf-logs-shop"


def written(configuration: dict[str, Any] | None, **change: Any) -> list[tuple[str, str, str]]:
    """Return group, stream and message of what is written of a call."""
    found: list[tuple[str, str, str]] = []

    def append(
        account_id: str, region: str, group: str, stream: str, events: Iterable[tuple[int, str]], *, now: int
    ) -> None:
        del account_id, region, now  # the destination tells them
        found.extend((group, stream, message) for _, message in events)

    sink = LogSink(append)
    logging = {} if configuration is None else {ARN: configuration}
    logs = WebAclLogs(sink)
    logs.record(Snapshot(0, "111122223333", {}, {}, {}, waf_logging=logging), known(**change))
    logs.record(Snapshot(0, "111122223333", {}, {}, {}, waf_logging=logging), blind())
    sink.flush()
    return found


def test_a_line_goes_to_the_log_group_of_the_web_acl() -> None:
    """Into a stream of its name."""
    ((group, stream, message),) = written({"LogDestinationConfigs": [GROUP]}, change=protected(rule(of_path())))

    assert (group, stream) == ("aws-waf-logs-shop", "eu-west-1_shop_0")
    assert json.loads(message)["action"] == "BLOCK"


def test_nothing_is_written_that_nobody_asked_for() -> None:
    """No configuration, no web ACL, a filter that drops it."""
    drop = {"DefaultBehavior": "DROP", "Filters": []}

    assert written(None, change=protected()) == []
    assert written({"LogDestinationConfigs": [GROUP]}) == []
    assert written({"LogDestinationConfigs": [GROUP], "LoggingFilter": drop}, change=protected()) == []
