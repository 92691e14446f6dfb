"""Events as functions behind WebSocket APIs get them."""

from typing import Any

from gatewright.aws.context_variables import Context
from gatewright.aws.websocket_event import websocket_event
from gatewright.engine.decide import walk
from gatewright.model.request import Request
from tests.http_apis import NOON
from tests.websocket_apis import API_ID, CONNECTION_ID, HOST, ID, configuration, ending, handshake, message


def event(call: Request, headers: tuple[tuple[str, str], ...] = (), **variables: str) -> dict[str, Any]:
    """Return the event of a call."""
    assert call.connection is not None
    context = Context(call=walk(call, configuration()).call)
    return websocket_event(context, call.connection, headers, variables)


def told(route_key: str, **more: Any) -> dict[str, Any]:
    """Return the context that every event has."""
    return {
        "routeKey": route_key,
        "extendedRequestId": ID,
        "requestTime": "15/Jan/2026:12:00:00 +0000",
        "messageDirection": "IN",
        "stage": "prod",
        "connectedAt": int(NOON * 1000) - 1000,
        "requestTimeEpoch": int(NOON * 1000),
        "identity": {"sourceIp": "203.0.113.7"},
        "requestId": ID,
        "domainName": HOST,
        "connectionId": CONNECTION_ID,
        "apiId": API_ID,
        **more,
    }


def test_a_message() -> None:
    """The text as it came, and no header fields (public transcripts of 2020 to 2022)."""
    expected = {
        "requestContext": told("join", eventType="MESSAGE", messageId="SOqIDdzSoAMCEe0="),
        "body": '{"action": "join"}',
        "isBase64Encoded": False,
    }

    assert expected == event(message('{"action": "join"}'))


def test_a_handshake() -> None:
    """Header fields and the query, but for those of one hop (public transcripts of 2021 and 2023)."""
    headers = (("Host", HOST), ("Connection", "Upgrade"), ("Upgrade", "websocket"), ("X-A", "1"), ("x-a", "2"))
    expected = {
        "headers": {"Host": HOST, "X-A": "2"},
        "multiValueHeaders": {"Host": [HOST], "X-A": ["1", "2"]},
        "queryStringParameters": {"who": "you"},
        "multiValueQueryStringParameters": {"who": ["me", "you"]},
        "stageVariables": {"v": "1"},
        "requestContext": told("$connect", eventType="CONNECT", connectedAt=int(NOON * 1000)),
        "isBase64Encoded": False,
    }

    assert expected == event(handshake(query="who=me&who=you"), headers, v="1")


def test_an_end() -> None:
    """Code and reason, and four header fields (a public transcript of 2025)."""
    fields = {"Host": HOST, "x-api-key": "", "X-Forwarded-For": "203.0.113.7", "x-restapi": ""}
    expected = {
        "headers": fields,
        "multiValueHeaders": {name: [value] for name, value in fields.items()},
        "requestContext": told(
            "$disconnect", eventType="DISCONNECT", disconnectStatusCode=1001, disconnectReason="Going away"
        ),
        "isBase64Encoded": False,
    }

    assert expected == event(ending())
