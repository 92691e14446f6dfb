"""What the console shows of a server, seen from outside: a server, calls, and its pages by HTTP."""

import asyncio
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from websockets.asyncio.client import connect

from gatewright.lab.estate import Estate, add_method, build, resource_maker
from gatewright.server.shown import known
from gatewright.sources.exchange import Exchange
from tests.console.made import DOORS, HOST, Page, World
from tests.gatewright_server import Raw, Running, running
from tests.server.workers.doors import doors

KEY = "a-key-of-forty-characters-that-is-wrong1"
TOKEN = "hush-hush-hush-hush-0001"


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    """A server that keeps nothing."""
    with running() as started:
        yield started


@pytest.fixture(scope="module")
def estate(server: Running) -> Estate:
    """`GET /pets` open, `POST /orders` behind a key, `GET /admin` for callers of IAM."""
    built = build(server.client())
    admin = resource_maker(server.client(), built.api_id)(built.root_id, "admin")
    add_method(server.client(), built.api_id, admin, "GET")
    for_iam = [{"op": "replace", "path": "/authorizationType", "value": "AWS_IAM"}]
    where = {"restApiId": built.api_id, "resourceId": admin, "httpMethod": "GET"}
    server.client().update_method(**where, patchOperations=for_iam)
    server.client().create_deployment(restApiId=built.api_id, stageName="prod")
    return built


def page(server: Running, path: str = "", **headers: Any) -> Page:
    """Return a page of the console."""
    answer = server.send("GET", f"/_gatewright/{path}", **headers)
    assert answer.status == 200, answer.body
    return Page(answer.body.decode())


def signed(server: Running, target: str) -> dict[str, Any]:
    """Return the fields of a call that a user without any policy signs."""
    iam = server.client("iam")
    iam.create_user(UserName="sam")
    key = iam.create_access_key(UserName="sam")["AccessKey"]
    request = AWSRequest(method="GET", url=f"{server.url}{target}")
    SigV4Auth(Credentials(key["AccessKeyId"], key["SecretAccessKey"]), "execute-api", "us-east-1").add_auth(request)
    return {name.replace("-", "_"): value for name, value in request.headers.items() if name.lower() != "host"}


def request_id(answer: Raw) -> str:
    """Return what the answer names its call by."""
    return str(answer.header("x-amzn-requestid"))


def test_calls_stand_in_the_console_with_their_reasons(server: Running, estate: Estate) -> None:
    """Allowed, without a key, with a wrong one, not allowed by IAM, to no path: each is told apart, no secret shown."""
    base = f"/_aws/execute-api/{estate.api_id}/prod"
    answers = {
        "Let in.": server.send("GET", f"{base}/pets", cookie=f"session={TOKEN}"),
        "api-key.missing": server.send("POST", f"{base}/orders"),
        "api-key.unknown": server.send("POST", f"{base}/orders", x_api_key=KEY),
        "iam.not-allowed": server.send("GET", f"{base}/admin", **signed(server, f"{base}/admin")),
        "route.not-found": server.send("GET", f"{base}/pet?token={TOKEN}"),
    }
    assert [answer.status for answer in answers.values()] == [200, 403, 403, 403, 403]

    home = page(server)
    assert home.open == []
    for words, answer in answers.items():
        assert words in home.text
        assert f"/_gatewright/calls/{request_id(answer)}" in home.links
        told = page(server, f"calls/{request_id(answer)}")
        assert told.open == []
        assert words in told.text
        for secret in (KEY, TOKEN, "Signature=" + "0" * 8):
            assert secret not in told.html
            assert secret not in home.html
    assert "Let in." not in page(server, "?show=refused").text
    assert estate.api_id in home.text
    assert f"{server.url}/_aws/execute-api/{estate.api_id}/prod/" in home.text

    unknown = page(server, f"calls/{request_id(answers['api-key.unknown'])}")
    assert "proven" in unknown.text
    assert f"gatewright diagnose - --config aws --endpoint-url {server.url} --region us-east-1" in unknown.text
    denied = page(server, f"calls/{request_id(answers['iam.not-allowed'])}")
    assert "user/sam" in denied.text


def test_a_call_can_be_saved_and_asked_about(server: Running, estate: Estate) -> None:
    """The file is evidence, and the form takes it; a form of another site is not."""
    answer = server.send("POST", f"/_aws/execute-api/{estate.api_id}/prod/orders")
    saved = server.send("GET", f"/_gatewright/calls/{request_id(answer)}/exchange.json")
    assert json.loads(saved.body)["response"]["status"] == 403

    sent = {"content_type": "multipart/form-data; boundary=b0"}
    body = b'--b0\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n' + saved.body + b"\r\n--b0--\r\n"
    asked = server.send("POST", "/_gatewright/ask", body=body, **sent)
    foreign = server.send("POST", "/_gatewright/ask", body=body, origin="https://evil.example.com", **sent)

    found = Page(asked.body.decode())
    assert (asked.status, found.open) == (200, [])
    assert "The method requires an API key, and the request carried none." in found.text
    assert "Decided with what stands on this server." in found.text
    assert foreign.status == 403


def test_the_pages_speak_the_readers_language(server: Running) -> None:
    """As the browser asks, or as the address says."""
    assert '<html lang="ja">' in page(server, accept_language="ja, en;q=0.5").html
    assert '<html lang="fr">' in page(server, "causes/api-key.missing?lang=fr", accept_language="ja").html


def test_names_that_lead_here_from_elsewhere_see_nothing(server: Running) -> None:
    """DNS rebinding: the page of another name is refused, whatever it asks for; health is anybody's."""
    for path in ("", "ask", "causes", "calls/x"):
        assert server.send("GET", f"/_gatewright/{path}", host="rebound.example.com").status == 403
    assert server.send("GET", "/_gatewright/health", host="rebound.example.com").status == 200


def test_every_part_is_linked_and_there(server: Running) -> None:
    """No link of the console leads nowhere."""
    seen: set[str] = set()
    waiting = {"/_gatewright/"}
    while waiting:
        path = waiting.pop()
        seen.add(path)
        answer = server.send("GET", path)
        assert answer.status == 200, path
        if "html" not in str(answer.header("content-type")):
            continue
        found = Page(answer.body.decode())
        links = {urlsplit(link).path for link in (*found.links, *found.loaded) if link.startswith("/")}
        # One page of a cause is like another, and their own tests read them all.
        waiting |= {link for link in links - seen if not re.search(r"/causes/(?!api-key)", link)}

    assert "/_gatewright/static/console.css" in seen
    assert "/_gatewright/api/enforcement" in seen


def test_messages_of_a_websocket_connection_stand_there_one_by_one(server: Running) -> None:
    """Each by the id that its frame has, though all share the id of their handshake."""
    v2 = server.client("apigatewayv2")
    api_id = v2.create_api(Name="chat", ProtocolType="WEBSOCKET", RouteSelectionExpression="$request.body.action")[
        "ApiId"
    ]
    mock = v2.create_integration(ApiId=api_id, IntegrationType="MOCK")["IntegrationId"]
    v2.create_route(ApiId=api_id, RouteKey="talk", Target=f"integrations/{mock}")
    v2.create_stage(ApiId=api_id, StageName="prod", AutoDeploy=True)

    async def talk() -> list[str]:
        url = f"{server.url.replace('http', 'ws')}/_aws/execute-api/{api_id}/prod?token={TOKEN}"
        async with connect(url) as session:
            ids = []
            for action in ("sing", "dance"):
                await session.send(json.dumps({"action": action}))
                ids.append(str(json.loads(await session.recv())["requestId"]))
            return ids

    ids = asyncio.run(talk())
    home = page(server, f"?api={api_id}")
    assert home.text.count("MESSAGE") == 2
    assert TOKEN not in home.html
    for name, action in zip(ids, ("sing", "dance"), strict=True):
        told = page(server, f"calls/{quote(name, safe='')}")
        assert "websocket.route-not-matched: confirmed" in told.text
        assert action in told.text
        assert "a message over the WebSocket connection" in told.text


def test_calls_of_every_worker_are_shown() -> None:
    """Whichever process answered: twelve connections to two workers, all of them in one list."""
    with running("--workers", "2") as crew:
        estate = build(crew.client())
        host = f"{estate.api_id}.execute-api.us-east-1.amazonaws.com"
        with doors(crew) as opened:
            statuses = [status for status, _ in opened.send("POST", "/prod/orders", host, x_api_key=KEY)]
        home = page(crew, "?show=refused")

        assert statuses == [403] * 12
        assert home.html.count("api-key.unknown") == 12
        call = next(link for link in home.links if "/calls/" in link)
        told = page(crew, call.removeprefix("/_gatewright/"))
        assert "proven" in told.text
        assert f"--endpoint-url {crew.url} " in told.text
        assert KEY not in told.html


def test_what_stands_here_is_known_of_its_own_apis_alone() -> None:
    """By id, in any form of the address; of an API elsewhere nothing is."""
    find = known(World().snapshots, lambda: DOORS)
    here = Exchange(method="GET", host=HOST, path="/dev/pets")

    found = find(here)
    assert found is not None
    assert found[1] == {"endpoint-url": "http://127.0.0.1:4566", "region": "eu-west-1"}
    assert find(Exchange(method="GET", host="127.0.0.1", path="/_aws/execute-api/pets/dev/")) is not None
    assert find(Exchange(method="GET", host="abcdefghij.execute-api.eu-west-1.amazonaws.com", path="/dev/")) is None
    assert find(Exchange(method="GET", host="example.com", path="/")) is None
    assert find(Exchange()) is None
