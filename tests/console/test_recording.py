"""From a decision to the call that is kept: here its secrets end."""

import pickle
from dataclasses import replace

import pytest

from gatewright.aws.integration_outcome import Integration
from gatewright.console.recording import Doors, exchange_of
from gatewright.engine.catalogue import CAUSES
from gatewright.gateway.passed import Served
from gatewright.model.connection import Connection
from gatewright.model.request import Headers, Tls
from gatewright.model.response import Response
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.exchange_file import exchange_file as read_exchange
from gatewright.sources.exchange_file import render
from tests.console.made import DOORS, HOST, KEY, World, answer_of, kept, request

TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzYW0ifQ.c2lnbmF0dXJlLW9mLXNhbQ"
SECRET = "hush-hush-hush-hush-0001"


@pytest.mark.parametrize("why", [True, False])
@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/dev/pets", {"x_api_key": SECRET}),
        ("/dev/pets", {"Authorization": f"Bearer {TOKEN}", "Cookie": f"session={SECRET}"}),
        (f"/dev/pets?token={SECRET}", {}),
        (f"/dev/pet?access_token={TOKEN}", {"X-Amz-Security-Token": SECRET}),
        ("/dev/pet", {"Authorization": SECRET}),
        (f"/dev/reset/{TOKEN}", {}),
        ("/dev/pet", {"Authorization": f"AWS4-HMAC-SHA256 Credential=AKIA, SignedHeaders=host, Signature={SECRET}"}),
    ],
)
def test_no_secret_of_a_call_is_kept(path: str, headers: dict[str, str], why: bool) -> None:
    """Whatever field, query or path brings it, and whatever repeats it: nothing that is kept holds it."""
    world = World(apiKeyRequired=True)

    call = kept(world.decided(path, **headers), why=why)

    assert (call.diagnosis is not None) == why
    everything = pickle.dumps(call)
    assert SECRET.encode() not in everything
    assert TOKEN.encode() not in everything
    assert TOKEN.rpartition(".")[2].encode() not in everything


def test_what_is_kept_says_which_call_it_was() -> None:
    """API, stage and route are those that the front door found; the body of neither side is kept of a good call."""
    decision = World().decided(accept="*/*")
    decision = replace(decision, call=replace(decision.call, request=replace(decision.call.request, body=b"secret")))

    call = kept(decision)

    assert (call.protocol, call.api_id, call.region) == ("REST", "pets", "eu-west-1")
    assert (call.stage, call.route, call.status) == ("dev", "GET /pets", 200)
    assert (call.cause, call.diagnosis, call.failure) == (None, None, None)
    assert isinstance(call.exchange.body, Unknown)
    assert isinstance(call.exchange.observation.body, Unknown)


def test_the_diagnosis_is_made_while_the_secrets_are_there() -> None:
    """A key that is wrong is told from one that lacks, and a fix is proven by calling again with a good one."""
    world = World(apiKeyRequired=True)
    account = world.pets.account
    account.call("create_api_key", name="shop", enabled=True)
    (key,) = account.call("get_api_keys")["items"]
    plan = account.call("create_usage_plan", name="shops", apiStages=[{"apiId": "pets", "stage": "dev"}])
    account.call("create_usage_plan_key", usagePlanId=plan["id"], keyId=key["id"], keyType="API_KEY")
    world.snapshots.refresh()

    diagnosis = kept(world.decided(x_api_key=KEY)).diagnosis

    assert diagnosis is not None
    found = diagnosis.findings[0]
    assert (found.cause.id, found.standing) == ("api-key.unknown", "confirmed")
    assert [fix.proven for fix in found.fixes] == [True, True]
    assert "--endpoint-url http://127.0.0.1:4566 --region eu-west-1" in str(found.fixes[0].command)


def test_what_is_kept_can_be_handed_to_another_process() -> None:
    """A worker sends it to the server's process: every cause can be pickled, and is the same there."""
    for cause in CAUSES.values():
        assert pickle.loads(pickle.dumps(cause)) == cause

    call = kept(World(authorizationType="AWS_IAM").decided())
    assert pickle.loads(pickle.dumps(call)) == call


def test_what_came_behind_the_door_is_told() -> None:
    """A backend that cannot be reached is no refusal of a check; its reason is that of the log, masked."""
    told = Integration(latency=7, error=f"cannot connect with {SECRET}")
    served = Served(response=Response(status=503, body=b"{}"), integration=told)

    call = kept(World().decided(x_api_key=SECRET), served)

    assert (call.let_in, call.cause) == (True, None)
    assert call.failure == "cannot connect with ********0001"
    assert [(fact.path, fact.value) for fact in call.behind] == [("integration.latency", "7")]


def test_the_address_is_the_one_that_was_called() -> None:
    """With the port of `Host`, the scheme of the connection, and where the server listens."""
    decision = World().decided()
    asked = request("/dev/pets?a=1", request_id="the-id")
    over_tls = replace(asked, peer=replace(asked.peer, tls=Tls(version="TLSv1.3")))

    plain = exchange_of(asked, answer_of(decision), DOORS)
    secure = exchange_of(over_tls, answer_of(decision), DOORS)

    assert plain.url == "http://pets.execute-api.eu-west-1.amazonaws.com/dev/pets?a=1"
    assert secure.url == "https://pets.execute-api.eu-west-1.amazonaws.com/dev/pets?a=1"
    assert (plain.remote_port, secure.remote_port) == (4566, 4567)
    assert Doors(("::1", 80), ("::1", 81)).endpoint_url == "http://[::1]:80"


@pytest.mark.parametrize(("bound", "reached"), [("0.0.0.0", "127.0.0.1"), ("::", "[::1]"), ("192.0.2.1", "192.0.2.1")])
def test_a_door_on_every_address_is_reached_by_one_of_this_machine(bound: str, reached: str) -> None:
    """What the pages print works from here."""
    assert Doors((bound, 80), (bound, 81)).endpoint_url == f"http://{reached}:80"


def test_a_message_has_no_status() -> None:
    """What comes over an open connection is one of its own kind; its opening is a call like others."""
    message = replace(request(), connection=Connection(id="abc=", event_type="MESSAGE"))
    opening = replace(request(), connection=Connection(id="abc="))

    heard = exchange_of(message, Response(status=403, body=b"{}"), DOORS)
    opened = exchange_of(opening, Response(status=403, body=b"{}"), DOORS)

    assert (heard.connection, heard.observation.status, heard.method) == (message.connection, UNKNOWN, UNKNOWN)
    assert (opened.connection, opened.observation.status, opened.method) == (None, 403, "GET")
    assert (str(heard.url)[:5], str(opened.url)[:5]) == ("ws://", "http:")
    assert read_exchange(render(heard)).connection is not None


def test_a_message_is_named_by_its_own_id() -> None:
    """All messages of a connection share the id of its handshake; their frames name another."""
    decision = World().decided()
    message = replace(decision.call.request, connection=Connection(id="abc=", event_type="MESSAGE"))
    heard = kept(replace(decision, call=replace(decision.call, request=message)))

    assert (heard.id, heard.event) == ("other-the-id", "MESSAGE")
    assert (kept(decision).id, kept(decision).event) == ("the-id", "CONNECT")


def test_a_message_has_the_port_that_it_came_in_by() -> None:
    """It does not repeat the `Host` of its handshake."""
    bare = replace(request(), headers=Headers())

    assert exchange_of(bare, Response(status=200), DOORS).url == f"http://{HOST}:4566/dev/pets"
