"""What `@connections` answers of a connection that is open."""

import pytest

from gatewright.gateway.websockets.management import bad_id, error, manage
from gatewright.model.response import Response
from tests.gateway.websockets.stages import Known
from tests.websocket_apis import CONNECTION_ID, ID, request

PATH = f"/prod/@connections/{CONNECTION_ID}"


def told(response: Response) -> tuple[int, str | None, bytes]:
    """Return status, error type and body."""
    return response.status, response.header("x-amzn-ErrorType"), response.body


@pytest.mark.parametrize("body", [b"hello", b"", "é".encode(), b"x" * 131_072])
def test_a_message_is_sent(body: bytes) -> None:
    """Up to 128 KB; the answer says nothing."""
    known = Known()

    assert (200, None, b"") == told(manage(request("POST", PATH, body=body), known))
    assert [body] == known.posted


def test_what_cannot_be_sent_is_refused() -> None:
    """Too long, or too much for a client that does not take it."""
    known = Known(room=False)
    long = manage(request("POST", PATH, body=b"x" * 131_073), known)
    slow = manage(request("POST", PATH, body=b"x"), known)

    assert (413, "PayloadTooLargeException") == told(long)[:2]
    assert (429, "LimitExceededException") == told(slow)[:2]
    assert [b"x"] == known.posted


def test_a_frame_of_text_is_utf8() -> None:
    """Other bytes become the sign for what cannot be read."""
    known = Known()
    manage(request("POST", PATH, body=b"a\xff"), known)

    assert ["a\ufffd".encode()] == known.posted


def test_a_connection_is_told_and_closed() -> None:
    """GET and DELETE."""
    known = Known()

    assert (200, None, b'{"connectedAt":"2026-01-15T12:00:00.000Z"}') == told(manage(request("GET", PATH), known))
    assert (204, None, b"") == told(manage(request("DELETE", PATH), known))
    assert known.left


def test_refusals_have_the_ids_of_the_call() -> None:
    """As every answer of API Gateway."""
    answer = bad_id(request("GET", PATH), "nobody")

    assert (400, "BadRequestException", b'{"message":"Invalid connectionId: nobody"}') == told(answer)
    assert ID == answer.header("x-amz-apigw-id")
    assert 410 == error(request("GET", PATH), 410, "GoneException", "").status
