"""Which stage of a WebSocket API a call reaches."""

import pytest

from tests.websocket_apis import CONNECTION_ID, configuration, decided, handshake, request


@pytest.mark.parametrize(
    "path",
    [
        f"/@connections/{CONNECTION_ID}",
        f"/test/@connections/{CONNECTION_ID}",
        f"/test/%40connections/{CONNECTION_ID}",
    ],
)
def test_a_lost_call_to_connections_is_named(path: str) -> None:
    """Without the stage, or with one that there is not."""
    decision = decided(request("POST", path), configuration())

    assert decision.cause is not None
    assert "connections.endpoint-wrong" == decision.cause.id


@pytest.mark.parametrize("path", ["/test", "/"])
def test_a_handshake_at_no_stage_is_that_of_any_api(path: str) -> None:
    """It is answered as REST APIs answer it, also where the path names no stage."""
    decision = decided(handshake(path), configuration())

    assert decision.cause is not None
    assert "stage.not-found" == decision.cause.id


def test_a_stage_to_which_nothing_is_deployed_is_none() -> None:
    """Nobody can connect to it."""
    decision = decided(handshake(), configuration(stage={"DeploymentId": None}))

    assert decision.cause is not None
    assert "stage.not-found" == decision.cause.id
