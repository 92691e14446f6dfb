"""Private APIs over real sockets: set up by boto3, called through listeners of VPC endpoints, by name and by proxy."""

import asyncio
import json
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Final

import boto3
import pytest
from botocore.config import Config

from gatewright.lab.domain import add_domain
from gatewright.lab.estate import Estate
from gatewright.server.compose import Gateway
from gatewright.server.proxy_protocol import SIGNATURE
from gatewright.server.settings import BoundEndpoint, Settings
from gatewright.store.store import Store

ACCOUNT: Final = "111122223333"
REGION: Final = "eu-west-1"
VPCE, OTHER = "vpce-0a1b2c3d4e5f60718", "vpce-0f1e2d3c4b5a69788"
OWN: Final = f"{VPCE}-abcdefgh.execute-api.{REGION}.vpce.amazonaws.com"
FULL: Final = '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}'
EVERYBODY: Final = {"IsEgress": False, "IpProtocol": "-1", "CidrIpv4": "0.0.0.0/0"}
FORBIDDEN: Final = '{"message":"Forbidden"}'


def policy(effect: str = "Allow", resource: str = "execute-api:/*", **condition: Any) -> str:
    """Return a policy of one statement."""
    statement = {"Effect": effect, "Principal": "*", "Action": "execute-api:Invoke", "Resource": resource}
    more = {"Condition": condition} if condition else {}
    return json.dumps({"Version": "2012-10-17", "Statement": [{**statement, **more}]})


@dataclass
class Place:
    """A server with one listener for each of two VPC endpoints."""

    gateway: Gateway
    api: str
    client: Any

    @property
    def host(self) -> str:
        """Return the API's own name."""
        return f"{self.api}.execute-api.{REGION}.amazonaws.com"

    @property
    def named(self) -> str:
        """Return the name that joins API and endpoint."""
        return f"{self.api}-{VPCE}.execute-api.{REGION}.amazonaws.com"

    async def call(
        self, host: str, *fields: str, at: str | None = None, path: str = "/prod/pets", tls: bool = False
    ) -> str:
        """Return status line, error type and body of a call at an endpoint's listener, or at the plain port."""
        sent = [f"GET {path} HTTP/1.1", f"Host: {host}", "Connection: close", *fields, "", ""]
        return await self.exchange("\r\n".join(sent).encode(), at, tls=tls, server_name=host)

    async def exchange(self, sent: bytes, at: str | None = None, *, tls: bool = False, server_name: str = "") -> str:
        """Return what the answer to these bytes tells."""
        head, _, body = (await self.answer(sent, at, tls=tls, server_name=server_name)).partition("\r\n\r\n")
        kind = next((line.partition(": ")[2] for line in head.split("\r\n") if line.startswith("x-amzn-ErrorType")), "")
        return " ".join(part for part in (head.split("\r\n")[0].split(" ")[1], kind, body) if part)

    async def answer(self, sent: bytes, at: str | None = None, *, tls: bool = False, server_name: str = "") -> str:
        """Return the answer to these bytes."""
        address, port = self._address(at)
        context = _trusting(self.gateway) if tls else None
        name = server_name if tls else None
        reader, writer = await asyncio.open_connection(address, port, ssl=context, server_hostname=name)
        writer.write(sent)
        answer = (await reader.read()).decode()
        writer.close()
        return answer

    def _address(self, at: str | None) -> tuple[str, int]:
        if at is not None:
            return dict(self.gateway.endpoint_addresses)[at]
        host, _, port = self.gateway.url.removeprefix("http://").rpartition(":")
        return host, int(port)


def _trusting(gateway: Gateway) -> ssl.SSLContext:
    return ssl.create_default_context(cadata=gateway._authority.pem.decode())


def endpoint(vpce_id: str, text: str = FULL) -> dict[str, Any]:
    """Return a VPC endpoint for execute-api."""
    name = f"{vpce_id}-abcdefgh.execute-api.{REGION}.vpce.amazonaws.com"
    return {
        "VpcEndpointId": vpce_id,
        "VpcEndpointType": "Interface",
        "VpcId": "vpc-1",
        "ServiceName": f"com.amazonaws.{REGION}.execute-api",
        "State": "available",
        "SubnetIds": [],
        "Groups": [{"GroupId": "sg-1", "GroupName": "open"}],
        "NetworkInterfaceIds": [],
        "PolicyDocument": text,
        "PrivateDnsEnabled": True,
        "DnsEntries": [{"DnsName": name, "HostedZoneId": "Z"}],
        "OwnerId": ACCOUNT,
    }


def put_endpoints(state: Path, *endpoints: dict[str, Any]) -> None:
    """Put VPC endpoints where the server will find them."""
    store = Store.open(state)
    with store.transaction(ACCOUNT, REGION) as documents:
        documents.put("security_group_rule", "sg-1", "sgr-1", document=EVERYBODY)
        for one in endpoints:
            documents.put("vpc_endpoint", one["VpcEndpointId"], document=one)
    store.close()


def set_up(client: Any, policy_text: str, *associated: str, types: str = "PRIVATE") -> str:
    """Create an API with GET /pets, deploy it, and return its id."""
    configuration = {"types": [types], **({"vpcEndpointIds": list(associated)} if associated else {})}
    created = client.create_rest_api(name="pets", endpointConfiguration=configuration, policy=policy_text)
    resource = client.create_resource(restApiId=created["id"], parentId=created["rootResourceId"], pathPart="pets")
    where = {"restApiId": created["id"], "resourceId": resource["id"], "httpMethod": "GET"}
    client.put_method(**where, authorizationType="NONE")
    client.put_integration(**where, type="MOCK", requestTemplates={"application/json": '{"statusCode": 200}'})
    client.put_method_response(**where, statusCode="200")
    client.put_integration_response(**where, statusCode="200", responseTemplates={"application/json": '"in"'})
    client.create_deployment(restApiId=created["id"], stageName="prod")
    return str(created["id"])


def run(
    state: Path,
    work: Callable[[Place], Any],
    *endpoints: dict[str, Any],
    policy_text: str | None = None,
    types: str = "PRIVATE",
    trusted: tuple[str, ...] = (),
) -> Any:
    """Run a server with these endpoints and an API, do the work, and stop it."""
    put_endpoints(state, *(endpoints or (endpoint(VPCE), endpoint(OTHER))))

    async def serve() -> Any:
        bound = tuple(BoundEndpoint(vpce_id=one, host="127.0.0.1", port=0) for one in (VPCE, OTHER))
        settings = Settings(
            port=0,
            state=state,
            account_id=ACCOUNT,
            region=REGION,
            vpc_endpoints=bound,
            trusted_proxies=tuple(ip_network(one) for one in trusted),
        )
        gateway = Gateway(settings)
        await gateway.start()
        try:
            client = boto3.client(
                "apigateway",
                region_name=REGION,
                endpoint_url=gateway.url,
                aws_access_key_id="test",
                aws_secret_access_key="test",
                config=Config(retries={"total_max_attempts": 1}),
            )
            associated = (VPCE,) if types == "PRIVATE" else ()
            api = await asyncio.to_thread(set_up, client, policy_text or policy(), *associated, types=types)
            return await work(Place(gateway, api, client))
        finally:
            await gateway.stop()

    return asyncio.run(serve())


def test_a_private_api_is_called_by_each_of_its_addresses(tmp_path: Path) -> None:
    """At the endpoint by every name, over TLS and without; from this machine by the endpoint's names."""

    async def work(place: Place) -> list[str]:
        header = f"x-apigw-api-id: {place.api}"
        return [
            await place.call(place.host, at=VPCE),
            await place.call(place.host, at=VPCE, tls=True),
            await place.call(place.named, at=VPCE),
            await place.call(OWN, header, at=VPCE),
            await place.call("10.0.0.5", header, at=VPCE),
            await place.call(place.named),
            await place.call(OWN, header),
            await place.call(f"{place.api}-{VPCE}.execute-api.localhost:4566"),
        ]

    assert run(tmp_path, work) == ['200 "in"'] * 8


def test_a_private_api_is_closed_to_all_others(tmp_path: Path) -> None:
    """By its own name on the ordinary port, whatever the header; at the endpoint without saying which API is meant."""

    async def work(place: Place) -> list[str]:
        header = f"x-apigw-api-id: {place.api}"
        return [
            await place.call(place.host),
            await place.call(place.host, header),
            await place.call("localhost", path=f"/_aws/execute-api/{place.api}/prod/pets"),
            await place.call(OWN),
            await place.call(OWN, at=VPCE),
            await place.call(OWN, "x-apigw-api-id: zzzzzzzzzz", at=VPCE),
            await place.call(f"{place.api}-{OTHER}.execute-api.{REGION}.amazonaws.com"),
            await place.call(f"{place.api}-vpce-0123456789abcdef0.execute-api.{REGION}.amazonaws.com"),
        ]

    assert run(tmp_path, work) == [f"403 ForbiddenException {FORBIDDEN}"] * 8


def test_the_policy_of_the_endpoint_allows_and_denies(tmp_path: Path) -> None:
    """In AWS's words, by the listener and by the name alike; another endpoint has another policy."""
    allows_other = endpoint(VPCE, policy(resource=f"arn:aws:execute-api:{REGION}:{ACCOUNT}:other/*"))
    denies = endpoint(OTHER, policy("Deny", "*"))

    async def work(place: Place) -> tuple[str, list[str]]:
        return place.api, [
            await place.call(place.named),
            await place.call(place.host, at=VPCE),
            await place.call(place.host, at=OTHER),
        ]

    api, came = run(tmp_path, work, allows_other, denies)
    start = (
        '403 AccessDeniedException {"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on'
        f" resource: arn:aws:execute-api:{REGION}:********3333:{api}/prod/GET/pets"
    )
    silent = f'{start} because no VPC endpoint policy allows the execute-api:Invoke action"}}'
    assert came == [silent, silent, f'{start} with an explicit deny in a VPC endpoint policy"}}']


@pytest.mark.parametrize(
    ("condition", "at_first", "at_second"),
    [
        ({"StringEquals": {"aws:SourceVpce": VPCE}}, "200", "403"),
        ({"StringEquals": {"aws:SourceVpc": "vpc-1"}}, "200", "200"),
        ({"IpAddress": {"aws:VpcSourceIp": "127.0.0.0/8"}}, "200", "200"),
        ({"IpAddress": {"aws:VpcSourceIp": "10.0.0.0/8"}}, "403", "403"),
        ({"IpAddress": {"aws:SourceIp": "127.0.0.0/8"}}, "403", "403"),
    ],
)
def test_the_resource_policy_sees_by_which_endpoint_a_call_came(
    tmp_path: Path, condition: dict[str, Any], at_first: str, at_second: str
) -> None:
    """Its id, its VPC, and the caller's address within; the public address is no caller's there."""

    async def work(place: Place) -> tuple[str, str]:
        return (await place.call(place.host, at=VPCE))[:3], (await place.call(place.host, at=OTHER))[:3]

    assert run(tmp_path, work, policy_text=policy(**condition)) == (at_first, at_second)


def test_a_public_api_is_closed_at_the_endpoint(tmp_path: Path) -> None:
    """Private DNS would lead its name there, and an endpoint leads to private APIs only."""

    async def work(place: Place) -> list[str]:
        header = f"x-apigw-api-id: {place.api}"
        return [
            await place.call(place.host),
            await place.call(place.host, header),
            await place.call(place.host, at=VPCE),
            await place.call(OWN, header),
        ]

    closed = f"403 ForbiddenException {FORBIDDEN}"
    assert run(tmp_path, work, types="REGIONAL") == ['200 "in"', '200 "in"', closed, closed]


def test_a_regional_domain_name_leads_to_a_private_api_through_the_endpoint(tmp_path: Path) -> None:
    """As behind a load balancer that passes calls on to the endpoint; over the Internet the same name is closed."""

    async def work(place: Place) -> list[str]:
        estate = Estate(place.client, place.api, *[""] * 6)
        name = await asyncio.to_thread(add_domain, estate, base_path="shop")
        return [
            await place.call(name, at=VPCE, path="/shop/pets"),
            await place.call(name, path="/shop/pets"),
            await place.call(name, at=VPCE, path="/nothing"),
        ]

    closed = f"403 ForbiddenException {FORBIDDEN}"
    assert run(tmp_path, work) == ['200 "in"', closed, closed]


def test_a_private_api_can_be_tested_from_the_control_plane(tmp_path: Path) -> None:
    """`TestInvokeMethod` asks the method, by whatever way its calls come."""

    async def work(place: Place) -> int:
        resources = place.client.get_resources(restApiId=place.api)["items"]
        pets = next(one["id"] for one in resources if one["path"] == "/pets")
        told = place.client.test_invoke_method(restApiId=place.api, resourceId=pets, httpMethod="GET")
        return int(told["status"])

    def blocking(place: Place) -> Any:
        return asyncio.to_thread(lambda: asyncio.run(work(place)))

    assert run(tmp_path, blocking) == 200


def test_a_change_of_the_type_takes_effect_at_once(tmp_path: Path) -> None:
    """One name stands for all stages, so that no deployment has to follow."""

    async def work(place: Place) -> list[str]:
        before = await place.call(place.host)
        turn = {"op": "replace", "path": "/endpointConfiguration/types/REGIONAL", "value": "PRIVATE"}
        await asyncio.to_thread(place.client.update_rest_api, restApiId=place.api, patchOperations=[turn])
        return [before, await place.call(place.host), await place.call(place.host, at=VPCE)]

    closed = f"403 ForbiddenException {FORBIDDEN}"
    assert run(tmp_path, work, types="REGIONAL") == ['200 "in"', closed, '200 "in"']


def test_an_edge_optimized_api_answers_as_a_regional_one(tmp_path: Path) -> None:
    """No CloudFront stands before it here, and no header field tells of one."""

    async def work(place: Place) -> list[str]:
        sent = f"GET /prod/pets HTTP/1.1\r\nHost: {place.host}\r\nConnection: close\r\n\r\n"
        head, _, _ = (await place.answer(sent.encode())).partition("\r\n\r\n")
        return [line.partition(":")[0] for line in head.split("\r\n")[1:]]

    fields = ["Date", "Content-Type", "Content-Length", "Connection", "x-amzn-RequestId", "x-amz-apigw-id"]
    for types in ("EDGE", "REGIONAL"):
        (state := tmp_path / types).mkdir()
        assert fields == run(state, work, types=types)


def test_no_control_plane_stands_behind_an_endpoint(tmp_path: Path) -> None:
    """A signed call of API Gateway's own service is a call of no API there."""

    async def work(place: Place) -> list[str]:
        signed = (
            "Authorization: AWS4-HMAC-SHA256 Credential=a/20260101/eu-west-1/apigateway/aws4_request,"
            " SignedHeaders=host, Signature=0"
        )
        return [
            await place.call("localhost", signed, at=VPCE, path="/restapis"),
            await place.call("localhost", at=VPCE, path="/_gatewright/health"),
        ]

    assert run(tmp_path, work) == [f"403 ForbiddenException {FORBIDDEN}"] * 2


def proxied(source: str, vpce_id: str | None) -> bytes:
    """Return a header of the PROXY protocol, as a Network Load Balancer writes it."""
    addresses = bytes(int(part) for part in source.split(".")) + bytes([10, 0, 0, 1]) + b"\x30\x39\x01\xbb"
    value = b"" if vpce_id is None else b"\x01" + vpce_id.encode()
    tlv = b"" if vpce_id is None else b"\xea" + len(value).to_bytes(2, "big") + value
    body = addresses + tlv
    return SIGNATURE + b"\x21\x11" + len(body).to_bytes(2, "big") + body


def test_a_proxy_says_by_which_endpoint_a_call_came(tmp_path: Path) -> None:
    """Whom it names none for is outside, whatever name he writes into Host; an endpoint leads to APIs alone."""

    async def work(place: Place) -> list[str]:
        def sent(host: str, path: str = "/prod/pets") -> bytes:
            return f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode()

        return [
            await place.exchange(proxied("10.0.0.7", VPCE) + sent(place.host)),
            await place.exchange(proxied("203.0.113.9", None) + sent(place.named)),
            await place.exchange(sent(place.named)),
            await place.exchange(proxied("10.0.0.7", VPCE) + sent("localhost", "/_gatewright/health")),
        ]

    closed = f"403 ForbiddenException {FORBIDDEN}"
    only = policy(StringEquals={"aws:SourceVpce": VPCE})
    assert run(tmp_path, work, policy_text=only, trusted=("127.0.0.1/32",)) == ['200 "in"', *[closed] * 3]


def test_a_policy_of_the_endpoint_reads_signatures(tmp_path: Path) -> None:
    """A broken one is refused at a method that asks for none; a token, and the default policy, let it be."""

    async def work(place: Place) -> list[str]:
        broken = "Authorization: AWS4-HMAC-SHA256 Credential=a"
        return [
            (await place.call(place.host, broken, at=VPCE))[:34],
            await place.call(place.host, "Authorization: Bearer x", at=VPCE),
            await place.call(place.host, broken, at=OTHER),
        ]

    own = endpoint(VPCE, policy(resource="*"))
    assert run(tmp_path, work, own, endpoint(OTHER)) == [
        "403 IncompleteSignatureException {"[:34],
        '200 "in"',
        '200 "in"',
    ]
