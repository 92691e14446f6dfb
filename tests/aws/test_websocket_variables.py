from dataclasses import replace

import pytest

from gatewright.aws.context_variables import Context
from gatewright.engine.decide import walk
from gatewright.model.request import Request
from tests.http_apis import NOON
from tests.websocket_apis import CONNECTION_ID, ID, configuration, ending, handshake, message, request

OF_ALL = {"connectionId": CONNECTION_ID, "messageDirection": "IN", "requestId": ID, "extendedRequestId": ID}


@pytest.mark.parametrize(
    ("call", "variables"),
    [
        (handshake(), {"eventType": "CONNECT", "routeKey": "$connect", "messageId": None}),
        (
            message('{"action":"join"}'),
            {"eventType": "MESSAGE", "routeKey": "join", "messageId": "SOqIDdzSoAMCEe0=", "disconnectReason": None},
        ),
        (
            ending(1001, "Going away"),
            {
                "eventType": "DISCONNECT",
                "routeKey": "$disconnect",
                "disconnectStatusCode": "1001",
                "disconnectReason": "Going away",
                "connectedAt": str(int((NOON - 1) * 1000)),
            },
        ),
    ],
)
def test_variables_of_each_event(call: Request, variables: dict[str, str | None]) -> None:
    """As the mapping template reference names them."""
    context = Context(call=walk(call, configuration()).call)
    expected = {**OF_ALL, **variables}

    assert expected == {name: context.get(name) for name in expected}


def test_other_apis_set_none_of_them() -> None:
    """Their request id is their own."""
    plain = request("GET", "/prod")
    context = Context(call=walk(replace(plain, connection=None), configuration()).call)

    assert [None, None, plain.request_id] == [context.get(name) for name in ("connectionId", "routeKey", "requestId")]
