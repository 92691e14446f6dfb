"""Which stage of a WebSocket API a call reaches."""

import pytest

from gatewright.configuration.build import build
from gatewright.model.outcome import Unsure
from gatewright.model.unknown import UNKNOWN
from tests.http_apis import ACCOUNT, REGION, Told
from tests.websocket_apis import API_ID, CONNECTION_ID, answers, configuration, decided, handshake, request, walked


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


def test_nobody_connects_to_a_stage_to_which_nothing_is_deployed() -> None:
    """It is there all the same, and is named so, also to who looks for connections."""
    known = configuration(stage={"DeploymentId": None, "AutoDeploy": False})
    calls = (handshake(), request("POST", f"/prod/@connections/{CONNECTION_ID}"))
    causes = [decided(call, known).cause for call in calls]

    assert ["stage.not-deployed"] * 2 == [cause and cause.id for cause in causes]


def test_whether_anything_is_deployed_may_be_unknown() -> None:
    """A stage that deploys by itself serves nothing before there is a route, and the routes were not told."""
    told = answers(stage={"DeploymentId": None, "AutoDeploy": True})
    del told["v2_get_routes", API_ID]
    known = build(Told(told, UNKNOWN), account_id=ACCOUNT, region=REGION)
    outcome = next(one for one in walked(handshake(), known).trace if one.check == "stage").outcome

    assert isinstance(outcome, Unsure)
    assert ["stage.not-deployed"] == [one.cause.id for one in outcome.may]


def test_of_an_unknown_stage_both_may_be() -> None:
    """None is there, or none is deployed."""
    told = answers()
    del told["v2_get_stages", API_ID]
    known = build(Told(told, UNKNOWN), account_id=ACCOUNT, region=REGION)
    outcome = next(one for one in walked(handshake(), known).trace if one.check == "stage").outcome

    assert isinstance(outcome, Unsure)
    assert ["stage.not-found", "stage.not-deployed"] == [one.cause.id for one in outcome.may]
