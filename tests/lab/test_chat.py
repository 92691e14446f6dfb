"""The rows about a WebSocket API, on a real gateway."""

import boto3
import pytest

from gatewright.engine.catalogue import CAUSES
from gatewright.lab.chat import AROUND_A_CHAT, connected, create, host_of
from gatewright.lab.estate import build
from gatewright.lab.experiment import experiment
from tests.gatewright_server import Running


@pytest.mark.parametrize(
    ("cause_id", "after"), [("websocket.handshake-missing", 101), ("connections.permission-missing", 200)]
)
def test_a_row_closes(gateway: Running, session: boto3.Session, cause_id: str, after: int) -> None:
    """Provoked, named from the answer alone, first with configuration, repaired, called again."""
    row = experiment(gateway.url, session, cause_id, AROUND_A_CHAT[cause_id])

    assert (row.named_alone, row.named_configured, row.trouble) == (True, True, None)
    assert row.after is not None
    assert (row.answer.status, row.after.status, row.closed) == (403, after, True)


def test_a_lost_message_is_named_and_mended(gateway: Running, session: boto3.Session) -> None:
    """Its answer is a frame; the route that it names is added by the printed command, and the next one is served."""
    row = experiment(gateway.url, session, "websocket.route-not-matched", AROUND_A_CHAT["websocket.route-not-matched"])

    assert (row.answer.word, row.alone.findings[0].cause.id) == ("frame", "websocket.route-not-matched")
    assert row.configured.findings[0].standing == "confirmed"
    assert row.fix is not None
    assert (row.fix.proven, row.trouble) == (True, None)
    assert row.after is not None
    assert (row.after.word, row.closed) == ("served", True)


def test_a_client_is_told_its_id(gateway: Running, session: boto3.Session) -> None:
    """By which backends find it, for as long as it is connected."""
    del session  # the credentials of the clients
    estate = build(gateway.client())
    api_id = create(estate)
    opened, connection_id = connected(estate, api_id)
    with opened:
        assert connection_id.endswith("=")
        assert gateway.send("GET", "/prod", host=host_of(api_id)).status == 403


def test_each_situation_is_of_a_cause_of_the_gateway() -> None:
    """Which refuses for it."""
    causes = [CAUSES[cause_id] for cause_id in AROUND_A_CHAT]

    assert [cause.id for cause in causes if not cause.enforced and not cause.without_check] == []
