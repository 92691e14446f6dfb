"""What a client was told stays, whatever becomes of the server and of its disk."""

import io
import json
import resource
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import BotoCoreError, ClientError

from gatewright.lab.estate import build
from gatewright.store.reader import CONFIGURATION_FILE
from gatewright.store.store import RECORDS_FILE
from tests.gatewright_server import Running, running
from tests.server.tls.test_mutual import BANK, SERVER

STATES = Path(__file__).parents[1] / "store" / "states"
DEFINITION = json.dumps({"openapi": "3.0.1", "info": {"title": "pets", "version": "1"}, "paths": {}}).encode()
ROLE = "arn:aws:iam::000000000000:role/r"
POLICY = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]})
VISIBILITY = {"SampledRequestsEnabled": False, "CloudWatchMetricsEnabled": False, "MetricName": "m"}


def _package() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("door.py", "def handler(event, context): return event")
    return packed.getvalue()


CODE = {"ZipFile": _package()}

Write = Callable[[Any, str], object]
Read = Callable[[Any, str], object]

SERVICES: dict[str, tuple[str, Write, Read]] = {
    "keys": (
        "apigateway",
        lambda client, name: client.create_api_key(name=name, value=name * 4),
        lambda client, name: client.get_api_keys(nameQuery=name)["items"][0],
    ),
    "imports": (
        "apigateway",
        lambda client, name: client.import_rest_api(body=DEFINITION.replace(b"pets", name.encode())),
        lambda client, name: next(one for one in client.get_rest_apis(limit=500)["items"] if one["name"] == name),
    ),
    "users": (
        "iam",
        lambda client, name: client.create_user(UserName=name),
        lambda client, name: client.get_user(UserName=name),
    ),
    "policies": (
        "iam",
        lambda client, name: client.create_policy(PolicyName=name, PolicyDocument=POLICY),
        lambda client, name: client.get_policy(PolicyArn=f"arn:aws:iam::000000000000:policy/{name}"),
    ),
    "functions": (
        "lambda",
        lambda client, name: client.create_function(
            FunctionName=name, Runtime="python3.12", Role=ROLE, Handler="door.handler", Code=CODE
        ),
        lambda client, name: client.get_function(FunctionName=name),
    ),
    "certificates": (
        "acm",
        lambda client, name: client.import_certificate(
            Certificate=SERVER.pem,
            PrivateKey=SERVER.key_pem,
            CertificateChain=BANK.pem,
            Tags=[{"Key": "name", "Value": name}],
        ),
        lambda client, name: next(
            one
            for one in client.list_certificates()["CertificateSummaryList"]
            if {"Key": "name", "Value": name}
            in client.list_tags_for_certificate(CertificateArn=one["CertificateArn"])["Tags"]
        ),
    ),
    "groups": (
        "logs",
        lambda client, name: client.create_log_group(logGroupName=name),
        lambda client, name: client.describe_log_groups(logGroupNamePrefix=name)["logGroups"][0],
    ),
    "pools": (
        "cognito-idp",
        lambda client, name: client.create_user_pool(PoolName=name),
        lambda client, name: next(
            one for one in client.list_user_pools(MaxResults=60)["UserPools"] if one["Name"] == name
        ),
    ),
    "buckets": (
        "s3",
        lambda client, name: client.create_bucket(Bucket=name),
        lambda client, name: client.head_bucket(Bucket=name),
    ),
    "web ACLs": (
        "wafv2",
        lambda client, name: client.create_web_acl(
            Name=name, Scope="REGIONAL", DefaultAction={"Allow": {}}, VisibilityConfig=VISIBILITY
        ),
        lambda client, name: next(
            one for one in client.list_web_acls(Scope="REGIONAL")["WebACLs"] if one["Name"] == name
        ),
    ),
}
"""What a service is asked to write, and how it is found again."""


def test_kill_9_loses_nothing_of_any_service(tmp_path: Path) -> None:
    """Twice in a row, amid the writes of all of them at once: whatever was acknowledged is found again."""
    acknowledged: set[tuple[str, str]] = set()
    for life, workers in enumerate(("1", "2")):
        with running("--workers", workers, state=tmp_path) as server, ThreadPoolExecutor(len(SERVICES)) as pool:
            for each in [pool.submit(_write, server, what, life, acknowledged) for what in SERVICES]:
                each.result()
    with running(state=tmp_path) as server:
        for what, name in sorted(acknowledged):
            service, _, read = SERVICES[what]
            assert read(server.client(service), name), (what, name)

    assert set(SERVICES) == {what for what, _ in acknowledged}


def _write(server: Running, what: str, life: int, acknowledged: set[tuple[str, str]]) -> None:
    """Write until the server is killed; whoever is the first with so many kills it."""
    service, write, _ = SERVICES[what]
    client = server.client(service)
    assert server.process is not None
    with suppress(ClientError, BotoCoreError):
        for number in range(12):
            name = f"n{life}-{number}-{what.lower().replace(' ', '-')}"
            write(client, name)
            acknowledged.add((what, name))
    server.process.kill()


@pytest.fixture(params=["1", "2"])
def shop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Running]:
    """A server of one process or of three, with a state on the disk."""
    with running("--workers", request.param, state=tmp_path) as server:
        yield server


def test_on_a_full_disk_the_door_goes_on_and_the_control_plane_says_so(shop: Running) -> None:
    """500 in AWS's form for who writes, the state as it was for who reads; with room again all is well."""
    assert shop.process is not None
    estate = build(shop.client())
    host = f"{estate.api_id}.execute-api.us-east-1.amazonaws.com"
    limits = resource.prlimit(shop.process.pid, resource.RLIMIT_FSIZE, (4_096, resource.RLIM_INFINITY))
    statuses, errors = [], []
    for number in range(3):
        with pytest.raises(ClientError) as caught:
            estate.client.create_api_key(name=f"full-{number}", value="v" * 30)
        errors.append(
            (caught.value.response["Error"]["Code"], caught.value.response["ResponseMetadata"]["HTTPStatusCode"])
        )
        statuses.append(shop.send("GET", "/prod/pets", host=host).status)
        statuses.append(shop.send("POST", "/prod/orders", host=host, x_api_key=estate.key_value).status)
    names = [one["name"] for one in estate.client.get_api_keys()["items"]]
    resource.prlimit(shop.process.pid, resource.RLIMIT_FSIZE, limits)
    estate.client.create_api_key(name="again", value="v" * 30)
    shop.process.terminate()
    assert shop.process.stdout is not None
    told = shop.process.stdout.read()

    assert [("InternalFailure", 500)] * 3 == errors
    assert [200] * 6 == statuses
    assert not [name for name in names if name.startswith("full")]
    assert 3 == told.count("the state cannot be used: ")
    assert "Traceback" not in told


def test_a_state_of_the_first_version_is_served_as_it_was(tmp_path: Path) -> None:
    """Its API, its key, its plan and what was counted, after every step of the way."""
    for name in (CONFIGURATION_FILE, RECORDS_FILE):
        text = (STATES / f"version-1-{name.removesuffix('.sqlite3')}.sql").read_text(encoding="utf-8")
        with closing(sqlite3.connect(tmp_path / name)) as connection:
            connection.executescript(text)
    with running(state=tmp_path) as server:
        client = server.client()
        [api] = client.get_rest_apis()["items"]
        [plan] = client.get_usage_plans()["items"]
        [key] = client.get_api_keys(includeValues=True)["items"]
        host = f"{api['id']}.execute-api.us-east-1.amazonaws.com"
        found = [
            server.send("GET", "/prod/pets", host=host).status,
            server.send("POST", "/prod/orders", host=host, x_api_key=key["value"]).status,
            server.send("POST", "/prod/orders", host=host).status,
        ]
        usage = client.get_usage(usagePlanId=plan["id"], keyId=key["id"], startDate="2026-11-25", endDate="2026-11-25")
        models = sorted(one["name"] for one in client.get_models(restApiId=api["id"])["items"])
        groups = [one["logGroupName"] for one in server.client("logs").describe_log_groups()["logGroups"]]
        client.create_deployment(restApiId=api["id"], stageName="next")
        found.append(server.send("GET", "/next/pets", host=host).status)

    assert [200, 200, 403, 200] == found
    assert ["Empty", "Error"] == models
    assert ["old"] == groups
    assert 3 <= usage["items"][key["id"]][0][0]
