"""Lines of an execution log become the refused calls."""

from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.exchange import Exchange
from gatewright.sources.execution_lines import is_execution_line, is_passed_test, refused

ID = "b48af611-2552-4c76-bb9a-731955d43f23"
REFUSED = [
    "Extended Request Id: BE0bQG3XIAMEhsw=",
    f"Verifying Usage Plan for request: {ID}. API Key:  API Stage: a1b2c3d4e5/prod",
    f"Starting execution for request: {ID}",
    "HTTP Method: POST, Resource Path: /orders",
    "Method request headers: {Accept=*/*, Host=a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com, X=1}",
    'Gateway response body: {"message":"Forbidden"}',
    "Gateway response type: ACCESS_DENIED with status code: 403",
    "Method completed with status: 403",
]


def of_request(request_id: str, *texts: str) -> list[str]:
    """Return lines as the log of a stage has them."""
    return [f"({request_id}) {text}" for text in texts]


def read(*lines: str) -> tuple[Exchange, ...]:
    """Return the refused calls of some lines."""
    return refused(enumerate(lines, start=1), origin="log")


def test_a_request_is_put_together_from_its_lines() -> None:
    """Verb, path with its stage, host, status, type, body and both ids."""
    lines = of_request(ID, *REFUSED)
    (found,) = read(*lines)

    assert ("POST", "/prod/orders") == (found.method, found.path)
    assert "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com" == found.host
    assert frozenset({ID, "BE0bQG3XIAMEhsw="}) == found.request_ids
    assert (403, b'{"message":"Forbidden"}', tuple(lines)) == (
        found.observation.status,
        found.observation.body,
        found.observation.execution_log,
    )
    assert not isinstance(found.observation.access_log, Unknown)
    assert "ACCESS_DENIED" == found.observation.access_log["error.responseType"]


def test_requests_are_told_apart() -> None:
    """Lines of several requests stand among each other; those that passed are left out."""
    lines = [
        *of_request("first-request", "Method completed with status: 403"),
        *of_request("other-request", "Method completed with status: 200"),
        *of_request("third-request", "Unauthorized request: third-request"),
    ]
    found = read(*lines)

    assert [403, UNKNOWN] == [each.observation.status for each in found]


def test_a_line_break_within_a_body_is_part_of_its_line() -> None:
    """A line without an id goes on with the one before; before the first it is nothing."""
    (found,) = read("stray", *of_request(ID, "Authorizer result body before parsing: {"), "}", *of_request(ID, "x"))

    assert (f"({ID}) Authorizer result body before parsing: {{\n}}", f"({ID}) x") == found.observation.execution_log


def test_a_test_in_the_console_is_one_request() -> None:
    """Its lines have a time instead of an id."""
    start = "Thu Sep 05 04:56:39 UTC 2019 : "
    (found,) = read(f"{start}HTTP Method: GET, Resource Path: /pets", f"{start}Method completed with status: 500")

    assert ("GET", UNKNOWN, 500) == (found.method, found.path, found.observation.status)


def test_a_line_opens_with_an_id_or_a_time() -> None:
    """Other lines are of another kind."""
    assert is_execution_line(f"({ID}) x")
    assert not is_execution_line("(short) x")


TEST = "Thu Sep 05 04:56:39 UTC 2026 : "
HEADING = f"Execution log for request {ID}"


def test_the_heading_of_a_test_is_no_line_of_the_call() -> None:
    """The console prints it above the lines, and of which request it is."""
    lines = (HEADING, *(f"{TEST}{text}" for text in REFUSED))
    (found,) = read(*lines)

    assert is_execution_line(HEADING)
    assert tuple(lines[1:]) == found.observation.execution_log


def test_a_test_that_passed_is_told_from_one_that_did_not() -> None:
    """It says nothing of what refuses from outside."""
    passed = [(1, HEADING), (2, f"{TEST}Method completed with status: 200")]
    failed = [(1, HEADING), (2, f"{TEST}Method completed with status: 500")]
    of_a_stage = [(1, f"({ID}) Method completed with status: 200")]

    assert [True, False, False, False] == [is_passed_test(each) for each in (passed, failed, of_a_stage, ())]


def test_a_line_of_a_browsers_console_is_no_line_of_the_log() -> None:
    """`(anonymous)` is a function without a name, not a request id."""
    assert not is_execution_line("(anonymous) @ App.jsx:17")
