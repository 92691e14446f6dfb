"""Private integrations over a running server: boto3 sets them up, and a backend on loopback stands for the VPC."""

import json
from collections.abc import Iterator
from typing import Any, Final

import pytest
import websockets.sync.client

from tests.gateway.http_backend import OK, http_backend
from tests.gatewright_server import Running, running

REGION: Final = "us-east-1"
ELB: Final = f"arn:aws:elasticloadbalancing:{REGION}:000000000000"
NETWORK: Final = f"{ELB}:loadbalancer/net/pets/50dc6c495c0c9188"
LISTENER: Final = f"{ELB}:listener/app/pets/50dc6c495c0c9188/f2f7dc8efc522ab2"
NOWHERE: Final = f"{ELB}:loadbalancer/net/lost/50dc6c495c0c9188"


@pytest.fixture(scope="module", params=["1", "2"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Running, Any]]:
    """A server, with one worker and with two, and the backend to which its links lead."""
    state = tmp_path_factory.mktemp("state")
    with http_backend(OK) as backend:
        targets = (f"{NETWORK}=127.0.0.1", f"{LISTENER}=127.0.0.1:{backend.port}")
        options = [part for one in targets for part in ("--vpc-link-target", one)]
        with running("--workers", request.param, *options, state=state) as server:
            yield server, backend


def test_a_rest_api_asks_the_uris_host_at_the_links_target(site: tuple[Running, Any]) -> None:
    """At the port of its URI, from a test invocation too; a target that nobody told of is a 500, with its reason."""
    server, backend = site
    client = server.client()
    links = {
        verb: client.create_vpc_link(name=verb, targetArns=[target])["id"]
        for verb, target in (("GET", NETWORK), ("PUT", NOWHERE))
    }
    variables = {f"link{verb}": link for verb, link in links.items()}
    api = client.create_rest_api(name="pets")["id"]
    root = client.get_resources(restApiId=api)["items"][0]["id"]
    for verb in links:
        method = {"restApiId": api, "resourceId": root, "httpMethod": verb}
        client.put_method(**method, authorizationType="NONE")
        client.put_integration(
            **method,
            type="HTTP_PROXY",
            integrationHttpMethod="GET",
            uri=f"http://pets.internal:{backend.port}/in",
            connectionType="VPC_LINK",
            connectionId="${stageVariables.link" + verb + "}",
        )
    client.create_deployment(restApiId=api, stageName="prod", variables=variables)
    found, lost = (server.send(verb, f"/_aws/execute-api/{api}/prod/") for verb in ("GET", "PUT"))
    tried = [
        client.test_invoke_method(restApiId=api, resourceId=root, httpMethod=verb, stageVariables=variables)
        for verb in links
    ]

    assert (200, "/in", f"pets.internal:{backend.port}") == (found.status, backend.target, backend.header["Host"])
    assert [500, 200, 500] == [lost.status, *(one["status"] for one in tried)]
    assert f"Execution failed due to configuration error: nobody told where `{NOWHERE}` stands" in tried[1]["log"]


def test_an_http_api_reaches_a_listener(site: tuple[Running, Any]) -> None:
    """Its stage before the path, and the caller's host."""
    server, backend = site
    client = server.client("apigatewayv2")
    link = client.create_vpc_link(Name="pets", SubnetIds=["subnet-0a1b2c3d"])["VpcLinkId"]
    api = client.create_api(Name="pets", ProtocolType="HTTP")["ApiId"]
    integration = client.create_integration(
        ApiId=api,
        IntegrationType="HTTP_PROXY",
        IntegrationMethod="ANY",
        IntegrationUri=LISTENER,
        ConnectionType="VPC_LINK",
        ConnectionId=link,
        PayloadFormatVersion="1.0",
    )["IntegrationId"]
    client.create_route(ApiId=api, RouteKey="ANY /{proxy+}", Target=f"integrations/{integration}")
    client.create_stage(ApiId=api, StageName="prod", AutoDeploy=True)
    host = f"{api}.execute-api.{REGION}.amazonaws.com"
    found = server.send("POST", "/prod/pets?a=b", host=host, body=b"hello")
    client.delete_vpc_link(VpcLinkId=link)
    lost = server.send("GET", "/prod/pets", host=host)

    assert (200, "/prod/pets?a=b", host, b"hello") == (
        found.status,
        backend.target,
        backend.header["Host"],
        backend.body,
    )
    assert (503, {"message": "Service Unavailable"}) == (lost.status, json.loads(lost.body))


def test_a_websocket_api_reaches_a_network_load_balancer(site: tuple[Running, Any]) -> None:
    """Through a link of REST APIs (documented)."""
    server, backend = site
    link = server.client().create_vpc_link(name="chat", targetArns=[NETWORK])["id"]
    client = server.client("apigatewayv2")
    api = client.create_api(Name="chat", ProtocolType="WEBSOCKET", RouteSelectionExpression="$request.body.to")["ApiId"]
    integration = client.create_integration(
        ApiId=api,
        IntegrationType="HTTP_PROXY",
        IntegrationMethod="POST",
        IntegrationUri=f"http://chat.internal:{backend.port}/said",
        ConnectionType="VPC_LINK",
        ConnectionId=link,
    )["IntegrationId"]
    route = client.create_route(ApiId=api, RouteKey="$default", Target=f"integrations/{integration}")["RouteId"]
    client.create_route_response(ApiId=api, RouteId=route, RouteResponseKey="$default")
    client.create_stage(ApiId=api, StageName="prod", DeploymentId=client.create_deployment(ApiId=api)["DeploymentId"])
    place = server.url.replace("http://", "ws://")
    with websockets.sync.client.connect(f"{place}/_aws/execute-api/{api}/prod") as chat:
        chat.send('{"to": "all"}')
        said = chat.recv(timeout=20)

    assert ("ok", "/said", b'{"to": "all"}') == (said, backend.target, backend.body)
