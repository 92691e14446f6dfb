"""Which route of a WebSocket API takes a call."""

from dataclasses import replace

import pytest

from gatewright.checks.websocket.route import check
from gatewright.configuration.build import build
from gatewright.engine.respond import refusal
from gatewright.model.configuration import Configuration
from gatewright.model.outcome import Deny, Pass, Unsure
from gatewright.model.request import Request
from gatewright.model.trace import Step
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.http_apis import ACCOUNT, REGION, Told
from tests.websocket_apis import (
    API_ID,
    CONNECTION_ID,
    HANDSHAKE,
    ID,
    ROUTES,
    answers,
    configuration,
    decided,
    ending,
    handshake,
    message,
    request,
    walked,
)

WITH_DEFAULT = (*ROUTES, {"RouteId": "r3", "RouteKey": "$default"})


def taken(call: Request, known: Configuration) -> str | None:
    """Return the key of the route that takes a call; `None` when it is refused."""
    decision = decided(call, known)
    route = decision.call.route
    return None if decision.outcome != "allowed" or isinstance(route, Unknown) else route.resource.path


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('{"action": "join"}', "join"),
        ('{"action": "leave"}', "$default"),
        ('{"action": "$connect"}', "$default"),
        ('{"action": "$disconnect"}', "$default"),
        ('{"other": 1}', "$default"),
        ("no json", "$default"),
        ("", "$default"),
        ('{"action": {"join": 1}}', "$default"),
    ],
)
def test_a_message_finds_its_route(text: str, key: str) -> None:
    """By its key, else the default one; the routes of connections are out of reach."""
    assert key == taken(message(text), configuration(routes=WITH_DEFAULT))


def test_a_message_without_a_route_is_refused_by_a_frame() -> None:
    """In the bytes of public transcripts."""
    decision = decided(message('{"action": "leave"}'), configuration())
    assert decision.denial is not None

    assert "websocket.route-not-matched" == decision.denial.cause.id
    assert (
        f'{{"message": "Forbidden", "connectionId":"{CONNECTION_ID}", "requestId":"{ID}"}}'.encode()
        == refusal(decision.denial, decision.call.request).body
    )


def test_a_route_that_is_saved_and_not_deployed_is_told_apart() -> None:
    """Deploying it is what lacks."""
    told = answers()
    told["v2_get_routes", API_ID] = {"Items": [*ROUTES, {"RouteId": "r9", "RouteKey": "leave"}]}
    decision = decided(message('{"action": "leave"}'), build(Told(told), account_id=ACCOUNT, region=REGION))

    assert decision.cause is not None
    assert "stage.changed-since-deployment" == decision.cause.id


def test_connect_and_disconnect_need_no_routes() -> None:
    """An API without them lets connections come and go."""
    bare = configuration(routes=ROUTES[1:])

    assert "$connect" == taken(handshake(), bare)
    assert "$disconnect" == taken(ending(), bare)


@pytest.mark.parametrize(
    "call",
    [
        request("GET", "/prod"),
        request("POST", "/prod", *HANDSHAKE),
        handshake("/prod/more"),
        request("PUT", f"/prod/@connections/{CONNECTION_ID}"),
    ],
)
def test_what_is_no_handshake_is_refused(call: Request) -> None:
    """Plain HTTP, another verb, more of a path, another verb for connections."""
    decision = decided(call, configuration())

    assert decision.cause is not None
    assert "websocket.handshake-missing" == decision.cause.id


def test_only_connect_is_guarded() -> None:
    """A message is not asked for a signature or a key that its route names."""
    guarded = tuple({**one, "AuthorizationType": "AWS_IAM", "ApiKeyRequired": True} for one in ROUTES)
    known = configuration(routes=guarded)

    assert "join" == taken(message('{"action": "join"}'), known)
    assert taken(handshake(), known) is None


def _asks(step: Step) -> bool:
    return isinstance(step.outcome, Deny | Unsure)


def test_nobody_told_what_the_stage_serves() -> None:
    """Then both refusals of a message stay possible."""
    told = answers(stage={"AutoDeploy": False})
    del told["v2_get_deployment", API_ID, "d1"]["Snapshot"]
    known = build(Told(told), account_id=ACCOUNT, region=REGION)
    steps = walked(message("{}"), known).trace
    step = next(one for one in steps if one.check == "route")

    assert ["websocket.route-not-matched", "stage.changed-since-deployment"] == [
        one.cause.id
        for one in step.outcome.may  # type: ignore[union-attr]  # it is unsure
    ]
    # Whichever route it would be, a message is asked for no credentials, and for no key.
    assert [] == [
        one.check for one in steps if one.check in ("iam", "authorizer", "authorize", "api-key") and _asks(one)
    ]


def test_nobody_told_what_the_message_said() -> None:
    """Where a default route takes everything it need not be known; else both refusals stay possible."""
    untold = replace(message("{}"), body=UNKNOWN)
    step = next(one for one in walked(untold, configuration()).trace if one.check == "route")

    assert isinstance(step.outcome, Unsure)
    assert ["request.frame"] == [gap.subject for gap in step.outcome.missing]
    assert ["websocket.route-not-matched", "stage.changed-since-deployment"] == [d.cause.id for d in step.outcome.may]
    assert "$default" == taken(untold, configuration(routes=WITH_DEFAULT))


def test_what_was_deployed_matters_to_events_alone() -> None:
    """Of calls to connections, and of those that are no handshake, the address says enough."""
    untold = configuration({("v2_get_deployment", API_ID, "d1"): {"DeploymentId": "d1"}})

    def outcome(call: Request) -> object:
        return check(replace(walked(call, untold).call, route=UNKNOWN))

    assert isinstance(outcome(request("GET", "/prod")), Deny)
    assert isinstance(outcome(request("POST", f"/prod/@connections/{CONNECTION_ID}")), Pass)
    assert isinstance(outcome(handshake()), Unsure)
    assert isinstance(outcome(message("{}")), Unsure)
