"""A server that `gatewright serve --vpc-endpoint` started: everything is set up by boto3, EC2 included."""

import asyncio
import contextlib
import http.client
import json
import re
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pytest

from tests.gatewright_server import Running, running
from tests.server.http2_client import Http2Client

VPCE: Final = "vpce-0a1b2c3d4e5f60718"
REGION: Final = "us-east-1"
SERVICE: Final = f"com.amazonaws.{REGION}.execute-api"


@dataclass(frozen=True, slots=True)
class Site:
    """A server with a private API and a VPC endpoint."""

    server: Running
    port: int
    """Where the endpoint listens."""

    api: str

    @property
    def host(self) -> str:
        """Return the API's own name."""
        return f"{self.api}.execute-api.{REGION}.amazonaws.com"

    def at_the_endpoint(self, **headers: str) -> tuple[int, dict[str, str], str]:
        """Return status, header fields and body of a call through the endpoint."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", "/prod/pets", headers={"Host": self.host, **headers})
        answer = connection.getresponse()
        found = answer.status, dict(answer.getheaders()), answer.read().decode()
        connection.close()
        return found

    def allow(self, resource: str, effect: str = "Allow") -> None:
        """Give the endpoint a policy of one statement."""
        text = statement(resource, effect)
        self.server.client("ec2").modify_vpc_endpoint(VpcEndpointId=VPCE, PolicyDocument=text)


def statement(resource: str, effect: str = "Allow") -> str:
    """Return a policy of one statement."""
    one = {"Effect": effect, "Principal": "*", "Action": "execute-api:Invoke", "Resource": resource}
    return json.dumps({"Version": "2012-10-17", "Statement": [one]})


def endpoint(ec2: Any, policy: str) -> dict[str, Any]:
    """Create the VPC endpoint that the listener is bound to."""
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    tags = [{"ResourceType": "vpc-endpoint", "Tags": [{"Key": "_custom_id_", "Value": VPCE}]}]
    made = ec2.create_vpc_endpoint(
        VpcId=vpc,
        ServiceName=SERVICE,
        VpcEndpointType="Interface",
        PrivateDnsEnabled=False,
        PolicyDocument=policy,
        TagSpecifications=tags,
    )
    return dict(made["VpcEndpoint"])


def private_api(client: Any, vpce_id: str) -> str:
    """Create a private API that this endpoint alone may call, and deploy it."""
    text = json.loads(statement("execute-api:/*"))
    text["Statement"][0]["Condition"] = {"StringEquals": {"aws:SourceVpce": vpce_id}}
    created = client.create_rest_api(
        name="pets",
        endpointConfiguration={"types": ["PRIVATE"], "vpcEndpointIds": [vpce_id]},
        policy=json.dumps(text),
    )
    pets = client.create_resource(restApiId=created["id"], parentId=created["rootResourceId"], pathPart="pets")
    where = {"restApiId": created["id"], "resourceId": pets["id"], "httpMethod": "GET"}
    client.put_method(**where, authorizationType="NONE")
    client.put_integration(**where, type="MOCK", requestTemplates={"application/json": '{"statusCode": 200}'})
    client.put_method_response(**where, statusCode="200")
    template = '{"vpce": "$context.identity.vpceId", "from": "$context.identity.sourceIp"}'
    client.put_integration_response(**where, statusCode="200", responseTemplates={"application/json": template})
    client.create_deployment(restApiId=created["id"], stageName="prod")
    return str(created["id"])


@pytest.fixture(scope="module", params=[(), ("--workers", "2")], ids=["alone", "workers"])
def site(request: pytest.FixtureRequest) -> Iterator[Site]:
    """A server by itself, and one with workers."""
    with running("--vpc-endpoint", f"{VPCE}=127.0.0.1:0", *request.param) as server:
        assert server.process is not None
        assert server.process.stdout is not None
        told = server.process.stdout.readline()
        found = re.fullmatch(rf"calls to 127\.0\.0\.1:(\d+) come through the VPC endpoint {VPCE}\n", told)
        assert found is not None
        endpoint(server.client("ec2"), statement("*"))
        yield Site(server, int(found[1]), private_api(server.client(), VPCE))


def test_the_policy_of_the_endpoint_is_enforced_as_it_changes(site: Site) -> None:
    """Allowed, silent, denied, and allowed again; each change counts when the client hears of it."""
    came = [site.at_the_endpoint()]
    site.allow(f"arn:aws:execute-api:{REGION}:*:other/*")
    came.append(site.at_the_endpoint())
    site.allow("*", "Deny")
    came.append(site.at_the_endpoint())
    site.allow(f"arn:aws:execute-api:{REGION}:*:{site.api}/prod/GET/pets")
    came.append(site.at_the_endpoint())

    start = (
        "User: anonymous is not authorized to perform: execute-api:Invoke on resource:"
        f" arn:aws:execute-api:{REGION}:********0000:{site.api}/prod/GET/pets"
    )
    inside = {"vpce": VPCE, "from": "127.0.0.1"}
    assert [status for status, _, _ in came] == [200, 403, 403, 200]
    assert [json.loads(body) for _, _, body in came] == [
        inside,
        {"Message": f"{start} because no VPC endpoint policy allows the execute-api:Invoke action"},
        {"Message": f"{start} with an explicit deny in a VPC endpoint policy"},
        inside,
    ]
    assert {headers["x-amzn-ErrorType"] for status, headers, _ in came if status == 403} == {"AccessDeniedException"}


def test_the_same_by_the_names_of_the_endpoint(site: Site) -> None:
    """From this machine the names lead through it; the API's own name does not."""
    (made,) = site.server.client("ec2").describe_vpc_endpoints(VpcEndpointIds=[VPCE])["VpcEndpoints"]
    own = made["DnsEntries"][0]["DnsName"]
    named = f"{site.api}-{VPCE}.execute-api.{REGION}.amazonaws.com"
    send = site.server.send

    assert json.loads(send("GET", "/prod/pets", host=named).body)["vpce"] == VPCE
    assert json.loads(send("GET", "/prod/pets", host=own, x_apigw_api_id=site.api).body)["vpce"] == VPCE
    closed = [send("GET", "/prod/pets", host=own), send("GET", "/prod/pets", host=site.host)]
    assert [(one.status, one.header("x-amzn-errortype"), one.body) for one in closed] == [
        (403, "ForbiddenException", b'{"message":"Forbidden"}')
    ] * 2


def test_http_2_comes_through_the_endpoint_too(site: Site) -> None:
    """Over TLS, at the same port; the authority names the API, or a header does."""

    async def call(authority: str, *fields: tuple[str, str]) -> tuple[str, bytes]:
        pem = site.server.send("GET", "/_gatewright/authority.pem").body.decode("ascii")
        context = ssl.create_default_context(cadata=pem)
        context.set_alpn_protocols(["h2"])
        name = f"{VPCE}-x.execute-api.{REGION}.vpce.amazonaws.com"
        reader, writer = await asyncio.open_connection("127.0.0.1", site.port, ssl=context, server_hostname=name)
        client = Http2Client(reader, writer)
        stream = client.head("GET", "/prod/pets", *fields, end=True, **{":authority": authority})
        while not client.answers[stream].ended and not client.ended:
            await client.receive()
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
        return client.answers[stream].status, client.answers[stream].body

    own = f"{VPCE}-x.execute-api.{REGION}.vpce.amazonaws.com"
    assert asyncio.run(call(site.host))[0] == "200"
    assert asyncio.run(call(own, ("x-apigw-api-id", site.api)))[0] == "200"
    assert asyncio.run(call(own)) == ("403", b'{"message":"Forbidden"}')


def test_an_endpoint_that_is_deleted_leads_nowhere(site: Site) -> None:
    """Its listener and its names are closed from then on, and the association stays."""
    ec2 = site.server.client("ec2")
    ec2.delete_vpc_endpoints(VpcEndpointIds=[VPCE])
    named = f"{site.api}-{VPCE}.execute-api.{REGION}.amazonaws.com"
    after = site.at_the_endpoint()[0], site.server.send("GET", "/prod/pets", host=named).status
    endpoint(ec2, statement("*"))

    assert after == (403, 403)
    assert site.at_the_endpoint()[0] == 200
