"""The refusals of a WebSocket API: frames, and lines of its log."""

import pytest

from gatewright.doctor.websocket_api import of_websocket_api
from gatewright.model.observation import Observation
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.exchange import Exchange
from tests.doctor.evidence import alone, answers

FAILED = [
    "integration.failed",
    "integration.permission-missing",
    "integration.misconfigured",
    "integration.refused",
]
IDS = {"connectionId": "L9PabcdIAMCEhQ=", "requestId": "L9PabcdoIAMFZLg="}


def frame(text: str) -> Exchange:
    """Return what a client was told; a frame has no status."""
    body = f'{{"message": "{text}", "connectionId":"L9PabcdIAMCEhQ=", "requestId":"L9PabcdoIAMFZLg="}}'
    return Exchange(observation=Observation(body=body.encode()))


def logged(status: int | Unknown, **variables: str) -> Exchange:
    """Return what a line of the stage's access log tells."""
    log = {**IDS, **{name.replace("_", "."): text for name, text in variables.items()}}
    return Exchange(observation=Observation(status=status, access_log=log))


@pytest.mark.parametrize(
    ("exchange", "expected"),
    [
        (frame("Forbidden"), ["websocket.route-not-matched", "stage.changed-since-deployment"]),
        (frame("Internal server error"), FAILED),
        (frame("Network error communicating with endpoint"), ["integration.unreachable"]),
        (frame("Endpoint request timed out"), ["integration.timed-out"]),
        (frame("Too Many Requests"), ["throttle.rate-exceeded"]),
        (frame("no such room"), ["integration.refused", "integration.permission-missing"]),
        (logged(403, eventType="MESSAGE"), ["websocket.route-not-matched", "stage.changed-since-deployment"]),
        (logged(500, eventType="MESSAGE", routeKey="chat"), FAILED),
        (logged(429, eventType="MESSAGE", error_message="Too Many Requests"), ["throttle.rate-exceeded"]),
        (logged(418, eventType="MESSAGE"), []),
        (logged(UNKNOWN, eventType="MESSAGE"), []),
    ],
)
def test_a_message_is_refused_by_few(exchange: Exchange, expected: list[str]) -> None:
    """The text of the frame, or else the status that was logged, tells which causes are left."""
    assert expected == [cause.id for cause in of_websocket_api(exchange) or ()]
    assert expected == answers(alone(exchange))


@pytest.mark.parametrize("told", [{"eventType": "CONNECT"}, {"routeKey": "$connect"}])
def test_a_handshake_is_refused_as_a_call_of_a_rest_api(told: dict[str, str]) -> None:
    """So the causes of the front door are named, not those of messages."""
    exchange = logged(403, error_message="Forbidden", **told)
    found = answers(alone(exchange))

    assert of_websocket_api(exchange) is None
    assert "api-key.missing" in found
    assert "websocket.route-not-matched" not in found
