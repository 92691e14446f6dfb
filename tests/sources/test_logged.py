"""The access log fills in what nobody else told."""

import json

import pytest

from gatewright.model.connection import Connection
from gatewright.model.observation import Observation
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.errors import EvidenceError
from gatewright.sources.exchange import Exchange
from gatewright.sources.exchange_file import exchange_file
from gatewright.sources.logged import with_logged

LINE = {
    "httpMethod": "POST",
    "domainName": "A.example:443",
    "path": "/prod/a%2Fb",
    "status": "403",
    "requestTimeEpoch": "1768478400500",
}


def told(log: dict[str, str], **parts: object) -> Exchange:
    """Return an exchange with this access log, and with what else was told."""
    seen = Observation(access_log=log, status=parts.pop("status", UNKNOWN))  # type: ignore[arg-type]  # a test's parts
    return with_logged(Exchange(observation=seen, **parts))  # type: ignore[arg-type]  # as above


def test_a_line_tells_request_and_response() -> None:
    """Verb, host, path, status and time come from the line; so there is a request to decide."""
    exchange = told(LINE)

    assert (exchange.method, exchange.host, exchange.path) == ("POST", "a.example", "/prod/a%2Fb")
    assert (exchange.observation.status, exchange.called_at) == (403, 1_768_478_400.5)
    assert not isinstance(exchange.request, Unknown)


def test_what_the_line_cannot_tell_stays_unknown() -> None:
    """No variable holds the query, the header fields or the body of the request."""
    exchange = told(LINE)

    assert (exchange.query, exchange.body, exchange.observation.body) == (UNKNOWN, UNKNOWN, UNKNOWN)
    assert isinstance(exchange.headers.get("x-api-key"), Unknown)
    assert isinstance(exchange.observation.headers.get("x-amzn-errortype"), Unknown)


def test_the_callers_own_evidence_comes_first() -> None:
    """The line overwrites nothing."""
    mine = {"method": "GET", "host": "b.example", "path": "/", "called_at": 5.0}
    exchange = told(LINE, status=200, **mine)

    assert {name: getattr(exchange, name) for name in mine} == mine
    assert exchange.observation.status == 200


@pytest.mark.parametrize("log", [{}, dict.fromkeys(LINE, "-"), dict.fromkeys(LINE, "")])
def test_a_variable_that_is_not_set_tells_nothing(log: dict[str, str]) -> None:
    """`-` stands for what was not set, and a format may leave any variable out."""
    assert told(log) == Exchange(observation=Observation(access_log=log))


def test_without_a_log_nothing_changes() -> None:
    """An exchange that came without a line is returned as it is."""
    assert with_logged(Exchange(method="GET")) == Exchange(method="GET")


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("httpMethod", "GET /", "an HTTP method"),
        ("domainName", "https://h", "a host"),
        ("path", "prod/pets", "a path that starts with `/`"),
        ("status", "ok", "a status code from 100 to 999"),
        ("requestTimeEpoch", "15/Jan/2026", "milliseconds since 1970"),
    ],
)
def test_a_variable_that_cannot_be_one_is_told(name: str, value: str, expected: str) -> None:
    """The message names the variable, what was expected and what came."""
    with pytest.raises(EvidenceError) as caught:
        told({name: value})

    assert str(caught.value) == f"`access_log.{name}`: expected {expected}, got `{value}`"


def test_the_exchange_file_is_filled_from_its_access_log() -> None:
    """A file that holds nothing but a line, numbers without quotes, tells the whole call."""
    exchange = exchange_file(json.dumps({"access_log": {**LINE, "status": 403, "requestTimeEpoch": 1_768_478_400_500}}))

    assert (exchange.method, exchange.observation.status, exchange.called_at) == ("POST", 403, 1_768_478_400.5)


def test_a_message_over_a_connection_is_told_by_its_event() -> None:
    """Its path is that of its stage; what it said is not logged."""
    line = {"eventType": "MESSAGE", "connectionId": "L9PabcdIAMCEhQ=", "stage": "prod", "status": "403"}
    found = told(line)

    assert found.connection == Connection(id="L9PabcdIAMCEhQ=", event_type="MESSAGE")
    assert (found.path, found.body, found.observation.status) == ("/prod", UNKNOWN, 403)
    assert told({**line, "eventType": "CONNECT"}).connection is None


def test_a_call_of_a_gateway_of_this_machine_is_told_by_the_api() -> None:
    """Its address names none, and the log has the id."""
    assert told({**LINE, "domainName": "127.0.0.1:4566", "apiId": "a1"}).host == "a1.execute-api.localhost"
