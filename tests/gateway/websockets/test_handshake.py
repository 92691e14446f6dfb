"""What a handshake comes to."""

import pytest

from gatewright.aws.integration_outcome import Integration
from gatewright.engine.execution_log import Exchange, Execution
from gatewright.gateway.passed import Served
from gatewright.gateway.websockets.handshake import opens, refused, status_of, subprotocol
from gatewright.model.response import Response
from tests.websocket_apis import ID, handshake

FAILED = (("X-Amz-Function-Error", "Unhandled"),)
BROKEN = Execution(exchange=Exchange(uri="", request_headers=(), request_body=b"", latency=1, response_headers=FAILED))


@pytest.mark.parametrize(
    ("kind", "served", "status"),
    [
        ("AWS_PROXY", Served(response=Response(status=401)), 401),
        ("HTTP_PROXY", Served(response=Response(status=201), integration=Integration(status=201)), 201),
        ("HTTP", Served(response=Response(status=200), integration=Integration(status=403)), 403),
        ("MOCK", Served(response=Response(status=200), integration=Integration(status=500)), 500),
        ("AWS", Served(response=Response(status=200), integration=Integration(status=200)), 200),
        ("AWS", Served(response=Response(status=200), integration=Integration(status=200), execution=BROKEN), 502),
        ("MOCK", Served(response=Response(status=504), failed_as="INTEGRATION_TIMEOUT"), 504),
    ],
)
def test_the_backend_decides(kind: str, served: Served, status: int) -> None:
    """By its own status, whatever a mapping makes of it; a function that failed lets nobody in."""
    assert status == status_of(served, kind)


def test_only_2xx_opens() -> None:
    """Recorded: 200 and 201 connect, 301, 401 and 501 do not."""
    assert [True, True, False, False, False] == [opens(status) for status in (200, 201, 301, 401, 501)]


def test_a_refusal_holds_the_ids_and_no_body() -> None:
    """What a backend says stays behind the door; a failure has the text of failures."""
    answer = refused(Served(response=Response(status=401, body=b"secret")), 401, handshake())
    failure = Response(status=502, body=b'{"message": "Internal server error"}')

    assert (401, b"", ID) == (answer.status, answer.body, answer.header("x-amz-apigw-id"))
    assert failure is refused(Served(response=failure, failed_as="INTEGRATION_FAILURE"), 502, handshake())


def test_the_subprotocol_is_a_header_of_the_answer() -> None:
    """In any letters."""
    assert "chat" == subprotocol(Served(response=Response(status=200, headers=(("sec-websocket-protocol", "chat"),))))
    assert subprotocol(Served(response=Response(status=200))) is None
