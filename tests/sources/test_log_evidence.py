"""Logs of any kind become refused calls."""

import json

import pytest

from gatewright.model.unknown import UNKNOWN
from gatewright.sources.access_log import guessed
from gatewright.sources.errors import EvidenceError
from gatewright.sources.exchange import Exchange
from gatewright.sources.log_evidence import is_log_document, is_log_text, refused

EXECUTION = "(b48af611-2552) Unauthorized request: b48af611-2552"
ACCESS = '{"requestId": "x", "status": "403"}'
BLOCKED = '{"webaclId": "a", "action": "BLOCK", "httpRequest": {"uri": "/x"}}'
TRAIL = {
    "eventSource": "apigateway.amazonaws.com",
    "eventName": "GetRestApis",
    "errorCode": "AccessDenied",
    "errorMessage": "User: arn is not authorized",
    "requestID": "b48af611",
}


def read(text: str, document: dict | None = None) -> tuple[Exchange, ...]:
    """Return the refused calls of a log."""
    return refused(text, document, guessed, origin="log", remark=lambda _: None)


@pytest.mark.parametrize("line", [EXECUTION, ACCESS, BLOCKED])
def test_a_line_says_which_log_it_is_of(line: str) -> None:
    """Also behind what `aws logs tail` puts before it."""
    assert is_log_text(line, guessed)
    assert is_log_text(f"2026-07-25T18:31:48.000000+00:00 stream {line}", guessed)
    assert len(read(line)) == 1


def test_lines_of_several_logs_may_stand_together() -> None:
    """Each is read as what it is; a line break within a body belongs to its line; what passed the web ACL is left."""
    allowed = BLOCKED.replace("BLOCK", "ALLOW")
    found = read(f"{EXECUTION}\n  and more\n{ACCESS}\n{BLOCKED}\n{allowed}")

    assert [(f"{EXECUTION}\n  and more",), UNKNOWN, UNKNOWN] == [each.observation.execution_log for each in found]
    assert "BLOCK" == (found[2].waf and found[2].waf.action)


def test_events_of_cloudwatch_are_opened() -> None:
    """They hold lines."""
    document = {"events": [{"message": EXECUTION}, {"message": ACCESS}]}

    assert is_log_document(document)
    assert len(read(json.dumps(document), document)) == 2


@pytest.mark.parametrize("document", [TRAIL, {"Records": [TRAIL, {**TRAIL, "errorCode": "X"}, {"eventName": "y"}]}])
def test_cloudtrail_tells_refused_calls_of_awss_own_api(document: dict) -> None:
    """One event, or a file of them."""
    assert is_log_document(document)
    assert {"b48af611"} == set().union(*(each.request_ids for each in read("", document)))


def test_cloudtrails_word_for_a_refusal_is_the_one_that_an_api_answers() -> None:
    """Where the message is about calling an API; other services have answers of their own."""
    of_an_api = {**TRAIL, "errorMessage": "User: arn is not authorized to perform: execute-api:ManageConnections"}
    types = [read("", each)[0].observation.headers.get("x-amzn-errortype") for each in (of_an_api, TRAIL)]

    assert types == ["AccessDeniedException", "AccessDenied"]


def test_no_lines_are_no_evidence() -> None:
    """There is nothing to read."""
    with pytest.raises(EvidenceError, match="expected log lines, got none"):
        read("", {"events": []})


def test_a_broken_record_is_an_error() -> None:
    """It says so."""
    with pytest.raises(EvidenceError, match="no JSON"):
        read('{"webaclId": ')


def test_a_record_that_is_cut_off_leaves_the_others() -> None:
    """As a line of an access log does; what was left out is said."""
    remarks: list[str] = []
    found = refused(f"{BLOCKED}\n{BLOCKED[:40]}", None, guessed, origin="log", remark=remarks.append)

    assert len(found) == 1
    assert remarks == ["log: line 2: not a line of this access log; it is left out"]


def test_a_test_that_passed_is_remarked_upon() -> None:
    """The console asks little of what stands at the door."""
    said: list[str] = []
    text = "Thu Sep 05 04:56:39 UTC 2026 : Method completed with status: 200"

    assert refused(text, None, guessed, origin="log", remark=said.append) == ()
    assert [one.startswith("log: a test in the console (TestInvokeMethod) asks neither") for one in said] == [True]
