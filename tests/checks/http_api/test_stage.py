"""Which stage an HTTP API serves a path from."""

import pytest

from gatewright.aws.addresses import split_stage
from gatewright.doctor.fixes import redecided
from gatewright.engine.respond import refusal
from gatewright.model.stage import Stage
from gatewright.model.unknown import Unknown
from tests.http_apis import API_ID, configuration, decided, request

BOTH = ({"StageName": "$default", "AutoDeploy": True}, {"StageName": "dev", "AutoDeploy": True})
DEV = BOTH[1:]
ROUTES = ({"RouteKey": "GET /pets"}, {"RouteKey": "GET /dev"}, {"RouteKey": "GET /dev/pets"}, {"RouteKey": "GET /"})


@pytest.mark.parametrize(
    ("path", "stage", "below"),
    [("/pets", "$default", "/pets"), ("/dev/pets", "dev", "/pets"), ("/", "$default", "/"), ("/dev", "dev", "/")],
)
def test_a_named_stage_stands_in_the_path_and_the_default_one_at_the_root(path: str, stage: str, below: str) -> None:
    """Even beside `$default`, a first segment that is the name of a stage leads there."""
    call = decided(f"GET {path}", configuration(stages=BOTH, routes=ROUTES)).call

    assert isinstance(call.stage, Stage)
    assert not isinstance(call.address, Unknown)
    assert (call.stage.name, split_stage(call.address.path)) == (stage, (stage, below))


@pytest.mark.parametrize("path", ["/", "/pets", "/Dev/pets", "/$default/pets"])
def test_without_a_default_stage_the_path_must_name_one(path: str) -> None:
    """It is answered with 404, as everything that an HTTP API does not have."""
    decision = decided(f"GET {path}", configuration(stages=DEV, routes=ROUTES))

    assert decision.denial is not None
    assert decision.cause is not None
    assert decision.cause.id == "stage.not-found"
    assert decision.denial.values["known_stages"] == "dev"
    assert [fact.path for fact in decision.denial.because] == ["path[0]", f"apis[{API_ID}].stages"]
    assert refusal(decision.denial, request("GET /")).status == 404


def test_no_url_names_the_default_stage() -> None:
    """`$default` in a path is a path of that stage."""
    decision = decided("GET /$default/pets", configuration(stages=BOTH, routes=ROUTES))

    assert decision.cause is not None
    assert decision.cause.id == "route.http-api-not-found"


@pytest.mark.parametrize(
    "path",
    [
        f"/_aws/execute-api/{API_ID}/$default/pets",
        f"/_aws/execute-api/{API_ID}/%24default/pets",
        f"/_aws/execute-api/{API_ID}/pets",
        f"/restapis/{API_ID}/$default/_user_request_/pets",
    ],
)
def test_the_local_forms_have_a_place_for_the_default_stage(path: str) -> None:
    """It may stand there, encoded or not; where an address names the API alone, it may be left out."""
    decision = decided(f"GET {path}", configuration(), host="localhost")

    assert not isinstance(decision.call.route, Unknown)
    assert ("allowed", "/pets") == (decision.outcome, decision.call.route.resource.path)


@pytest.mark.parametrize("form", ["/_aws/execute-api/{}/$default{}", "/restapis/{}/$default/_user_request_{}"])
def test_a_fix_keeps_the_local_form(form: str) -> None:
    """The nearest route is proposed at an address that reaches it."""
    known = configuration()
    decision = decided(f"GET {form.format(API_ID, '/pet')}", known, host="localhost")
    assert decision.denial is not None
    proposal = next(redecided(decision))

    assert ("route.http-api-not-found", "allowed") == (decision.denial.cause.id, proposal.outcome)


def test_a_stage_without_a_deployment_serves_nothing() -> None:
    """It answers as one that is not there; deploying is the fix. What deploys by itself lacks the route instead."""
    bare = {"StageName": "dev", "DeploymentId": None}
    decision = decided("GET /dev/pets", configuration(stages=(bare,), routes=ROUTES))
    by_itself = decided("GET /dev/pets", configuration(stages=({**bare, "AutoDeploy": True},), routes=()))
    at_the_root = decided("GET /pets", configuration(stages=({**bare, "StageName": "$default"},), routes=ROUTES))

    assert decision.denial is not None
    assert at_the_root.cause is decision.cause
    assert ("stage.not-deployed", "dev") == (decision.denial.cause.id, decision.denial.values["stage"])
    assert refusal(decision.denial, request("GET /")).body == b'{"message":"Not Found"}'
    assert ["allowed"] == [one.outcome for one in redecided(decision)]
    assert by_itself.cause is not None
    assert "route.http-api-not-found" == by_itself.cause.id


def test_the_default_stage_is_made_where_the_path_is_a_route() -> None:
    """Nobody has to put a stage before the path then."""
    fixed = [one.outcome for one in redecided(decided("GET /pets", configuration(stages=(), routes=ROUTES)))]
    no_route = [one.outcome for one in redecided(decided("GET /no", configuration(stages=(), routes=ROUTES[:1])))]

    assert "allowed" in fixed
    assert "allowed" not in no_route
