"""Which route of an HTTP API serves a call, and what is said where none does."""

from gatewright.aws.http_routes import PREFLIGHT
from gatewright.configuration.build import build
from gatewright.engine.respond import refusal
from gatewright.model.outcome import Unsure
from gatewright.model.unknown import UNKNOWN
from tests.http_apis import API_ID, ID, Told, answers, configuration, decided, request, walked

CORS = {"CorsConfiguration": {"AllowOrigins": ["*"]}}


def test_a_route_is_established() -> None:
    """With its path variables."""
    call = decided("GET /pets/7", configuration()).call

    assert call.route.resource.path == "/pets/{id}"  # type: ignore[union-attr]  # it is established
    assert call.route.path_parameters == {"id": "7"}  # type: ignore[union-attr]  # it is established


def test_no_route_answers_404_in_the_bytes_of_an_http_api() -> None:
    """One word and one id; whatever was sent with the call."""
    decision = decided("GET /toys", configuration(), Authorization="Bearer a.b.c")
    assert decision.denial is not None
    response = refusal(decision.denial, request("GET /toys"))

    assert decision.denial.cause.id == "route.http-api-not-found"
    assert decision.denial.because[-1].value == "GET /pets, GET /pets/{id}"
    assert (response.status, response.body) == (404, b'{"message":"Not Found"}')
    assert response.headers == (("Content-Type", "application/json"), ("apigw-requestid", ID))


def test_a_route_that_is_saved_and_not_deployed_is_told_apart() -> None:
    """Deploying it is what lacks."""
    told = answers(stages=[{"StageName": "$default"}])
    copy = {"Api": told["v2_get_api", API_ID], "Routes": [], "Authorizers": []}
    told["v2_get_deployment", API_ID, "d1"] |= {"Snapshot": copy}
    decision = decided("GET /pets", build(Told(told), account_id="111122223333", region="eu-west-1"))

    assert decision.cause is not None
    assert decision.cause.id == "stage.changed-since-deployment"


def test_what_a_stage_serves_may_be_unknown() -> None:
    """Then both refusals stay possible."""
    decision = walked("GET /toys", configuration(stages=[{"StageName": "$default"}]))
    step = next(one for one in decision.trace if one.check == "route")

    assert isinstance(step.outcome, Unsure)
    assert [one.cause.id for one in step.outcome.may] == ["route.http-api-not-found", "stage.changed-since-deployment"]
    assert UNKNOWN.missing != step.outcome.missing


def test_a_stage_that_waits_for_its_first_route_answers_no_options() -> None:
    """Nothing is deployed to it, so not the CORS configuration either."""
    waits = {"StageName": "$default", "AutoDeploy": True, "DeploymentId": None}

    assert decided("OPTIONS /toys", configuration(api=CORS, routes=(), stages=(waits,))).outcome == "denied"


def test_an_options_that_no_route_takes_is_answered_by_an_api_with_cors() -> None:
    """By none without; and a route that takes it, `$default` too, is asked first."""
    default = ({"RouteKey": "$default"},)

    assert decided("OPTIONS /toys", configuration(api=CORS)).call.route is PREFLIGHT
    assert decided("OPTIONS /toys", configuration()).outcome == "denied"
    found = decided("OPTIONS /toys", configuration(api=CORS, routes=default)).call.route
    assert found.resource.path == "$default"  # type: ignore[union-attr]  # it is established
