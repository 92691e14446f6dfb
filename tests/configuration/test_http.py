"""HTTP APIs from AWS's answers."""

from typing import Any

from gatewright.configuration.build import build
from gatewright.configuration.http import apis
from gatewright.model.api import Api, Cors, Definition, Method, Resource
from gatewright.model.message import Message
from gatewright.model.stage import MethodSettings, Stage
from gatewright.model.unknown import Missing, Unknown
from gatewright.model.usage import Throttle
from tests.http_apis import ACCOUNT, API_ID, REGION, Told, answers, configuration

REFUSED = Unknown((Missing(subject="configuration.apis", what=Message("the APIs")),))


def told(**parts: Any) -> Api:
    """Return the API of some answers."""
    found = configuration(**parts).api(API_ID)
    assert isinstance(found, Api)
    return found


def stage(name: str = "$default", **parts: Any) -> Stage:
    """Return a stage of it."""
    found = told(**parts).stages.get(name)
    assert isinstance(found, Stage)
    return found


def test_routes_are_methods_of_paths() -> None:
    """Each by its key, with its authorization; the key that has no path is a path of its own."""
    routes = [
        {"RouteKey": "GET /pets", "AuthorizationType": "JWT", "AuthorizerId": "j1", "AuthorizationScopes": ["read"]},
        {"RouteKey": "POST /pets", "AuthorizationType": "AWS_IAM"},
        {"RouteKey": "$default"},
    ]
    get = Method(http_method="GET", authorization_type="JWT", authorizer_id="j1", authorization_scopes=("read",))
    saved = told(routes=routes).saved

    assert isinstance(saved, Definition)
    assert saved.resources == {
        "/pets": Resource(
            path="/pets", methods={"GET": get, "POST": Method(http_method="POST", authorization_type="AWS_IAM")}
        ),
        "$default": Resource(path="$default", methods={"ANY": Method(http_method="ANY")}),
    }


def test_settings_of_the_api_are_read() -> None:
    """Its kind, its endpoint and what it lets other origins do."""
    cors = {"AllowOrigins": ["https://shop.example"], "AllowMethods": ["GET"], "MaxAge": 300, "AllowCredentials": True}
    api = told(api={"DisableExecuteApiEndpoint": True, "CorsConfiguration": cors})

    assert isinstance(api.saved, Definition)
    assert (api.protocol, api.name, api.saved.disable_execute_api_endpoint) == ("HTTP", "shop", True)
    assert api.saved.cors == Cors(
        allow_origins=("https://shop.example",), allow_methods=("GET",), max_age=300, allow_credentials=True
    )


def test_a_websocket_api_says_how_it_chooses_a_route() -> None:
    """And an HTTP API does not, though AWS shows the expression of both."""
    expression = {"RouteSelectionExpression": "$request.body.action"}
    socket = told(api={"ProtocolType": "WEBSOCKET", **expression}).saved
    http = told(api=expression).saved

    assert isinstance(socket, Definition)
    assert isinstance(http, Definition)
    assert (socket.route_selection_expression, http.route_selection_expression) == ("$request.body.action", None)


def test_a_stage_that_deploys_by_itself_serves_what_is_saved() -> None:
    """No answer of AWS's tells what any other one serves: how to see it is told."""
    by_hand = stage(stages=[{"StageName": "$default"}])

    assert stage().deployed == told().saved
    assert isinstance(by_hand.deployed, Unknown)
    assert by_hand.deployed.missing[0].command is not None
    assert by_hand.deployed.missing[0].command.startswith(f"aws apigatewayv2 export-api --api-id {API_ID} ")


def test_the_copy_of_a_deployment_wins() -> None:
    """Our own store tells it: the stage serves what was deployed, whatever is saved since."""
    told_by_us = answers(routes=[{"RouteKey": "GET /new"}])
    api = told_by_us["v2_get_api", API_ID]
    copy = {"Api": api, "Routes": [{"RouteKey": "GET /old"}], "Authorizers": []}
    told_by_us["v2_get_deployment", API_ID, "d1"] |= {"Snapshot": copy}
    found = build(Told(told_by_us), account_id=ACCOUNT, region=REGION).api(API_ID)

    assert isinstance(found, Api)
    served = found.stages.get("$default")
    assert isinstance(served, Stage)
    assert isinstance(served.deployed, Definition)
    assert list(served.deployed.resources) == ["/old"]


def test_a_stage_without_a_deployment_serves_nothing() -> None:
    """It has no routes at all."""
    assert stage(stages=[{"StageName": "$default", "DeploymentId": None}]).deployed == Definition(resources={})


def test_routes_have_the_default_settings_but_for_their_own() -> None:
    """What a route does not set, the stage's default route settings do."""
    found = stage(
        stages=[
            {
                "StageName": "$default",
                "AutoDeploy": True,
                "DefaultRouteSettings": {"ThrottlingRateLimit": 10.0, "ThrottlingBurstLimit": 5},
                "RouteSettings": {"GET /pets": {"ThrottlingBurstLimit": 1}, "$default": {"ThrottlingRateLimit": 2.0}},
            }
        ]
    )

    assert found.method_settings == {
        "*/*": MethodSettings(throttle=Throttle(10.0, 5)),
        "pets/GET": MethodSettings(throttle=Throttle(10.0, 1)),
        "$default/ANY": MethodSettings(throttle=Throttle(2.0, 5)),
    }


def test_what_nobody_told_stays_unknown() -> None:
    """Of the list and of each part: the reader's reason is kept."""
    of_list = apis(Told({}, REFUSED), ())
    of_parts = apis(Told({("v2_get_apis",): {"Items": [answers()["v2_get_api", API_ID]]}}, REFUSED), ()).get(API_ID)

    assert of_list.get("any") == REFUSED
    assert isinstance(of_parts, Api)
    assert (of_parts.saved, of_parts.stages.get("prod")) == (REFUSED, REFUSED)


def test_one_api_is_read_without_the_list_of_all() -> None:
    """The doctor names the one that was called; that there is none of it is known, too."""
    one = {key: answer for key, answer in answers().items() if key != ("v2_get_apis",)}
    listing = apis(Told({**one, ("v2_get_api", "gone"): None}, REFUSED), (API_ID, "gone"))

    assert isinstance(listing.get(API_ID), Api)
    assert listing.get("gone") is None
    assert listing.get("other") == REFUSED
