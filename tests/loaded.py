"""
A case on a real server: the world's documents in its store, the request's bytes into its socket, the answer's out.

`load` writes a world as our own control plane would hold it; every method answers 200 by a MOCK integration, and every
stage logs each call as JSON. Each case has a server of its own, so that no case uses up another's tokens; and it is
called once, however many roads go on from there.
"""

import asyncio
import copy
import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from math import inf
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final
from unittest.mock import patch
from urllib.parse import urlsplit

from gatewright.aws.context_variables import VARIABLES
from gatewright.aws.domain_arns import key_of
from gatewright.aws.http_context import HTTP_VARIABLES
from gatewright.aws.throttle import Bucket
from gatewright.configuration.documents import Document
from gatewright.gateway.authorizers import LambdaAuthorizers
from gatewright.gateway.request_rates import RequestRates
from gatewright.gateway.snapshot import Snapshot
from gatewright.model.authorizer import Returned
from gatewright.model.call import Call
from gatewright.model.question import CountRequest, InvokeAuthorizer
from gatewright.model.request import Request, Tls
from gatewright.server import request_reader, response_writer
from gatewright.server.compose import Gateway
from gatewright.server.settings import BoundEndpoint, Settings
from gatewright.store.documents import Documents as StoredDocuments
from gatewright.store.iam_answers import GLOBAL
from gatewright.store.log_events import Window
from gatewright.store.store import Store
from tests.authorizer_functions import CaseFunctions, FunctionSays
from tests.casebook import NOON, Case, World, masked_frame
from tests.client_certificates import SERVER, TRUSTSTORE, client_context
from tests.tokens import KEYS, KID, POOL

LOG_GROUP: Final = "pets-access"
LOGGED: Final = sorted(set(VARIABLES) - {"error.messageString", "identity.apiKey"})
"""What the stages log: all that there is, but the text that brings its own quotes, and the secret."""

_LOG_FORMAT: Final = json.dumps({name: f"$context.{name}" for name in LOGGED})
HTTP_LOGGED: Final = sorted(set(HTTP_VARIABLES) - {"error.messageString"})
"""What the stages of HTTP APIs log: all that there is."""

_HTTP_LOG_FORMAT: Final = json.dumps({name: f"$context.{name}" for name in HTTP_LOGGED})
_MOCK: Final = {
    "type": "MOCK",
    "requestTemplates": {
        "application/json": '{"statusCode": 200}',
        "application/x-www-form-urlencoded": '{"statusCode": 200}',
    },
    "passthroughBehavior": "WHEN_NO_MATCH",
    "timeoutInMillis": 29_000,
    "cacheKeyParameters": [],
    "integrationResponses": {"200": {"statusCode": "200"}},
}
_EVERYBODY: Final = {"IsEgress": False, "IpProtocol": "-1", "CidrIpv4": "0.0.0.0/0"}
_DATES: Final = ("createdDate", "lastUpdatedDate", "CreatedDate", "LastUpdatedDate")
_FRAME: Final = re.compile(
    rb"HTTP/1\.1 (?P<status>\d{3} [A-Za-z -]+)\r\n"
    rb"Date: [A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT\r\n"
    rb"(?P<type>Content-Type: [^\r\n]+\r\n)?"
    rb"Content-Length: (?P<length>\d+)\r\n"
    rb"Connection: keep-alive\r\n"
    rb"(?P<rest>(?:[^\r\n]+\r\n)*)"
    rb"\r\n"
    rb"(?P<body>.*)",
    re.DOTALL,
)
"""An answer as API Gateway sends it: these fields, in this order."""

_MASKS: Final = {
    rb"(?m)^x-amzn-RequestId: [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$": (
        b"x-amzn-RequestId: <request id>"
    ),
    rb"(?m)^x-amz-apigw-id: [A-Za-z0-9_-]{15}=$": b"x-amz-apigw-id: <extended request id>",
    rb"(?m)^apigw-requestid: [A-Za-z0-9_-]{15}=$": b"apigw-requestid: <request id>",
}
SERVER_CERTIFICATE: Final = {
    "CertificateArn": "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4e",
    "Certificate": SERVER.pem.decode(),
    "PrivateKey": SERVER.key_pem.decode(),
}
"""What domain names with mutual TLS show."""

_PATIENCE: Final = 20.0
UPGRADE: Final = (
    ("Connection", "Upgrade"),
    ("Upgrade", "websocket"),
    ("Sec-WebSocket-Version", "13"),
    ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
)
_TEXT: Final = 1
_CLOSE: Final = 8
_PING: Final = 9
_PONG: Final = 10
_LONGER: Final = 126


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What a call left behind."""

    sent: bytes
    """The request as it went out."""

    received: bytes
    """All that came back before the server had nothing more to say."""

    access_log: tuple[str, ...]
    """The lines that the stages logged of the call."""

    over_a_connection: bool = False
    """Whether it was a message: sent and received are the texts of frames, and of one that is served nothing comes."""

    @property
    def allowed(self) -> bool:
        """Return whether the call was let through."""
        return not self.received if self.over_a_connection else self.status == 200

    @property
    def status(self) -> int:
        """Return the status code."""
        return int(self.received.split(b" ", 2)[1])

    @property
    def shown(self) -> str:
        """Return the answer as the cases write it; raise `ValueError` when the frame around it is not AWS's."""
        if self.over_a_connection:
            return masked_frame(self.received)
        found = _FRAME.fullmatch(self.received)
        if found is None or int(found["length"]) != len(found["body"]):
            raise ValueError(f"not framed as API Gateway frames an answer: {self.received!r}")
        head = b"HTTP/1.1 " + found["status"] + b"\n" + ((found["type"] or b"") + found["rest"]).replace(b"\r\n", b"\n")
        for pattern, mask in _MASKS.items():
            head = re.sub(pattern, mask, head)
        return (head + b"\n" + found["body"]).decode("utf-8").strip()

    @property
    def transcript(self) -> str:
        """Return what `curl -v` would have printed, or `wscat` of a message."""
        if self.over_a_connection:
            return _conversation(self.sent, self.received)
        head, _, body = self.received.decode("utf-8").partition("\r\n\r\n")
        sent = [f"> {line}" for line in self.sent.decode("utf-8").partition("\r\n\r\n")[0].split("\r\n")]
        came = [f"< {line}" for line in head.split("\r\n")]
        return "\n".join((*sent, "> ", *came, "< ", f"{body}* Connection #0 to host left intact", ""))


def _conversation(sent: bytes, received: bytes) -> str:
    """Return the command, which names the host, and the two messages."""
    head, _, message = sent.decode("utf-8").partition("\r\n\r\n")
    target, host = re.findall(r"^GET (\S+)|^Host: (\S+)", head, re.MULTILINE)
    lines = (f"$ wscat -c wss://{host[1]}{target[0]}", "Connected (press CTRL+C to quit)", f"> {message}")
    return "\n".join((*lines, *([f"< {received.decode()}"] if received else []), ""))


_answered: dict[str, Answered] = {}


def answered(case: Case) -> Answered:
    """Return what the case's call left behind at a server of its own."""
    if case.id not in _answered:
        with tempfile.TemporaryDirectory() as state:
            _answered[case.id] = _serve(case, Path(state))
    return _answered[case.id]


def _serve(case: Case, state: Path) -> Answered:
    world = case.world()
    store = Store.open(state)
    load_all(world, store)
    if "spent quota" in case.answers:
        _spend_quotas(store, world)
    store.close()
    sent = on_the_wire(case.request)
    received = asyncio.run(_call(case, state, sent))
    store = Store.open(state)
    over_a_connection = case.request.connection is not None
    lines = tuple(_lines(store, world))
    store.close()
    if over_a_connection:
        lines = tuple(line for line in lines if json.loads(line)["eventType"] == "MESSAGE")
    return Answered(sent=sent, received=received, access_log=lines, over_a_connection=over_a_connection)


def on_the_wire(request: Request) -> bytes:
    """Return the bytes of a request; of a message, those of the handshake before it, and its text."""
    assert isinstance(request.body, bytes)
    if request.connection is not None:
        fields = (f"{name}: {value}" for name, value in (*request.headers, *UPGRADE))
        return "\r\n".join((f"GET {request.path} HTTP/1.1", *fields, "", "")).encode() + request.body
    target = f"{request.path}?{request.query}" if request.query else request.path
    lines = [f"{request.method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in request.headers)]
    if request.body:
        lines.append(f"Content-Length: {len(request.body)}")
    return "\r\n".join((*lines, "", "")).encode() + request.body


async def _call(case: Case, state: Path, sent: bytes) -> bytes:
    """Start the server on the state, send the bytes, and stop it."""
    world = case.world()
    bound = () if case.through is None else (BoundEndpoint(vpce_id=case.through, host="127.0.0.1", port=0),)
    gateway = Gateway(
        Settings(
            port=0,
            state=state,
            account_id=world.account_id,
            region=world.region,
            drain=_PATIENCE,
            vpc_endpoints=bound,
        )
    )
    if "empty bucket" in case.answers:
        gateway._usage._buckets = EmptyBuckets()
    if "full window" in case.answers:
        gateway._usage._rates = FullWindows()
    # What stands behind the routes of an HTTP API; no REST API of a case has a function behind it.
    gateway._backends._functions = CaseFunctions(FunctionSays(payload=b'{"statusCode": 200}'))
    if case.function is not None:
        gateway._door._world._authorizers = _authorizers(case.function)
    await gateway.start()
    try:
        async with asyncio.timeout(_PATIENCE):
            with at_noon():
                tls = case.request.peer.tls
                if isinstance(tls, Tls):
                    return await _exchange_over_tls(gateway, tls, sent)
                if case.request.connection is not None:
                    return await _exchange_frames(gateway, sent)
                return await _exchange(gateway, sent)
    finally:
        await gateway.stop()


def _authorizers(says: FunctionSays) -> LambdaAuthorizers:
    """Return the authorizers of a server whose function does what a case says, or has an answer of which is kept."""
    return LambdaAuthorizers(CaseFunctions(says)) if says.made_for is None else KeptAnswer(says)


class KeptAnswer(LambdaAuthorizers):
    """Authorizers that keep an answer which was made for another method."""

    def __init__(self, says: FunctionSays) -> None:
        super().__init__(CaseFunctions(says))
        self._says = says

    def kept(self, snapshot: Snapshot, call: Call, question: InvokeAuthorizer) -> Returned | None:
        """Return it, whoever calls."""
        del snapshot, call, question  # the case has one caller
        answer = self._says.answer()
        return answer if isinstance(answer, Returned) else None


@contextmanager
def at_noon() -> Iterator[None]:
    """Let it be noon at the front door: what was signed then is good, and answers hold the dates of the cases."""
    noon = SimpleNamespace(time=lambda: NOON)
    with patch.object(request_reader, "time", noon), patch.object(response_writer, "time", noon):
        yield


async def _exchange(gateway: Gateway, sent: bytes) -> bytes:
    """Send the bytes; the sending side is closed once the head of the answer is there, so that it can be kept alive."""
    place = urlsplit(gateway.url)
    at_endpoint = [address for _, address in gateway.endpoint_addresses]
    host, port = at_endpoint[0] if at_endpoint else (place.hostname, place.port)
    reader, writer = await asyncio.open_connection(host, port)
    try:
        writer.write(sent)
        head = await reader.readuntil(b"\r\n\r\n")
        writer.write_eof()
        return head + await reader.read()
    finally:
        writer.close()
        await writer.wait_closed()


async def _exchange_over_tls(gateway: Gateway, tls: Tls, sent: bytes) -> bytes:
    """Shake hands as the case does, send the bytes and read one answer, whose length its head tells."""
    assert isinstance(tls.client_chain, tuple)
    host, _, port = gateway.tls_url.removeprefix("https://").rpartition(":")
    context = client_context(tls.client_chain)
    reader, writer = await asyncio.open_connection(host, int(port), ssl=context, server_hostname=tls.server_name)
    try:
        writer.write(sent)
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"(?im)^content-length: (\d+)", head)
        return head + await reader.readexactly(int(length[1]) if length else 0)
    finally:
        writer.close()
        await writer.wait_closed()


async def _exchange_frames(gateway: Gateway, sent: bytes) -> bytes:
    """Open a connection, send a message, and return the frame that comes.

    It is there before the pong of a second ping; that of the first may go out before what came with it is worked on.
    """
    place = urlsplit(gateway.url)
    reader, writer = await asyncio.open_connection(place.hostname, place.port)
    head, _, message = sent.partition(b"\r\n\r\n")
    try:
        writer.write(head + b"\r\n\r\n")
        head = await reader.readuntil(b"\r\n\r\n")
        assert b" 101 " in head, head
        writer.write(_masked(_TEXT, message))
        frames = []
        for _ in range(2):
            writer.write(_masked(_PING, b""))
            frames.append(await _frame(reader))
            while frames[-1][0] != _PONG:
                frames.append(await _frame(reader))
        writer.write(_masked(_CLOSE, b"\x03\xe8"))
        await reader.read()
        return b"".join(text for opcode, text in frames if opcode == _TEXT)
    finally:
        writer.close()
        await writer.wait_closed()


def _masked(opcode: int, payload: bytes) -> bytes:
    """Return a frame of a client, whose mask changes nothing."""
    return bytes((0x80 | opcode, 0x80 | len(payload), 0, 0, 0, 0)) + payload


async def _frame(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    first, length = await reader.readexactly(2)
    if length == _LONGER:
        length = int.from_bytes(await reader.readexactly(2))
    return first & 0x0F, await reader.readexactly(length)


class EmptyBuckets(dict[tuple[str, ...], Bucket]):
    """Every bucket that there can be, each of them empty since a moment that never comes: no time fills it."""

    def get(self, key: tuple[str, ...], default: Any = None) -> Bucket:
        """Return an empty bucket, whosever it is."""
        del key, default  # all are alike
        return Bucket(0.0, inf)


class FullWindows(RequestRates):
    """Windows that hold as many requests as their rules allow."""

    def count(self, question: CountRequest, now: float) -> bool:
        """Say that this request is one too many."""
        del question, now  # all are alike
        return False


def _spend_quotas(store: Store, world: World) -> None:
    """Let every key of every plan have made as many requests as the plan's quota allows."""
    day = datetime.fromtimestamp(NOON, UTC).date().isoformat()
    for plan in world.answers["get_usage_plans",]["items"]:
        if "quota" in plan:
            keys = world.answers["get_usage_plan_keys", plan["id"]]["items"]
            uses = [(plan["id"], key["id"], day, plan["quota"]["limit"]) for key in keys]
            store.counters.add(world.account_id, world.region, uses)


def _lines(store: Store, world: World) -> Iterator[str]:
    now = int(datetime.now(UTC).timestamp() * 1000)
    for group in store.log_events.groups(world.account_id, world.region, prefix=LOG_GROUP):
        events, _ = store.log_events.page(group, Window(), limit=100, now=now)
        yield from (event.message for event in events)


# --- a world as the control plane holds it ----------------------------------------------------------------------------


_LISTED: Final = {
    "get_resources": ("resource", "id"),
    "get_stages": ("stage", "stageName"),
    "get_authorizers": ("authorizer", "id"),
    "get_request_validators": ("request_validator", "id"),
    "get_models": ("model", "name"),
    "get_gateway_responses": ("gateway_response", "responseType"),
    "get_base_path_mappings": ("base_path_mapping", "basePath"),
    "list_routing_rules": ("routing_rule", "RoutingRuleId"),
    "v2_get_routes": ("route", "RouteId"),
    "v2_get_authorizers": ("api_authorizer", "AuthorizerId"),
    "v2_get_stages": ("api_stage", "StageName"),
    "get_api_keys": ("api_key", "id"),
    "get_usage_plans": ("usage_plan", "id"),
    "get_usage_plan_keys": ("usage_plan_key", "id"),
}
"""Answers that are lists: what one of them is a document of, and the member that is its id."""


_DETAILS: Final = {
    "UserDetailList": ("iam_user", "UserName"),
    "GroupDetailList": ("iam_group", "GroupName"),
    "RoleDetailList": ("iam_role", "RoleName"),
    "Policies": ("iam_policy", "PolicyName"),
}
_KEYED: Final = ("get_domain_names", "get_domain_name_access_associations", "describe_vpc_endpoints")
"""Lists of things that are found by keys of their own."""

_OF_IAM: Final = {
    "get_caller_identity": {},
    "iam_accounts": {},
    "get_account_authorization_details": _DETAILS,
    "iam_account_details": _DETAILS,
    "iam_access_keys": {"AccessKeys": ("iam_access_key", "AccessKeyId")},
    "iam_sessions": {"Sessions": ("sts_session", "AccessKeyId")},
}
"""Answers about the account's users: what each thing of a member's list is a document of, and the member of its id."""

_BY_LOWER_CASE: Final = ("iam_user", "iam_group", "iam_role", "iam_policy")
"""Documents whose names differ by more than their letter case."""


def load_all(world: World, store: Store) -> None:
    """Put every document of a world, and of the other accounts that it knows users of."""
    with store.transaction(world.account_id, world.region) as documents:
        load(world, documents)
    with store.transaction(world.account_id, GLOBAL) as documents:
        load_users(world, documents)
    for other in world.answers.get(("iam_accounts",), {"Accounts": ()})["Accounts"]:
        with store.transaction(other, GLOBAL) as documents:
            load_users(world, documents, other)


def load_users(world: World, documents: StoredDocuments, *account: str) -> None:
    """Put users, groups, roles, policies, keys and sessions, which are of no region; `account` is another's id."""
    for operation, members in _OF_IAM.items():
        answer = copy.deepcopy(world.answers.get((operation, *account), {}))
        for member, (kind, name) in members.items():
            for one in answer.get(member, ()):
                identifier = one[name].lower() if kind in _BY_LOWER_CASE else one[name]
                documents.put(kind, identifier, document=one)


def load(world: World, documents: StoredDocuments) -> None:
    """Put every document of a world, and the key with which its user pool signs."""
    documents.put("certificate", SERVER_CERTIFICATE["CertificateArn"], document=SERVER_CERTIFICATE)
    documents.put("user_pool", POOL, document={"Id": POOL, "Name": "pets"})
    documents.put("user_pool_key", POOL, document={"kid": KID, "privateKey": (KEYS / "pool.pem").read_text("ascii")})
    for (operation, *ids), answer in copy.deepcopy(world.answers).items():
        if operation in _OF_IAM:
            continue
        told = _as_stored(answer)
        if operation in _LISTED:
            kind, member = _LISTED[operation]
            for one in told.get("items") or told.get("Items") or told.get("item") or told.get("RoutingRules", ()):
                documents.put(kind, *ids, one[member], document=_as_ours(world, kind, ids, one))
        elif operation in _KEYED:
            for kind, key, one in _keyed(operation, told):
                documents.put(kind, *key, document=_as_ours(world, kind, list(key), one))
        elif operation == "get_web_acl":
            documents.put("web_acl", "REGIONAL", told["WebACL"]["Id"], document=told)
        elif operation in ("v2_get_api", "v2_get_deployment"):
            _load_v2(world, documents, operation, ids, told)
        elif operation not in ("get_rest_apis", "v2_get_apis", "get_object"):
            kind = operation.removeprefix("get_")
            documents.put(kind, *ids, document=_as_ours(world, kind, ids, told))


def _load_v2(world: World, documents: StoredDocuments, operation: str, ids: list[str], told: Document) -> None:
    """Put an HTTP API, or what was deployed of it."""
    if operation == "v2_get_api":
        documents.put("api", *ids, document=told)
    else:
        documents.put("api_deployment", *ids, document=_deployment_of_v2(world, ids[0], told))


def _keyed(operation: str, told: Document) -> Iterator[tuple[str, tuple[str, ...], Document]]:
    """Yield the things of a list that are found by keys of their own: kind, key, document.

    The security groups of VPC endpoints let everybody in.
    """
    for one in told.get("VpcEndpoints", ()):
        yield "vpc_endpoint", (one["VpcEndpointId"],), one
        yield from (("security_group_rule", (group["GroupId"], "sgr-1"), _EVERYBODY) for group in one["Groups"])
    for one in told.get("items", ()):
        if operation == "get_domain_names":
            yield "domain_name", (key_of(one["domainName"], one.get("domainNameId")),), one
        else:
            yield "access_association", (one["accessAssociationSource"], one["domainNameArn"]), one


def _as_ours(world: World, kind: str, ids: list[str], told: Document) -> Document:
    """Return a document with what only the control plane knows of it, and without what it reads elsewhere."""
    if kind == "resource":
        return _resource(told)
    if kind == "stage":
        return _logging(world, told)
    if kind == "domain_name" and "mutualTlsAuthentication" in told:
        # The control plane copies the truststore when the domain name is saved.
        return {**told, "truststore": TRUSTSTORE, "regionalCertificateArn": SERVER_CERTIFICATE["CertificateArn"]}
    if kind == "api_stage":
        of_websockets = world.answers["v2_get_api", ids[0]]["ProtocolType"] == "WEBSOCKET"
        form = _LOG_FORMAT if of_websockets else _HTTP_LOG_FORMAT
        settings = {"DestinationArn": _destination(world), "Format": form}
        return {**told, "AccessLogSettings": settings}
    if kind == "deployment":
        return _deployment(world, ids[0], told)
    if kind == "usage_plan_key":
        return {"id": told["id"], "type": told["type"]}
    return told


def _as_stored(value: Any) -> Any:
    """Return an answer with its dates in Unix seconds."""
    if isinstance(value, list):
        return [_as_stored(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: int(datetime.fromisoformat(member).timestamp()) if name in _DATES else _as_stored(member)
        for name, member in value.items()
    }


def _logging(world: World, stage: Document) -> Document:
    return {**stage, "accessLogSettings": {"destinationArn": _destination(world), "format": _LOG_FORMAT}}


def _destination(world: World) -> str:
    return f"arn:aws:logs:{world.region}:{world.account_id}:log-group:{LOG_GROUP}"


def _deployment_of_v2(world: World, api_id: str, answer: Document) -> Document:
    """Return a deployment with the copy of the API that it made: of what is saved, as the stages deploy by themselves.

    Behind every route of an HTTP API stands a function that answers 200, behind those of a WebSocket API nothing.
    """
    integration: Document = {
        "IntegrationId": "1nt3gr4",
        "IntegrationType": "AWS_PROXY",
        "IntegrationUri": f"arn:aws:lambda:{world.region}:{world.account_id}:function:shop",
        "PayloadFormatVersion": "2.0",
    }
    if world.answers["v2_get_api", api_id]["ProtocolType"] == "WEBSOCKET":
        templates = {"$default": '{"statusCode": 200}'}
        integration = {"IntegrationId": "1nt3gr4", "IntegrationType": "MOCK", "RequestTemplates": templates}
    copied = {
        "Api": _as_stored(world.answers["v2_get_api", api_id]),
        "Routes": _as_stored(world.answers["v2_get_routes", api_id]["Items"]),
        "Authorizers": _as_stored(world.answers["v2_get_authorizers", api_id]["Items"]),
        "Integrations": [integration],
        "IntegrationResponses": {"1nt3gr4": [{"IntegrationResponseKey": "$default"}]},
    }
    return {**answer, "Snapshot": copied}


def _deployment(world: World, api_id: str, answer: Document) -> Document:
    """Return a deployment with the copy of the API that its summary sums up."""
    resources = _as_stored(world.answers["get_resources", api_id]["items"])
    saved = {one["path"]: one for one in resources}
    deployed = [
        _resource({**(saved.get(path) or _gone(path)), "resourceMethods": _whole(saved.get(path, {}), methods)})
        for path, methods in answer["apiSummary"].items()
    ]
    rest_api = _as_stored(world.answers["get_rest_api", api_id])
    told = {name: value for name, value in answer.items() if name != "apiSummary"}
    listed = world.answers.get(("get_gateway_responses", api_id), {"items": []})["items"]
    custom = [one for one in listed if not one["defaultResponse"]]
    copied = {
        name: world.answers.get((operation, api_id), {"items": []})["items"]
        for name, operation in (("requestValidators", "get_request_validators"), ("models", "get_models"))
    }
    copied = {"restApi": rest_api, "resources": deployed, "gatewayResponses": custom, **copied}
    return {**told, "snapshot": copied}


def _whole(saved: Document, summary: Mapping[str, Any]) -> Document:
    """Return deployed methods with what a summary leaves out, which is the saved one's: authorizer, validator, ..."""
    before = saved.get("resourceMethods", {})
    kept = (
        *("authorizerId", "authorizationScopes"),
        *("requestValidatorId", "requestParameters", "requestModels", "methodIntegration"),
    )
    return {
        verb: {**{name: before[verb][name] for name in kept if name in before.get(verb, {})}, **method}
        for verb, method in summary.items()
    }


def _gone(path: str) -> Document:
    """Return a resource that is deployed and not saved any more: its id is nowhere to be read."""
    return {"id": f"g0ne{len(path)}", "path": path, "pathPart": path.rpartition("/")[2]}


def _resource(resource: Document) -> Document:
    """Return a resource whose methods answer 200."""
    methods = resource.get("resourceMethods") or {}
    frame = {name: value for name, value in resource.items() if name != "resourceMethods"}
    if not methods:
        return frame
    return {**frame, "resourceMethods": {verb: _answering(verb, method) for verb, method in methods.items()}}


def _answering(verb: str, method: Mapping[str, Any]) -> Document:
    """Return a method whose MOCK answers 200; of a case's own integration it has what that says of the request."""
    responses = {"200": {"statusCode": "200"}}
    own = method.get("methodIntegration") or {}
    integration = {**_MOCK, **{name: own[name] for name in ("requestTemplates", "passthroughBehavior") if name in own}}
    return {**method, "httpMethod": verb, "methodResponses": responses, "methodIntegration": integration}
