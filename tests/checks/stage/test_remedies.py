"""Fixes of the stage check."""

import pytest

from gatewright.checks.stage.remedies import (
    call_an_existing_stage,
    deploy,
    deploy_for_the_first_time,
    deploy_to_a_new_stage,
    deploy_to_the_default_stage,
    leave_the_stage_out,
)
from gatewright.engine.decide import walk
from gatewright.model.api import Api
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.stage import Stage
from tests import http_apis
from tests.casebook import reached, request, world

HOST = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"
PETS = world("pets").configuration()


@pytest.mark.parametrize(
    ("path", "stage", "suggested"),
    [
        ("/prdo/pets", "prod", "/prod/pets"),
        ("/Beta/pets", "beta", "/beta/pets"),
        ("/pets", "prod", "/prod/pets"),
    ],
)
def test_the_nearest_stage_that_serves_the_path_is_called(path: str, stage: str, suggested: str) -> None:
    """A misspelt stage is spelt right, and a stage that was left out is put before the path; the call then passes."""
    proposal = call_an_existing_stage(reached("stage", request(f"GET {HOST}{path}"), PETS), {})

    assert proposal is not None
    assert proposal.values == {"suggested_stage": stage, "suggested_path": suggested}
    assert walk(proposal.request, proposal.configuration).outcome == "allowed"


@pytest.mark.parametrize("path", ["/", "/prdo/nothing"])
def test_a_stage_that_does_not_serve_the_path_is_not_suggested(path: str) -> None:
    """Where no stage serves the path, calling another stage is no fix."""
    assert call_an_existing_stage(reached("stage", request(f"GET {HOST}{path}"), PETS), {}) is None


def test_deploying_lets_a_saved_route_be_called() -> None:
    """After a deployment the saved path is served."""
    call = reached("route", request(f"GET {HOST}/prod/toys"), PETS)
    proposal = deploy(call, {})

    assert proposal is not None
    assert walk(proposal.request, proposal.configuration).outcome == "allowed"


def test_of_nothing_nothing_is_proposed() -> None:
    """Without the API there is neither a stage to call nor anything to deploy."""
    call = Call(request(f"GET {HOST}/prod/pets"), Configuration())

    assert call_an_existing_stage(call, {}) is None
    assert deploy(call, {}) is None


def test_the_stage_is_left_out_where_a_mapping_stands_for_it() -> None:
    """The base path stays; on the default endpoint the stage stays too."""
    change = {"add domain api.example.com": {"mappings": [{"basePath": "shop", "stage": "prod"}]}}
    configuration = world("pets", change).configuration()
    asked = request("GET https://api.example.com/shop/prod/pets")
    proposal = leave_the_stage_out(reached("route", asked, configuration), {})

    assert proposal is not None
    assert proposal.request.path == "/shop/pets"
    assert walk(proposal.request, proposal.configuration).outcome == "allowed"
    assert leave_the_stage_out(reached("route", request(f"GET {HOST}/prod/pets"), PETS), {}) is None


def test_a_stage_is_deployed_for_the_first_time() -> None:
    """It is the one that the path names; of one that is not there nothing is proposed."""
    change = {"http stage prod": {"AutoDeploy": False, "DeploymentId": "gone"}}
    known = world("chat", change).configuration()
    call = walk(request("GET https://w1e2b3s4o5.execute-api.eu-west-1.amazonaws.com/prod"), known).call
    proposal = deploy_for_the_first_time(call, {"stage": "prod"})
    assert proposal is not None
    api = proposal.configuration.apis.get("w1e2b3s4o5")
    assert isinstance(api, Api)
    stage = api.stages.get("prod")
    assert isinstance(stage, Stage)

    assert stage.deployed == api.saved
    assert deploy_for_the_first_time(call, {"stage": "dev"}) is None
    assert deploy_for_the_first_time(Call(call.request, Configuration()), {"stage": "prod"}) is None


def test_a_new_stage_serves_what_is_saved() -> None:
    """Where nobody has the name yet, and it is one."""
    call = reached("stage", request(f"GET {HOST}/Prod/pets"), PETS)
    proposal = deploy_to_a_new_stage(call, {"stage": "Prod"})

    assert proposal is not None
    assert walk(proposal.request, proposal.configuration).outcome == "allowed"
    assert deploy_to_a_new_stage(call, {"stage": "prod"}) is None
    assert deploy_to_a_new_stage(call, {"stage": "a b"}) is None
    assert deploy_to_a_new_stage(walk(call.request, Configuration()).call, {"stage": "Prod"}) is None


def test_the_url_of_a_websocket_api_ends_with_its_stage() -> None:
    """Whatever stage was called, or none: there is no path behind it."""
    handshake = (
        "\nConnection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Version: 13"
        "\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    )
    chat = world("chat").configuration()
    for path in ("/", "/Prod"):
        call = walk(request(f"GET https://w1e2b3s4o5.execute-api.eu-west-1.amazonaws.com{path}{handshake}"), chat).call
        proposal = call_an_existing_stage(call, {})

        assert proposal is not None
        assert "/prod" == proposal.values["suggested_path"]
        assert "allowed" == walk(proposal.request, proposal.configuration, lambda _: True).outcome


def test_the_default_stage_is_one_of_http_apis() -> None:
    """A REST API has no stage at the root."""
    call = reached("stage", request(f"GET {HOST}/pets"), PETS)

    assert deploy_to_the_default_stage(call, {}) is None
    assert deploy_to_the_default_stage(Call(request=call.request, configuration=Configuration()), {}) is None


def test_the_default_stage_serves_the_path_as_it_is() -> None:
    """An HTTP API that has another stage alone is served at the root, too, once it has the default one."""
    told = http_apis.configuration(stages=[{"StageName": "prod", "AutoDeploy": True}])
    decision = walk(http_apis.request("GET /pets"), told)
    proposal = deploy_to_the_default_stage(decision.call, {})

    assert decision.cause is not None
    assert "stage.not-found" == decision.cause.id
    assert proposal is not None
    assert "allowed" == walk(proposal.request, proposal.configuration, lambda _: True).outcome
