import re
from collections.abc import Iterable

import pytest

from gatewright.gateway.log_sink import LogSink
from gatewright.gateway.stage_logs import StageLogs, stream_name
from gatewright.model.response import Response
from tests.gateway.one_method import ACCOUNT, API, NOON, REGION, REQUEST_ID, OneMethod, request

ARN = "arn:aws:logs:us-east-1:999988887777:log-group:access"
ACCESS = {
    "accessLogSettings": {"destinationArn": ARN, "format": "$context.requestId $context.status $context.error.message"}
}
ALL_OF_IT = {"loggingLevel": "INFO", "dataTraceEnabled": True}
GROUP = f"API-Gateway-Execution-Logs_{API}/prod"

Written = dict[tuple[str, str, str], list[tuple[int, str]]]


def logged(stage: dict, *, target: str = "/pets", refuse: bool = False) -> Written:
    """Return what one call leaves, by account, region and group."""
    one = OneMethod(stage=stage, key_required=refuse)
    found: Written = {}

    def append(
        account_id: str, region: str, group: str, stream: str, events: Iterable[tuple[int, str]], *, now: int
    ) -> None:
        assert stream == stream_name(group)
        assert now > 0
        found.setdefault((account_id, region, group), []).extend(events)

    sink = LogSink(append)
    logs = StageLogs(one.stage_document, one.resources, sink, account_id=ACCOUNT, region=REGION, api_id=API)
    decision = one.decision(request(target))
    if decision.outcome == "allowed":
        served = one.served(request(target))
        logs.record(decision, served.response, served, NOON + 0.25)
    else:
        logs.record(decision, Response(status=403), None, NOON + 0.25)
    sink.flush()
    return found


def test_access_log_goes_where_its_arn_says() -> None:
    """Account, region and group are those of the destination; the line is as old as the response."""
    expected = {("999988887777", "us-east-1", "access"): [(int(NOON * 1000) + 250, f"{REQUEST_ID} 200 -")]}

    assert expected == logged(ACCESS)


def test_refusal_stands_in_the_access_log() -> None:
    """A refused call is logged with its status and text."""
    events = logged(ACCESS, refuse=True)["999988887777", "us-east-1", "access"]

    assert [f"{REQUEST_ID} 403 Forbidden"] == [message for _, message in events]


def test_unmatched_route_stands_in_the_access_log_only() -> None:
    """There is a stage, so its access log has a line; no method, so the execution log has none."""
    found = logged({**ACCESS, "methodSettings": {"*/*": ALL_OF_IT}}, target="/cats")

    assert [("999988887777", "us-east-1", "access")] == list(found)


def test_execution_log_has_its_own_group() -> None:
    """Each line carries the request id; the first is as old as the request, the last as the response."""
    events = logged({"methodSettings": {"*/*": ALL_OF_IT}})[ACCOUNT, REGION, GROUP]

    assert all(message.startswith(f"({REQUEST_ID}) ") for _, message in events)
    assert f"({REQUEST_ID}) Method completed with status: 200" == events[-1][1]
    assert (int(NOON * 1000), int(NOON * 1000) + 250) == (events[0][0], events[-1][0])


def test_access_log_is_written_first() -> None:
    """As users of AWS report."""
    found = logged({**ACCESS, "methodSettings": {"*/*": ALL_OF_IT}})

    assert ["access", GROUP] == [group for _, _, group in found]


@pytest.mark.parametrize(
    ("settings", "count"),
    [
        ({"*/*": {"loggingLevel": "OFF"}}, 0),
        ({"*/*": {"loggingLevel": "OFF", "dataTraceEnabled": True}}, 0),
        ({"*/*": {"loggingLevel": "ERROR"}}, 0),
        ({"*/*": {"loggingLevel": "INFO"}}, 8),
        ({"*/*": ALL_OF_IT}, 14),
        ({"*/*": ALL_OF_IT, "pets/GET": {"loggingLevel": "OFF"}}, 0),
        ({"~1pets/GET": {"loggingLevel": "INFO"}}, 8),
        ({"~1cats/GET": {"loggingLevel": "INFO"}}, 0),
    ],
)
def test_settings_of_the_method_decide(settings: dict, count: int) -> None:
    """The method's own settings win over those of `*/*`."""
    assert count == len(logged({"methodSettings": settings}).get((ACCOUNT, REGION, GROUP), []))


@pytest.mark.parametrize(
    ("stage", "silent"),
    [
        ({}, True),
        ({"methodSettings": {"*/*": {"loggingLevel": "OFF"}}}, True),
        ({"methodSettings": {"*/*": {"loggingLevel": "ERROR"}}}, False),
        (ACCESS, False),
        ({"accessLogSettings": {"destinationArn": "arn:aws:firehose:r:1:deliverystream/x", "format": "x"}}, True),
    ],
)
def test_stage_without_logs_is_silent(stage: dict, silent: bool) -> None:
    """The front door need not even build a context."""
    one = OneMethod(stage=stage)
    logs = StageLogs(
        one.stage_document,
        one.resources,
        LogSink(lambda *_, now: None),  # noqa: ARG005  # the name is part of the protocol
        account_id=ACCOUNT,
        region=REGION,
        api_id=API,
    )

    assert logs.silent is silent


def test_stream_has_a_name_like_aws_s() -> None:
    """32 hexadecimal digits, the same after a restart, another for each group."""
    assert re.fullmatch(r"[0-9a-f]{32}", stream_name("a"))
    assert stream_name("a") == stream_name("a") != stream_name("b")


def test_no_line_is_older_than_the_one_before_it() -> None:
    """CloudWatch shows events by their time, so that lines would change places."""
    events = logged({"methodSettings": {"*/*": ALL_OF_IT}})[ACCOUNT, REGION, GROUP]

    assert [moment for moment, _ in events] == sorted(moment for moment, _ in events)
