"""
A small WebSocket API for tests of the core: its routes as AWS's answers, and what may happen to it.

    decided(handshake(), configuration(connect={"AuthorizationType": "AWS_IAM"}))
    decided(message('{"action": "join"}'), configuration())
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from gatewright.configuration.build import build
from gatewright.engine.decide import World, decide, walk
from gatewright.model.configuration import Configuration
from gatewright.model.connection import Connection
from gatewright.model.decision import Decision
from gatewright.model.question import Answer, Question
from gatewright.model.request import Headers, Peer, Request
from tests.http_apis import ACCOUNT, NOON, REGION, Told

API_ID: Final = "w1e2b3s4o5"
HOST: Final = f"{API_ID}.execute-api.{REGION}.amazonaws.com"
CONNECTION_ID: Final = "L9PabcdIAMCEhQ0="
ID: Final = "QZFY0GF8PHcEDJg="
HANDSHAKE: Final = (
    ("Host", HOST),
    ("Connection", "Upgrade"),
    ("Upgrade", "websocket"),
    ("Sec-WebSocket-Version", "13"),
    ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
)
AUTHORIZER: Final = {
    "AuthorizerId": "auth01",
    "Name": "door",
    "AuthorizerType": "REQUEST",
    "AuthorizerUri": "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/"
    "arn:aws:lambda:eu-west-1:111122223333:function:door/invocations",
    "IdentitySource": ["route.request.header.Auth", "route.request.querystring.who"],
}
ROUTES: Final = ({"RouteId": "r1", "RouteKey": "$connect"}, {"RouteId": "r2", "RouteKey": "join"})


def answers(
    *,
    routes: tuple[Mapping[str, Any], ...] = ROUTES,
    connect: Mapping[str, Any] | None = None,
    stage: Mapping[str, Any] | None = None,
    api: Mapping[str, Any] | None = None,
) -> dict[tuple[str, ...], Any]:
    """Return what AWS would answer of the API; `connect` changes its route `$connect`."""
    told = {
        "ApiId": API_ID,
        "Name": "chat",
        "ProtocolType": "WEBSOCKET",
        "RouteSelectionExpression": "$request.body.action",
        **(api or {}),
    }
    changed = [{**one, **(connect or {})} if one["RouteKey"] == "$connect" else dict(one) for one in routes]
    copy = {"Api": told, "Routes": changed, "Authorizers": [AUTHORIZER], "Integrations": []}
    return {
        ("v2_get_apis",): {"Items": [told]},
        ("v2_get_api", API_ID): told,
        ("v2_get_routes", API_ID): {"Items": changed},
        ("v2_get_authorizers", API_ID): {"Items": [AUTHORIZER]},
        ("v2_get_stages", API_ID): {"Items": [{"StageName": "prod", "DeploymentId": "d1", **(stage or {})}]},
        ("v2_get_deployment", API_ID, "d1"): {"DeploymentId": "d1", "CreatedDate": NOON, "Snapshot": copy},
    }


def configuration(more: Mapping[tuple[str, ...], Any] | None = None, **parts: Any) -> Configuration:
    """Return the configuration of an account that has the API, and `more` of AWS's answers."""
    return build(Told({**answers(**parts), **(more or {})}), account_id=ACCOUNT, region=REGION)


def request(method: str, path: str, *fields: tuple[str, str], query: str = "", body: bytes = b"") -> Request:
    """Return a request to the API."""
    return Request(
        method=method,
        host=HOST,
        path=path,
        query=query,
        headers=Headers(fields),
        body=body,
        peer=Peer(source_ip="203.0.113.7"),
        received_at=NOON,
        request_id="7b1c9f0e-4a53-4d7e-9d2b-3c5f6a8e1d20",
        extended_request_id=ID,
    )


def handshake(path: str = "/prod", *fields: tuple[str, str], query: str = "") -> Request:
    """Return an opening handshake."""
    opened = request("GET", path, *HANDSHAKE, *fields, query=query)
    return replace(opened, connection=Connection(id=CONNECTION_ID, connected_at=NOON))


def message(text: str) -> Request:
    """Return a message over a connection."""
    event = Connection(id=CONNECTION_ID, connected_at=NOON - 1, event_type="MESSAGE", message_id="SOqIDdzSoAMCEe0=")
    return replace(request("POST", "/prod", body=text.encode()), connection=event)


def ending(code: int = 1001, reason: str = "Going away") -> Request:
    """Return the end of a connection."""
    event = Connection(
        id=CONNECTION_ID, connected_at=NOON - 1, event_type="DISCONNECT", close_code=code, close_reason=reason
    )
    return replace(request("POST", "/prod"), connection=event)


def says(answer: Answer) -> World:
    """Return a world that answers everything alike."""

    def world(_question: Question) -> Answer:
        return answer

    return world


def decided(call: Request, known: Configuration, world: World | None = None) -> Decision:
    """Return the decision on a call; the world says yes unless told otherwise."""
    return decide(call, known, world or says(True))


def walked(call: Request, known: Configuration, world: World | None = None) -> Decision:
    """Return the decision on a call, whatever refuses on the way."""
    return walk(call, known, world or says(True))
