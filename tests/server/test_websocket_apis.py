"""WebSocket APIs of a running server: set up by boto3, called by the client of `websockets`, reached by boto3."""

import asyncio
import json
import time
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from typing import Any

import boto3
import pytest
from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.exceptions import ClientError
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.gatewright_server import Running, running
from tests.server.test_lambda_authorizers import package

REGION = "us-east-1"
ACCOUNT = "000000000000"
FORMAT = "$context.eventType $context.routeKey $context.status $context.connectionId $context.requestId"
CODE = """
import json
import time

def handler(event, context):
    context = event["requestContext"]
    if "methodArn" in event:
        who = event["queryStringParameters"].get("who")
        if who == "crash":
            raise ValueError("no")
        if who == "away":
            raise Exception("Unauthorized")
        effect = "Allow" if who in ("me", "wide") else "Deny"
        resource = event["methodArn"].replace("$connect", "*/*") if who == "wide" else event["methodArn"]
        statement = {"Action": "execute-api:Invoke", "Effect": effect, "Resource": resource}
        policy = {"Version": "2012-10-17", "Statement": [statement]}
        return {"principalId": who, "policyDocument": policy, "context": {"tier": "gold"}}
    print("EVENT " + json.dumps(event))
    if context["eventType"] == "CONNECT":
        query = event.get("queryStringParameters") or {}
        answer = {"statusCode": int(query.get("status", "200"))}
        if "protocol" in query:
            answer["headers"] = {"Sec-WebSocket-Protocol": query["protocol"]}
        return answer
    if event.get("body") and "boom" in event["body"]:
        raise ValueError("boom")
    return {"statusCode": 200, "body": json.dumps(event)}
"""


@dataclass
class Chat:
    """A deployed WebSocket API, and a user of its account."""

    server: Running
    api_id: str
    key: str
    secret: str

    def url(self, stage: str = "open", query: str = "") -> str:
        """Return where clients connect."""
        return f"ws{self.server.url.removeprefix('http')}/_aws/execute-api/{self.api_id}/{stage}{query}"

    @property
    def host(self) -> str:
        """Return the host that the API has at AWS."""
        return f"{self.api_id}.execute-api.{REGION}.amazonaws.com"

    def connections(self, stage: str = "open", **credentials: str) -> Any:
        """Return boto3's client for connections."""
        return boto3.client(
            "apigatewaymanagementapi",
            region_name=REGION,
            endpoint_url=f"{self.server.url}/_aws/execute-api/{self.api_id}/{stage}",
            **(credentials or {"aws_access_key_id": self.key, "aws_secret_access_key": self.secret}),
        )


def target(chat: Any, api_id: str, **integration: Any) -> str:
    """Create an integration."""
    made = chat.create_integration(ApiId=api_id, **integration)
    return f"integrations/{made['IntegrationId']}"


def build(server: Running) -> Chat:
    """Create functions, an API with a stage for each kind of `$connect`, and a user."""
    lambda_, v2, iam = server.client("lambda"), server.client("apigatewayv2"), server.client("iam")
    lambda_.create_function(
        FunctionName="chat",
        Runtime="python3.11",
        Role=f"arn:aws:iam::{ACCOUNT}:role/chat",
        Handler="app.handler",
        Code={"ZipFile": package(CODE)},
    )
    lambda_.add_permission(
        FunctionName="chat", StatementId="api", Action="lambda:InvokeFunction", Principal="apigateway.amazonaws.com"
    )
    uri = (
        f"arn:aws:apigateway:{REGION}:lambda:path/2015-03-31/functions/"
        f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:chat/invocations"
    )
    api_id = v2.create_api(Name="chat", ProtocolType="WEBSOCKET", RouteSelectionExpression="$request.body.action")[
        "ApiId"
    ]
    function = target(v2, api_id, IntegrationType="AWS_PROXY", IntegrationUri=uri)
    mock = target(
        v2,
        api_id,
        IntegrationType="MOCK",
        TemplateSelectionExpression=r"\$default",
        RequestTemplates={"$default": '{"statusCode": 200}'},
    )
    v2.create_integration_response(
        ApiId=api_id,
        IntegrationId=mock.removeprefix("integrations/"),
        IntegrationResponseKey="$default",
        ResponseTemplates={"$default": "$context.authorizer.tier $context.routeKey"},
        TemplateSelectionExpression=r"\$default",
    )
    who = target(
        v2,
        api_id,
        IntegrationType="MOCK",
        TemplateSelectionExpression=r"\$default",
        RequestTemplates={"$default": '{"statusCode": 200}'},
    )
    v2.create_integration_response(
        ApiId=api_id,
        IntegrationId=who.removeprefix("integrations/"),
        IntegrationResponseKey="$default",
        ResponseTemplates={"$default": "$context.messageId $context.connectionId"},
        TemplateSelectionExpression=r"\$default",
    )
    for key, where in (("echo", function), ("mock", mock), ("who", who)):
        route = v2.create_route(ApiId=api_id, RouteKey=key, Target=where, RouteResponseSelectionExpression="$default")[
            "RouteId"
        ]
        v2.create_route_response(ApiId=api_id, RouteId=route, RouteResponseKey="$default")
    v2.create_stage(ApiId=api_id, StageName="crowd", DeploymentId=v2.create_deployment(ApiId=api_id)["DeploymentId"])
    connect_ = v2.create_route(ApiId=api_id, RouteKey="$connect", Target=function)["RouteId"]
    v2.create_route(ApiId=api_id, RouteKey="$disconnect", Target=function)
    v2.create_route(ApiId=api_id, RouteKey="quiet", Target=function)
    authorizer = v2.create_authorizer(
        ApiId=api_id,
        Name="door",
        AuthorizerType="REQUEST",
        AuthorizerUri=uri,
        IdentitySource=["route.request.querystring.who"],
    )["AuthorizerId"]
    kinds: dict[str, dict[str, Any]] = {
        "open": {"AuthorizationType": "NONE", "ApiKeyRequired": False},
        "iam": {"AuthorizationType": "AWS_IAM"},
        "custom": {"AuthorizationType": "CUSTOM", "AuthorizerId": authorizer},
        "key": {"AuthorizationType": "NONE", "ApiKeyRequired": True},
    }
    for stage, changed in kinds.items():
        v2.update_route(ApiId=api_id, RouteId=connect_, **changed)
        deployment = v2.create_deployment(ApiId=api_id)["DeploymentId"]
        v2.create_stage(
            ApiId=api_id,
            StageName=stage,
            DeploymentId=deployment,
            AccessLogSettings={
                "DestinationArn": f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:access-{stage}",
                "Format": FORMAT,
            },
        )
    iam.create_user(UserName="ann")
    made = iam.create_access_key(UserName="ann")["AccessKey"]
    return Chat(server, api_id, made["AccessKeyId"], made["SecretAccessKey"])


def let(chat: Chat, action: str, resource: str) -> None:
    """Allow the user one thing."""
    document = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": action, "Resource": resource}]}
    chat.server.client("iam").put_user_policy(UserName="ann", PolicyName="p", PolicyDocument=json.dumps(document))


@pytest.fixture(scope="module")
def chat() -> Iterator[Chat]:
    """Return the API of a server that keeps nothing."""
    with running() as server:
        made = build(server)
        let(made, "execute-api:*", f"arn:aws:execute-api:{REGION}:{ACCOUNT}:{made.api_id}/*")
        yield made


def played(main: Coroutine[Any, Any, Any]) -> Any:
    """Run to the end, in time."""

    async def patient() -> Any:
        return await asyncio.wait_for(main, 30)

    return asyncio.run(patient())


def status_of(url: str, **options: Any) -> int:
    """Connect, and return what the handshake was answered with."""

    async def main() -> int:
        try:
            async with connect(url, compression=None, **options):
                return 101
        except InvalidStatus as refused:
            return refused.response.status_code

    found: int = played(main())
    return found


async def elsewhere(work: Callable[[], Any]) -> Any:
    """Call boto3 beside the event loop; return the error where there is one."""

    def call() -> Any:
        try:
            return work()
        except ClientError as error:
            return error.response

    return await asyncio.get_running_loop().run_in_executor(None, call)


async def id_of(client: ClientConnection) -> str:
    """Return a client's connection id, which the frame of a lost message tells."""
    await client.send("who am I")
    found: str = json.loads(await client.recv())["connectionId"]
    return found


def test_messages_reach_their_routes(chat: Chat) -> None:
    """A function's answer comes back where there is a route response; what fails is told by a frame."""

    async def main() -> list[str | bytes]:
        async with connect(chat.url(), compression=None) as client:
            for text in ('{"action": "quiet"}', '{"action": "echo"}', '{"action": "quiet", "x": "boom"}', "lost"):
                await client.send(text)
                await asyncio.sleep(0.2)
            return [await client.recv() for _ in range(3)]

    echo, failed, lost = map(json.loads, played(main()))

    assert ("echo", "MESSAGE") == (echo["requestContext"]["routeKey"], echo["requestContext"]["eventType"])
    assert "Internal server error" == failed["message"]
    assert "Forbidden" == lost["message"]
    assert echo["requestContext"]["connectionId"] == failed["connectionId"] == lost["connectionId"]


def test_a_connection_over_tls_and_aws_own_name(chat: Chat) -> None:
    """The host names the API, whatever the address is."""
    port = int(chat.server.url.rpartition(":")[2])

    async def main() -> Any:
        uri = f"ws://{chat.host}/open"
        async with connect(uri, host="127.0.0.1", port=port, compression=None) as client:
            await client.send('{"action": "echo"}')
            return json.loads(await client.recv())

    event = played(main())

    assert (chat.host, "open") == (event["requestContext"]["domainName"], event["requestContext"]["stage"])


@pytest.mark.parametrize(
    ("query", "status"), [("", 101), ("201", 101), ("301", 301), ("401", 401), ("501", 501), ("x", 502)]
)
def test_connect_decides_on_the_handshake(chat: Chat, query: str, status: int) -> None:
    """By the status of its answer; 502 where it raises (all recorded)."""
    assert status == status_of(chat.url(query=f"?status={query}" if query else ""))


def test_a_subprotocol_is_chosen_by_connect(chat: Chat) -> None:
    """Among those that the client offers."""

    async def main() -> str | None:
        async with connect(chat.url(query="?protocol=b"), subprotocols=["a", "b"], compression=None) as client:  # type: ignore[list-item]  # they are of a type of their own there
            return client.subprotocol

    assert "b" == played(main())


@pytest.mark.parametrize(
    ("query", "status"),
    [("?who=me", 101), ("?who=you", 403), ("?who=wide", 403), ("?who=away", 401), ("?who=crash", 500), ("", 401)],
)
def test_an_authorizer_guards_connect(chat: Chat, query: str, status: int) -> None:
    """Allow, Deny, a policy for methods, `Unauthorized`, an error, no identity source."""
    assert status == status_of(chat.url("custom", query))


def test_what_the_authorizer_said_stays(chat: Chat) -> None:
    """Every later message has it."""

    async def main() -> tuple[Any, str | bytes]:
        async with connect(chat.url("custom", "?who=me"), compression=None) as client:
            await client.send('{"action": "echo"}')
            event = json.loads(await client.recv())
            await client.send('{"action": "mock"}')
            return event, await client.recv()

    event, mocked = played(main())

    assert {"tier": "gold", "principalId": "me"} == event["requestContext"]["authorizer"]
    assert "gold mock" == mocked


def test_iam_guards_connect(chat: Chat) -> None:
    """A signature in the header or in the query; none is refused."""
    plain = chat.url("iam")
    request = AWSRequest("GET", plain.replace("ws:", "http:"))
    SigV4Auth(Credentials(chat.key, chat.secret), "execute-api", REGION).add_auth(request)
    presigned = AWSRequest("GET", plain.replace("ws:", "http:"))
    SigV4QueryAuth(Credentials(chat.key, chat.secret), "execute-api", REGION).add_auth(presigned)

    assert 403 == status_of(plain)
    assert 101 == status_of(plain, additional_headers=dict(request.headers))
    assert 101 == status_of(str(presigned.url).replace("http:", "ws:"))


def test_a_key_guards_connect(chat: Chat) -> None:
    """As for a REST API: the plan has to hold the stage."""
    v1 = chat.server.client("apigateway")
    key = v1.create_api_key(name="k", enabled=True)
    plan = v1.create_usage_plan(name="p", apiStages=[{"apiId": chat.api_id, "stage": "key"}])
    v1.create_usage_plan_key(usagePlanId=plan["id"], keyId=key["id"], keyType="API_KEY")

    assert 403 == status_of(chat.url("key"))
    assert 403 == status_of(chat.url("key"), additional_headers={"x-api-key": "other"})
    assert 101 == status_of(chat.url("key"), additional_headers={"x-api-key": key["value"]})


@pytest.mark.parametrize("path", ["/nowhere", "/open/more"])
def test_other_addresses_are_refused(chat: Chat, path: str) -> None:
    """A stage that there is not; more of a path than the stage."""
    assert 403 == status_of(chat.url().replace("/open", path))


def test_plain_http_is_refused(chat: Chat) -> None:
    """A browser that opens the address."""
    answer = chat.server.send("GET", "/open", host=chat.host)

    assert (403, b'{"message":"Forbidden"}') == (answer.status, answer.body)
    assert "ForbiddenException" == answer.header("x-amzn-ErrorType")


def test_backends_reach_their_clients(chat: Chat) -> None:
    """POST, GET and DELETE by boto3; afterwards the client is gone, and `$disconnect` knows why."""
    there = chat.connections()

    async def main() -> tuple[Any, ...]:
        async with connect(chat.url(), compression=None) as client:
            name = await id_of(client)
            await elsewhere(lambda: there.post_to_connection(ConnectionId=name, Data=b"hello \xc3\xa9"))
            said = await client.recv()
            about = await elsewhere(lambda: there.get_connection(ConnectionId=name))
            await elsewhere(lambda: there.delete_connection(ConnectionId=name))
            with pytest.raises(ConnectionClosed):
                await client.recv()
            gone = await elsewhere(lambda: there.post_to_connection(ConnectionId=name, Data=b"x"))
            return name, said, about, client.close_code, gone

    name, said, about, code, gone = played(main())

    assert ("hello é", 1000) == (said, code)
    assert {"SourceIp": "127.0.0.1"}.items() <= about["Identity"].items()
    assert about["ConnectedAt"] <= about["LastActiveAt"]
    assert (410, "GoneException", "") == (
        gone["ResponseMetadata"]["HTTPStatusCode"],
        gone["Error"]["Code"],
        gone["Error"]["Message"],
    )
    assert logs(chat, "open", f"DISCONNECT $disconnect 200 {name} ")


def logs(chat: Chat, stage: str, start: str) -> bool:
    """Tell whether the access log of a stage comes to have a line that starts so."""
    for _ in range(100):
        events = chat.server.client("logs").filter_log_events(logGroupName=f"access-{stage}")["events"]
        if any(one["message"].startswith(start) for one in events):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize(
    ("name", "status", "code"),
    [("AAAAAAAAAAAAAAA=", 410, "GoneException"), ("nobody", 400, "BadRequestException")],
)
def test_whom_nobody_knows_is_not_reached(chat: Chat, name: str, status: int, code: str) -> None:
    """An id of nobody, and what is no id."""
    with pytest.raises(ClientError) as refused:
        chat.connections().get_connection(ConnectionId=name)

    assert (status, code) == (
        refused.value.response["ResponseMetadata"]["HTTPStatusCode"],
        refused.value.response["Error"]["Code"],
    )


def test_a_connection_is_its_stages_own(chat: Chat) -> None:
    """Another stage does not know it; a message of more than 128 KB is refused."""

    async def main() -> tuple[Any, Any]:
        async with connect(chat.url(), compression=None) as client:
            name = await id_of(client)
            other = await elsewhere(lambda: chat.connections("iam").get_connection(ConnectionId=name))
            long = await elsewhere(
                lambda: chat.connections().post_to_connection(ConnectionId=name, Data=b"x" * 131_073)
            )
            return other, long

    other, long = played(main())

    assert (410, 413) == (other["ResponseMetadata"]["HTTPStatusCode"], long["ResponseMetadata"]["HTTPStatusCode"])


def test_management_takes_its_permission(chat: Chat) -> None:
    """In the words of AWS, which do not name the connection."""
    iam = chat.server.client("iam")
    iam.create_user(UserName="bob")
    made = iam.create_access_key(UserName="bob")["AccessKey"]
    there = chat.connections(aws_access_key_id=made["AccessKeyId"], aws_secret_access_key=made["SecretAccessKey"])
    with pytest.raises(ClientError) as refused:
        there.post_to_connection(ConnectionId="AAAAAAAAAAAAAAA=", Data=b"x")

    assert "AccessDeniedException" == refused.value.response["Error"]["Code"]
    assert (
        "User: arn:aws:iam::********0000:user/bob is not authorized to perform: execute-api:ManageConnections on"
        f" resource: arn:aws:execute-api:us-east-1:********0000:{chat.api_id}/open/POST/@connections/{{connectionId}}"
    ) == refused.value.response["Error"]["Message"]


def test_the_stage_is_part_of_the_address(chat: Chat) -> None:
    """Without it nobody is found, whoever asks."""
    answer = chat.server.send("POST", "/@connections/AAAAAAAAAAAAAAA=", host=chat.host)

    assert (403, b'{"message":"Forbidden"}') == (answer.status, answer.body)


def test_many_clients_lose_nothing(chat: Chat) -> None:
    """Two hundred connections, and eight hundred messages as fast as they go: each is answered once, to its sender."""
    clients, rounds = 200, 4

    async def one(client: ClientConnection) -> list[tuple[str, str]]:
        for _ in range(rounds):
            await client.send('{"action": "who"}')
        answers = [str(await client.recv()).split() for _ in range(rounds)]
        return [(message, connection) for message, connection in answers]

    async def main() -> list[list[tuple[str, str]]]:
        every = [await connect(chat.url("crowd"), compression=None) for _ in range(clients)]
        try:
            return await asyncio.gather(*map(one, every))
        finally:
            await asyncio.gather(*(client.close() for client in every))

    heard = played(main())

    assert {1} == {len({connection for _, connection in answers}) for answers in heard}
    assert clients == len({connection for answers in heard for _, connection in answers})
    assert clients * rounds == len({message for answers in heard for message, _ in answers})


def test_a_server_that_stops_tells_its_clients() -> None:
    """1001 for the clients; the functions behind `$disconnect` still run."""
    with running() as server:
        made = build(server)

        async def main() -> int | None:
            async with connect(made.url(), compression=None) as client:
                assert server.process is not None
                server.process.terminate()
                with pytest.raises(ConnectionClosed):
                    await client.recv()
                return client.close_code

        assert 1001 == played(main())
        assert server.process is not None
        assert 0 == server.process.wait(20)
