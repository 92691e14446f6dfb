"""A WebSocket API of the lab, a client that is connected to it, and what goes wrong around both."""

import contextlib
import json
import socket
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from gatewright.aws.websocket_frames import connection_in
from gatewright.lab.at_hand import AtHand
from gatewright.lab.attempt import Attempt, Situation
from gatewright.lab.callers import client, policy, signature, user
from gatewright.lab.estate import STAGE, TEMPLATE, Estate
from gatewright.lab.frames import HANDSHAKE, connect, say


def create(estate: Estate, *, deployed: bool = True) -> str:
    """Create a WebSocket API that takes one message, with a stage that deploys by itself, or not; return its id."""
    v2 = client(estate, "apigatewayv2")
    expression = "$request.body.action"
    api_id = str(
        v2.create_api(Name="chat", ProtocolType="WEBSOCKET", RouteSelectionExpression=expression)["ApiId"],
    )
    templates = {"$default": TEMPLATE}
    mock = v2.create_integration(ApiId=api_id, IntegrationType="MOCK", RequestTemplates=templates)["IntegrationId"]
    v2.create_integration_response(ApiId=api_id, IntegrationId=mock, IntegrationResponseKey="$default")
    v2.create_route(ApiId=api_id, RouteKey="talk", Target=f"integrations/{mock}")
    v2.create_stage(ApiId=api_id, StageName=STAGE, AutoDeploy=deployed)
    return api_id


def host_of(api_id: str) -> str:
    """Return where the API is called."""
    return f"{api_id}.execute-api.us-east-1.amazonaws.com"


def connected(estate: Estate, api_id: str) -> tuple[socket.socket, str]:
    """Connect a client; return it, and its connection's id, which the answer to a lost message tells."""
    opened = connect(estate.client.meta.endpoint_url, f"/{STAGE}", (("Host", host_of(api_id)),))
    with contextlib.ExitStack() as unless_it_fails:
        unless_it_fails.enter_context(opened)
        connection_id = connection_in(say(opened, b"lost") or b"")
        if connection_id is None:
            raise ConnectionError("expected to hear that no route takes the message")
        unless_it_fails.pop_all()
        return opened, connection_id


def _lost_message(estate: Estate) -> Attempt:
    message = json.dumps({"action": "leave", "room": "lobby"}).encode()
    return Attempt(method="GET", path=f"/{STAGE}", api_id=create(estate), frame=message)


def _plain(estate: Estate) -> Attempt:
    return Attempt(method="GET", path=f"/{STAGE}", api_id=create(estate))


def _undeployed(estate: Estate) -> Attempt:
    api_id = create(estate, deployed=False)
    return Attempt(method="GET", path=f"/{STAGE}", api_id=api_id, headers=dict(HANDSHAKE))


def _by_a_stranger(estate: Estate) -> Attempt:
    api_id = create(estate)
    opened, connection_id = connected(estate, api_id)
    caller = AtHand(keys=(user(estate, "stranger"),))
    return replace(_asked(estate, api_id, caller, f"/{STAGE}/@connections/{connection_id}"), held=opened)


def _to_a_client_that_left(estate: Estate) -> Attempt:
    api_id = create(estate)
    left, gone = connected(estate, api_id)
    left.close()
    opened, there = connected(estate, api_id)
    caller = _sender(estate, api_id)
    mended = _asked(estate, api_id, caller, f"/{STAGE}/@connections/{there}")
    call = _asked(estate, api_id, caller, f"/{STAGE}/@connections/{gone}")
    return replace(call, held=opened, mended=mended)


def _without_the_stage(estate: Estate) -> Attempt:
    api_id = create(estate)
    opened, connection_id = connected(estate, api_id)
    caller = _sender(estate, api_id)
    mended = _asked(estate, api_id, caller, f"/{STAGE}/@connections/{connection_id}")
    return replace(_asked(estate, api_id, caller, f"/@connections/{connection_id}"), held=opened, mended=mended)


def _sender(estate: Estate, api_id: str) -> AtHand:
    """Create a user who may manage the connections of the API."""
    key = user(estate, "sender")
    account = client(estate, "sts").get_caller_identity()["Account"]
    where = f"arn:aws:execute-api:us-east-1:{account}:{api_id}/*"
    may = policy({"Effect": "Allow", "Action": "execute-api:ManageConnections", "Resource": where})
    client(estate, "iam").put_user_policy(UserName=key["UserName"], PolicyName="sends", PolicyDocument=may)
    return AtHand(keys=(key,))


def _asked(estate: Estate, api_id: str, caller: AtHand, path: str) -> Attempt:
    headers = signature(estate, caller.credentials(), target=path, host=host_of(api_id))
    return Attempt(method="GET", path=path, headers=headers, api_id=api_id, at_hand=caller)


AROUND_A_CHAT: Final[Mapping[str, Situation]] = {
    "websocket.handshake-missing": _plain,
    "websocket.route-not-matched": _lost_message,
    "stage.not-deployed": _undeployed,
    "connections.permission-missing": _by_a_stranger,
    "connections.gone": _to_a_client_that_left,
    "connections.endpoint-wrong": _without_the_stage,
}
"""The situations by the cause that they provoke."""
