import base64
import re
import time

from gatewright.gateway.functions.event_headers import client_context, headers
from gatewright.model.invocation import Invocation
from tests.gateway.functions.made import arn, runnable


def test_an_event_comes_with_its_deadline_and_its_name() -> None:
    """The ARN is the one that was called; the deadline is the time limit from now."""
    found = headers(runnable(timeout=3), Invocation(function_arn=arn("f", "prod")))

    assert arn("f", "prod") == found["Lambda-Runtime-Invoked-Function-Arn"]
    assert 2_000 < int(found["Lambda-Runtime-Deadline-Ms"]) - time.time() * 1000 <= 3_000
    assert "Lambda-Runtime-Client-Context" not in found


def test_a_trace_goes_on_or_begins() -> None:
    """The caller's own, when it is one; no header can be smuggled in with it."""
    given = headers(runnable(), Invocation(function_arn=arn(), trace_id="Root=1-5759e988-bd862e3fe1be46a994272793"))
    smuggled = headers(runnable(), Invocation(function_arn=arn(), trace_id="Root=1\r\nX: y"))

    assert "Root=1-5759e988-bd862e3fe1be46a994272793" == given["Lambda-Runtime-Trace-Id"]
    assert re.fullmatch(
        r"Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0", smuggled["Lambda-Runtime-Trace-Id"]
    )


def test_a_client_context_is_decoded_to_one_line() -> None:
    """Base64 of a JSON object; anything else is none."""
    text = base64.b64encode(b'{"client":\n {"app_title": "x"}}').decode()

    assert '{"client":{"app_title":"x"}}' == client_context(text)
    assert [None, None, None] == [client_context(bad) for bad in ("", "?", base64.b64encode(b"[1]").decode())]
    found = headers(runnable(), Invocation(function_arn=arn(), client_context=text))
    assert '{"client":{"app_title":"x"}}' == found["Lambda-Runtime-Client-Context"]
