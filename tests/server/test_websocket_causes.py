"""The causes of WebSocket APIs on a running server: provoked, diagnosed twice, repaired, called again.

The repair is what the diagnosis proves: a changed request, or a command that the AWS CLI runs as it is printed.
"""

import asyncio
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import boto3
import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from websockets.asyncio.client import connect

from gatewright.doctor.consult import consult
from gatewright.doctor.diagnosis import Finding, Remedied
from gatewright.doctor.examine import examine
from gatewright.lab.at_hand import AtHand
from gatewright.lab.attempt import Attempt
from gatewright.lab.experiment import run_command
from gatewright.lab.wire import Answer, again, attempt
from gatewright.model.configuration import Configuration
from gatewright.model.unknown import Unknown
from gatewright.sources.account.collect import Account
from gatewright.sources.exchange import Exchange
from gatewright.sources.recognise import read
from tests.gatewright_server import Running, running

REGION = "us-east-1"
NOBODY = "AAAAAAAAAAAAAAA="


class Chat:
    """A WebSocket API whose messages nothing takes, and a user of whom no policy speaks."""

    def __init__(self, server: Running) -> None:
        """Create them."""
        self.server = server
        v2, iam = server.client("apigatewayv2"), server.client("iam")
        created = v2.create_api(Name="chat", ProtocolType="WEBSOCKET", RouteSelectionExpression="$request.body.action")
        self.api_id: str = created["ApiId"]
        mock = v2.create_integration(ApiId=self.api_id, IntegrationType="MOCK")["IntegrationId"]
        v2.create_route(ApiId=self.api_id, RouteKey="talk", Target=f"integrations/{mock}")
        # Of a stage that deploys by itself the account tells what it serves; no answer of AWS tells it of others.
        v2.create_stage(ApiId=self.api_id, StageName="prod", AutoDeploy=True)
        iam.create_user(UserName="ann")
        self.key: dict[str, Any] = iam.create_access_key(UserName="ann")["AccessKey"]

    @property
    def host(self) -> str:
        """Return the host of the API."""
        return f"{self.api_id}.execute-api.{REGION}.amazonaws.com"

    def signed(self, path: str, *, method: str = "POST", body: bytes = b"hello") -> Attempt:
        """Return a call that the user signs."""
        request = AWSRequest(method=method, url=f"https://{self.host}{path}", data=body, headers={"Host": self.host})
        credentials = Credentials(self.key["AccessKeyId"], self.key["SecretAccessKey"])
        SigV4Auth(credentials, "execute-api", REGION).add_auth(request)
        headers = {name: value for name, value in request.headers.items() if name != "Host"}
        return Attempt(method=method, path=path, headers=headers, body=body, at_hand=self.at_hand)

    @property
    def at_hand(self) -> AtHand:
        """Return what the user has."""
        return AtHand(
            keys=({name: self.key[name] for name in ("UserName", "AccessKeyId", "Status", "SecretAccessKey")},)
        )

    def call(self, call: Attempt) -> Answer:
        """Make it."""
        return attempt(self.server.url, call, self.api_id)

    def alone(self, answer: Answer) -> list[str]:
        """Return what the answer alone leaves."""
        return [finding.cause.id for finding in examine(exchange(answer), Configuration()).findings]

    def configured(self, call: Attempt, answer: Answer) -> Finding:
        """Return the first finding with the account, which boto3 reads."""
        told = exchange(answer, call.body)
        request = told.request
        assert not isinstance(request, Unknown)
        account = Account(lambda service: boto3.client(service, endpoint_url=self.server.url, region_name=REGION))
        return examine(told, consult(request, account, call.at_hand)).findings[0]

    def repaired(self, call: Attempt, answer: Answer, fix: Remedied) -> int | None:
        """Do what a fix says, and call again; return the status."""
        if fix.request is not None:
            return again(self.server.url, fix.request).status
        assert fix.command is not None
        assert run_command(fix.command, self.server.url) is None
        del answer
        return self.call(call).status


def exchange(answer: Answer, body: bytes = b"") -> Exchange:
    """Read the call as a person would paste it; what went out besides, the person has."""

    def no_call(url: str) -> Exchange:
        raise ValueError(url)

    told = read(answer.transcript.encode(), origin="test", call=no_call)[0]
    if not body:
        return told
    return replace(told, body=body)


@pytest.fixture(scope="module")
def chat() -> Iterator[Chat]:
    """Return the API of a server that keeps nothing."""
    with pytest.MonkeyPatch.context() as patch, running() as server:
        patch.setenv("AWS_ACCESS_KEY_ID", "test")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "test")
        yield Chat(server)


def proven(finding: Finding) -> Remedied:
    """Return the first fix that is proven."""
    return next(fix for fix in finding.fixes if fix.proven)


def test_a_plain_call(chat: Chat) -> None:
    """It is no handshake; the fix is one, and the server switches protocols."""
    call = Attempt(method="GET", path="/prod")
    answer = chat.call(call)
    finding = chat.configured(call, answer)

    assert 403 == answer.status
    assert "websocket.handshake-missing" in chat.alone(answer)
    assert ("websocket.handshake-missing", "confirmed") == (finding.cause.id, finding.standing)
    assert 101 == chat.repaired(call, answer, proven(finding))


def test_a_call_to_connections_without_the_stage(chat: Chat) -> None:
    """The address alone tells."""
    call = chat.signed(f"/@connections/{NOBODY.replace('=', '%3D')}")
    answer = chat.call(call)
    finding = chat.configured(call, answer)

    assert 403 == answer.status
    assert ["connections.endpoint-wrong"] == chat.alone(answer)
    assert ("connections.endpoint-wrong", "confirmed") == (finding.cause.id, finding.standing)


def test_a_caller_without_the_permission_and_a_client_that_left(chat: Chat) -> None:
    """The policy that is proposed lets the message through; to the client that left, it is 410."""

    async def main() -> None:
        loop = asyncio.get_running_loop()
        url = f"ws{chat.server.url.removeprefix('http')}/_aws/execute-api/{chat.api_id}/prod"
        async with connect(url, compression=None) as client:
            await client.send("nothing")
            frame = str(await client.recv())
            assert ["websocket.route-not-matched"] == of_frame(frame)[:1]
            call = chat.signed(f"/prod/@connections/{json.loads(frame)['connectionId'].replace('=', '%3D')}")
            assert 200 == await loop.run_in_executor(None, permitted, chat, call)
            assert "hello" == await client.recv()
        assert 410 == await loop.run_in_executor(None, gone, chat, call)

    asyncio.run(asyncio.wait_for(main(), 60))


def of_frame(text: str) -> list[str]:
    """Return what a frame alone leaves."""
    told = exchange(Answer(status=None, transcript=text))
    return [finding.cause.id for finding in examine(told, Configuration()).findings]


def permitted(chat: Chat, call: Attempt) -> int | None:
    """Be refused, and repair it; return the status afterwards."""
    answer = chat.call(call)
    finding = chat.configured(call, answer)
    fix = proven(finding)

    assert 403 == answer.status
    assert ["connections.permission-missing"] == chat.alone(answer)
    assert ("connections.permission-missing", "confirmed") == (finding.cause.id, finding.standing)
    assert re.search(r"ManageConnections.*/prod/POST/@connections/\*", fix.command or "")
    return chat.repaired(call, answer, fix)


def gone(chat: Chat, call: Attempt) -> int | None:
    """Call whoever left; return the status."""
    answer = chat.call(call)
    finding = chat.configured(call, answer)

    assert ["connections.gone"] == chat.alone(answer)
    assert ("connections.gone", "likely") == (finding.cause.id, finding.standing)
    return answer.status
