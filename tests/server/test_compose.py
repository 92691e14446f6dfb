"""A whole server over real sockets: boto3 on the control plane, raw bytes at the front door."""

import asyncio
import re
import signal
import socket
from collections.abc import Awaitable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import boto3
import pytest
from botocore.exceptions import ClientError

from gatewright.configuration.build import build as configured
from gatewright.lab.estate import STAGE, Estate, add_method, build
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.server.compose import Gateway
from gatewright.server.listener import CannotListenError, bind
from gatewright.server.settings import Settings
from gatewright.sources.account.collect import Account
from gatewright.store.answers import Answers
from gatewright.store.store import Store
from tests.gatewright_server import Raw, Running, running

UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
FORBIDDEN = b'{"message":"Forbidden"}'
MISSING_TOKEN = b'{"message":"Missing Authentication Token"}'


@pytest.fixture(scope="module")
def estate(gateway: Running) -> Estate:
    """An API with `GET /pets` open and `POST /orders` behind a key, deployed to `prod`."""
    return build(gateway.client())


def host_of(estate: Estate, region: str = "us-east-1") -> str:
    """Return the default endpoint of an API."""
    return f"{estate.api_id}.execute-api.{region}.amazonaws.com"


def exchange(gateway: Running, data: bytes) -> bytes:
    """Send bytes and return all that comes until the other side has nothing more to say."""
    place = urlsplit(gateway.url)
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=20) as connection:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65_536), b""))


def head_of(length: int, error_type: str) -> re.Pattern[str]:
    """Return the exact head of a refusal."""
    lines = (
        r"HTTP/1\.1 403 Forbidden",
        r"Date: [A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT",
        r"Content-Type: application/json",
        rf"Content-Length: {length}",
        r"Connection: keep-alive",
        rf"x-amzn-RequestId: {UUID}",
        rf"x-amzn-ErrorType: {error_type}",
        r"x-amz-apigw-id: [A-Za-z0-9_-]{15}=",
    )
    return re.compile("".join(rf"{line}\r\n" for line in (*lines, "")))


# --- create, deploy, call ---------------------------------------------------------------------------------------------


def test_boto3_creates_deploys_and_calls(gateway: Running, estate: Estate) -> None:
    """Unmodified boto3 builds an API; the call answers what its MOCK integration says."""
    answer = gateway.send("GET", f"/{STAGE}/pets", host=host_of(estate))

    assert (answer.status, answer.body) == (200, b'{"answer": "pets"}')
    assert answer.header("x-amzn-errortype") is None
    assert answer.header("x-amzn-requestid")
    assert answer.header("x-amz-apigw-id")


def test_a_good_key_opens_the_method(gateway: Running, estate: Estate) -> None:
    """The key of a plan that has the stage is let in."""
    assert gateway.send("POST", "/prod/orders", host=host_of(estate), x_api_key=estate.key_value).status == 200


@pytest.mark.parametrize(
    ("method", "path", "error_type", "body"),
    [
        ("GET", "/prod/nothing", "MissingAuthenticationTokenException", MISSING_TOKEN),
        ("GET", "/prod", "MissingAuthenticationTokenException", MISSING_TOKEN),
        ("GET", "/prod/", "MissingAuthenticationTokenException", MISSING_TOKEN),
        ("DELETE", "/prod/pets", "MissingAuthenticationTokenException", MISSING_TOKEN),
        ("GET", "/Prod/pets", "ForbiddenException", FORBIDDEN),
        ("GET", "/nope/pets", "ForbiddenException", FORBIDDEN),
        ("GET", "/pets", "ForbiddenException", FORBIDDEN),
        ("GET", "/", "ForbiddenException", FORBIDDEN),
        ("POST", "/prod/orders", "ForbiddenException", FORBIDDEN),
    ],
    ids=["path", "root", "root slash", "verb", "stage letters", "stage", "no stage", "nothing", "no key"],
)
@pytest.mark.parametrize("head", [False, True], ids=["", "HEAD"])
def test_a_refusal_is_aws_byte_for_byte(
    gateway: Running, estate: Estate, method: str, path: str, error_type: str, body: bytes, head: bool
) -> None:
    """Status line, fields in their order and spelling, and body are those recorded; HEAD has length 0 and no body."""
    if head and (method, path) == ("POST", "/prod/orders"):
        error_type = "MissingAuthenticationTokenException"
    verb = "HEAD" if head else method
    sent = f"{verb} {path} HTTP/1.1\r\nHost: {host_of(estate)}\r\n\r\n".encode()
    got = exchange(gateway, sent)
    top, _, rest = got.partition(b"\r\n\r\n")

    assert head_of(0 if head else len(body), error_type).fullmatch((top + b"\r\n\r\n").decode())
    assert rest == (b"" if head else body)


def test_an_undeployed_method_is_refused_until_it_is_deployed(gateway: Running) -> None:
    """What is saved and not deployed is not served; deploying it makes the very next call pass."""
    client = gateway.client()
    here = build(client)
    dogs = client.create_resource(restApiId=here.api_id, parentId=here.root_id, pathPart="dogs")["id"]
    add_method(client, here.api_id, dogs, "GET")
    before = gateway.send("GET", "/prod/dogs", host=host_of(here))
    client.create_deployment(restApiId=here.api_id, stageName=STAGE)

    assert (before.status, before.body) == (403, MISSING_TOKEN)
    assert gateway.send("GET", "/prod/dogs", host=host_of(here)).status == 200


def test_a_bearer_token_on_an_unmatched_path_is_read_as_a_signature(gateway: Running, estate: Estate) -> None:
    """With an Authorization header the complaint is about its form."""
    answer = gateway.send("GET", "/prod/nothing", host=host_of(estate), Authorization="Bearer abc.def.ghi")

    assert answer.status == 403
    assert answer.header("x-amzn-errortype") == "IncompleteSignatureException"


def _no_key(_: Estate) -> str | None:
    return None


def _unknown(_: Estate) -> str | None:
    return "nobody-has-this-key"


def _disabled(estate: Estate) -> str | None:
    off = {"op": "replace", "path": "/enabled", "value": "false"}
    estate.client.update_api_key(apiKey=estate.key_id, patchOperations=[off])
    return estate.key_value


def _in_no_plan(estate: Estate) -> str | None:
    estate.client.delete_usage_plan_key(usagePlanId=estate.plan_id, keyId=estate.key_id)
    return estate.key_value


def _of_another_stage(estate: Estate) -> str | None:
    leave = {"op": "remove", "path": "/apiStages", "value": f"{estate.api_id}:{STAGE}"}
    estate.client.update_usage_plan(usagePlanId=estate.plan_id, patchOperations=[leave])
    return estate.key_value


@pytest.mark.parametrize("spoil", [_no_key, _unknown, _disabled, _in_no_plan, _of_another_stage])
def test_five_key_causes_answer_alike(gateway: Running, spoil: object) -> None:
    """None, unknown, disabled, in no plan, in a plan without the stage: the same 23 bytes, at once."""
    here = build(gateway.client())
    assert callable(spoil)
    key = spoil(here)
    headers = {} if key is None else {"x_api_key": key}
    answer = gateway.send("POST", "/prod/orders", host=host_of(here), **headers)

    assert (answer.status, answer.reason, answer.body) == (403, "Forbidden", FORBIDDEN)
    assert (answer.header("x-amzn-errortype"), answer.header("content-length")) == ("ForbiddenException", "23")


def test_a_spent_quota_and_an_empty_bucket_answer_429(gateway: Running) -> None:
    """The limits of the usage plan hold, with AWS's two texts."""
    here = build(gateway.client())
    quota = [("quota/limit", "1"), ("quota/period", "DAY")]
    patches = [{"op": "replace", "path": f"/{path}", "value": value} for path, value in quota]
    here.client.update_usage_plan(usagePlanId=here.plan_id, patchOperations=patches)
    answers = [gateway.send("POST", "/prod/orders", host=host_of(here), x_api_key=here.key_value) for _ in range(2)]
    slow = [("throttle/rateLimit", "0.001"), ("throttle/burstLimit", "1")]
    patches = [{"op": "replace", "path": f"/{path}", "value": value} for path, value in slow]
    patches.append({"op": "remove", "path": "/quota"})
    here.client.update_usage_plan(usagePlanId=here.plan_id, patchOperations=patches)
    answers += [gateway.send("POST", "/prod/orders", host=host_of(here), x_api_key=here.key_value) for _ in range(2)]

    told = [(answer.status, answer.header("x-amzn-errortype"), answer.body) for answer in answers]
    assert [status for status, _, _ in told] == [200, 429, 200, 429]
    assert told[1][1:] == ("LimitExceededException", b'{"message":"Limit Exceeded"}')
    assert told[3][1:] == ("TooManyRequestsException", b'{"message":"Too Many Requests"}')


# --- addresses --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "path"),
    [
        ("{api}.execute-api.us-east-1.amazonaws.com", "/prod/pets"),
        ("{api}.execute-api.us-east-1.amazonaws.com:4566", "/prod/pets"),
        ("{API}.EXECUTE-API.us-east-1.amazonaws.com", "/prod/pets"),
        ("{api}.execute-api.localhost", "/prod/pets"),
        ("{api}.execute-api.localhost:4566", "/prod/pets"),
        ("{api}.execute-api.localhost.localstack.cloud", "/prod/pets"),
        ("{api}.execute-api.localhost.localstack.cloud:4566", "/prod/pets"),
        ("127.0.0.1:4566", "/_aws/execute-api/{api}/prod/pets"),
        ("localhost", "/_aws/execute-api/{api}/prod/pets"),
        ("localhost", "/restapis/{api}/prod/_user_request_/pets"),
        ("anything.example", "/restapis/{api}/prod/_user_request_/pets"),
    ],
)
def test_every_form_of_an_address_reaches_the_api(gateway: Running, estate: Estate, host: str, path: str) -> None:
    """AWS's host name, the local ones, and the two path forms; with and without a port."""
    names = {"api": estate.api_id, "API": estate.api_id.upper()}
    answer = gateway.send("GET", path.format(**names), host=host.format(**names))

    assert (answer.status, answer.body) == (200, b'{"answer": "pets"}')


@pytest.mark.parametrize(
    "host",
    [
        "{api}.execute-api.eu-west-1.amazonaws.com",
        "{api}x.execute-api.us-east-1.amazonaws.com",
        "{api}.execute-api.us-east-1.example.com",
        "api.example.com",
        "localhost:4566",
    ],
)
def test_a_host_that_names_no_api_gets_awss_answer(gateway: Running, estate: Estate, host: str) -> None:
    """Another region, another id, another domain: Forbidden, and never a page of ours."""
    answer = gateway.send("GET", "/prod/pets", host=host.format(api=estate.api_id))

    assert (answer.status, answer.body) == (403, FORBIDDEN)
    assert answer.header("x-amzn-errortype") == "ForbiddenException"


def test_a_signed_call_to_an_api_stays_at_the_data_plane(gateway: Running, estate: Estate) -> None:
    """A caller may sign a call to an API with any scope: the host decides that it is one."""
    scope = (
        "AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/apigateway/aws4_request, SignedHeaders=host, Signature=0"
    )
    answer = gateway.send("GET", "/restapis", host=host_of(estate), Authorization=scope)

    assert (answer.status, answer.body) == (403, FORBIDDEN)


def test_the_servers_own_pages_are_not_below_an_api(gateway: Running, estate: Estate) -> None:
    """`/_gatewright/` of an API's host is a path of that API."""
    answer = gateway.send("GET", "/_gatewright/health", host=host_of(estate))

    assert answer.status == 403


def test_health_tells_that_it_serves(gateway: Running) -> None:
    """The health page answers 200 and says ok."""
    answer = gateway.send("GET", "/_gatewright/health")

    assert answer.status == 200
    assert b'"status":"ok"' in answer.body


# --- control plane ----------------------------------------------------------------------------------------------------


def test_a_commit_counts_at_the_door_at_once(gateway: Running) -> None:
    """Whoever was told that a key is off or on meets it so with the next call, every time."""
    here = build(gateway.client())
    seen = []
    for number in range(20):
        value = "true" if number % 2 else "false"
        patch = {"op": "replace", "path": "/enabled", "value": value}
        here.client.update_api_key(apiKey=here.key_id, patchOperations=[patch])
        seen.append(gateway.send("POST", "/prod/orders", host=host_of(here), x_api_key=here.key_value).status)

    assert seen == [403, 200] * 10


def test_regions_are_different_worlds(gateway: Running) -> None:
    """An API that is created in one region is neither listed nor called in another."""
    here = build(gateway.client(region="eu-west-3"))
    listed = [api["id"] for api in gateway.client(region="eu-west-2").get_rest_apis(limit=500)["items"]]

    assert here.api_id not in listed
    assert gateway.send("GET", "/prod/pets", host=host_of(here, "eu-west-3")).status == 200
    assert gateway.send("GET", "/prod/pets", host=host_of(here, "eu-west-2")).status == 403


def test_a_pinned_id_in_two_regions_serves_each_its_own(gateway: Running) -> None:
    """The same id in two regions: each host reaches its own API."""
    answers = {}
    for region, path in (("ap-south-1", "here"), ("sa-east-1", "there")):
        client = gateway.client(region=region)
        api = client.create_rest_api(name="pinned", tags={"_custom_id_": "pinned01"})
        resource = client.create_resource(restApiId="pinned01", parentId=api["rootResourceId"], pathPart=path)["id"]
        add_method(client, "pinned01", resource, "GET")
        client.create_deployment(restApiId="pinned01", stageName="prod")
    for region in ("ap-south-1", "sa-east-1"):
        host = f"pinned01.execute-api.{region}.amazonaws.com"
        answers[region] = [gateway.send("GET", f"/prod/{path}", host=host).status for path in ("here", "there")]

    assert answers == {"ap-south-1": [200, 403], "sa-east-1": [403, 200]}


@pytest.mark.parametrize(
    ("service", "operation", "params", "code", "status"),
    [
        ("apigateway", "get_rest_api", {"restApiId": "nosuchapi1"}, "NotFoundException", 404),
        ("apigateway", "delete_stage", {"restApiId": "nosuchapi1", "stageName": "x"}, "NotFoundException", 404),
        ("apigateway", "create_api_key", {"value": "short"}, "BadRequestException", 400),
    ],
)
def test_errors_of_the_control_plane_are_awss(
    gateway: Running, service: str, operation: str, params: dict[str, str], code: str, status: int
) -> None:
    """boto3 raises the exception that it would raise at AWS, with the status."""
    with pytest.raises(ClientError) as caught:
        getattr(gateway.client(service), operation)(**params)

    assert caught.value.response["Error"]["Code"] == code
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == status


def test_an_operation_that_is_not_offered_is_refused(gateway: Running) -> None:
    """What this version cannot do is said with an error, and never done by halves."""
    with pytest.raises(ClientError) as caught:
        gateway.client("dynamodb").list_tables()

    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] >= 400


def test_unenforced_configuration_is_refused(gateway: Running, estate: Estate) -> None:
    """An API that would stand open is not accepted in silence by a server that cannot close it."""
    strict = {"securityPolicy": "SecurityPolicy_TLS13_2025_EDGE", "endpointAccessMode": "STRICT"}
    with pytest.raises(ClientError) as caught:
        estate.client.create_rest_api(name="closed", **strict)

    assert "does not enforce" in caught.value.response["Error"]["Message"]
    assert "closed" not in [api["name"] for api in gateway.client().get_rest_apis()["items"]]


def test_the_caller_is_the_servers_account(gateway: Running) -> None:
    """`sts` names the account that the server stands for."""
    assert gateway.client("sts").get_caller_identity()["Account"] == "000000000000"


# --- whole servers ----------------------------------------------------------------------------------------------------


def test_there_is_one_truth_over_http(tmp_path: Path) -> None:
    """Documents read by boto3, and those in the store, build equal configurations (law 6)."""
    with running(state=tmp_path) as server:
        estate = build(server.client())
        account = Account(server.client)
        told = configured(account, account_id="000000000000", region="us-east-1")
    store = Store.open(tmp_path)
    with store.reading("000000000000", "us-east-1") as documents:
        stored = configured(Answers(documents), account_id="000000000000", region="us-east-1")
    store.close()

    assert told.rest_apis.get(estate.api_id) is not None
    # Secrets of access keys are told by nobody.
    assert replace(told, access_keys=stored.access_keys) == stored


def test_everything_is_there_after_an_orderly_restart(tmp_path: Path) -> None:
    """SIGTERM ends it with status 0; the next server serves the same API, and usage counts on."""
    with running(state=tmp_path) as server:
        estate = build(server.client())
        patches = [
            {"op": "replace", "path": f"/quota/{name}", "value": value}
            for name, value in (("limit", "2"), ("period", "MONTH"))
        ]
        estate.client.update_usage_plan(usagePlanId=estate.plan_id, patchOperations=patches)
        first = server.send("POST", "/prod/orders", host=host_of(estate), x_api_key=estate.key_value)
        assert server.process is not None
        server.process.send_signal(signal.SIGTERM)
        status = server.process.wait(20)
    with running(state=tmp_path) as server:
        answers = [
            server.send("POST", "/prod/orders", host=host_of(estate), x_api_key=estate.key_value).status
            for _ in range(2)
        ]

    assert (first.status, status) == (200, 0)
    assert answers == [200, 429]


def test_what_was_stored_unenforced_is_not_served_without_the_flag(tmp_path: Path) -> None:
    """State that was kept under --allow-unenforced does not start without it: it would stand open."""
    with running("--allow-unenforced", state=tmp_path) as server:
        estate = build(server.client())
        strict = {"securityPolicy": "SecurityPolicy_TLS13_2025_EDGE", "endpointAccessMode": "STRICT"}
        estate.client.create_rest_api(name="closed", **strict)
        page = server.send("GET", "/_gatewright/api/enforcement")

    assert b"endpointAccessMode" in page.body
    with pytest.raises(OSError, match="does not enforce"), running(state=tmp_path):
        pass
    with running("--allow-unenforced", state=tmp_path) as server:
        assert server.send("GET", "/prod/pets", host=host_of(estate)).status == 200
        assert server.process is not None
        assert server.process.stdout is not None
        assert "not enforced: us-east-1 rest_api" in server.process.stdout.readline()


# --- in this process --------------------------------------------------------------------------------------------------


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody listens on."""
    listening = bind("127.0.0.1", 0)
    yield listening.getsockname()[1]
    listening.close()


def test_a_taken_port_is_said_and_nothing_stays_open(taken: int) -> None:
    """Starting on a port in use raises; stopping what did not start closes the store."""

    async def start() -> None:
        gateway = Gateway(Settings(state=None, port=taken))
        try:
            await gateway.start()
        finally:
            await gateway.stop()

    with pytest.raises(CannotListenError, match=f"cannot listen on `127.0.0.1:{taken}`"):
        asyncio.run(start())


def test_a_gateway_starts_and_stops_on_a_loop() -> None:
    """The whole server runs inside somebody's event loop, tells its address, and leaves nothing behind."""

    async def answer() -> tuple[str, Response | Awaitable[Response]]:
        gateway = Gateway(Settings(state=None, port=0))
        await gateway.start()
        asked = Request(method="GET", host="localhost", path="/_gatewright/health")
        told = gateway.url, gateway.handle(asked)
        await gateway.stop()
        return told

    url, response = asyncio.run(answer())

    assert re.fullmatch(r"http://127\.0\.0\.1:\d+", url)
    assert isinstance(response, Response)
    assert response.status == 200


def test_the_session_of_boto3_needs_nothing_but_the_endpoint(gateway: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """`AWS_ENDPOINT_URL` is all that an unmodified program has to be told."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", gateway.url)

    assert boto3.Session().client("sts").get_caller_identity()["Arn"] == "arn:aws:iam::000000000000:root"


def test_raw_answers_have_no_server_field(gateway: Running, estate: Estate) -> None:
    """AWS's regional endpoints send no `Server` field; neither do we."""
    answer: Raw = gateway.send("GET", "/prod/pets", host=host_of(estate))

    assert answer.header("server") is None
