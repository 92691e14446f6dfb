"""
How the control plane bears 500 APIs of 40 methods: deployments, how soon they count, and a restart with all of it.

`python -m bench.control_plane [APIS]` builds the APIs in a state of its own and measures, on the clock of the wall and
in processor time of the server: `create_deployment`; a call at the door right after it, which must meet what was
deployed; an ordinary commit; and a start with that state, to the first answer of an API.
"""

import http.client
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final
from urllib.parse import urlsplit

import boto3
from botocore.config import Config

from bench.processes import Server, gateway
from gatewright.lab.server import aws

APIS: Final = 500
PATHS: Final = 20
ROUNDS: Final = 15
LEAST: Final = {"create_deployment": 0.150, "commit to door": 0.050, "restart to first answer": 2.0}
"""What is asked for, in seconds."""

_MOCK: Final = {
    "type": "mock",
    "requestTemplates": {"application/json": '{"statusCode": 200}'},
    "responses": {"default": {"statusCode": "200", "responseTemplates": {"application/json": '{"version": "%s"}'}}},
}


@dataclass(slots=True)
class Timed:
    """Seconds of one thing, each time that it was done."""

    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def add(self, server: Server, work: Callable[[], object]) -> None:
        """Do it once more."""
        used, begun = server.processor_seconds(), time.perf_counter()
        work()
        self.wall.append(time.perf_counter() - begun)
        self.processor.append(server.processor_seconds() - used)


def definition(version: str, paths: int = PATHS) -> bytes:
    """Return an API of two methods a path, whose answers tell the version."""
    integration = json.loads(json.dumps(_MOCK).replace("%s", version))
    method = {"responses": {"200": {"description": "fine"}}, "x-amazon-apigateway-integration": integration}
    places = {f"/place{number}/{{id}}": {"get": method, "post": method} for number in range(paths)}
    return json.dumps({"openapi": "3.0.1", "info": {"title": "bench", "version": "1"}, "paths": places}).encode()


def main(apis: int = APIS) -> int:
    """Measure, print, and say whether all is as asked."""
    with tempfile.TemporaryDirectory() as folder:
        with gateway("--state", folder) as server:
            client = _client(server)
            begun = time.perf_counter()
            ids = [_deployed(client) for _ in range(apis)]
            print(f"{apis} APIs of {2 * PATHS} methods in {time.perf_counter() - begun:.1f} s")
            found = _measured(server, client, ids)
        found["restart to first answer"] = _restarts(folder, ids[-1])
    print(f"\n{'what':28} {'median':>9} {'longest':>9} {'processor':>10}   asked")
    for name, timed in found.items():
        median, longest = statistics.median(timed.wall), max(timed.wall)
        asked = f"{LEAST[name] * 1000:6.0f} ms" if name in LEAST else ""
        processor = statistics.median(timed.processor) * 1000
        print(f"{name:28} {median * 1000:6.1f} ms {longest * 1000:6.1f} ms {processor:7.1f} ms   {asked}")
    return int(any(statistics.median(found[name].wall) > asked for name, asked in LEAST.items()))


def _client(server: Server) -> Any:
    settings = Config(connect_timeout=60, read_timeout=60, retries={"max_attempts": 0})
    told = aws(server.url)
    return boto3.client(
        "apigateway",
        endpoint_url=server.url,
        region_name="us-east-1",
        aws_access_key_id=told["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=told["AWS_SECRET_ACCESS_KEY"],
        config=settings,
    )


def _deployed(client: Any) -> str:
    api_id = str(client.import_rest_api(body=definition("0"))["id"])
    client.create_deployment(restApiId=api_id, stageName="prod")
    return api_id


def _measured(server: Server, client: Any, ids: list[str]) -> dict[str, Timed]:
    """Return what deployments and other commits cost while all the APIs are there."""
    deployment, door, commit, reading = Timed(), Timed(), Timed(), Timed()
    for number in range(1, ROUNDS + 1):
        api_id, version = ids[number * 7 % len(ids)], str(number)
        client.put_rest_api(restApiId=api_id, mode="overwrite", body=definition(version))
        deployment.add(server, partial(client.create_deployment, restApiId=api_id, stageName="prod"))
        door.add(server, partial(_meets, server, api_id, version))
        commit.add(server, partial(client.update_rest_api, restApiId=api_id, patchOperations=_renamed()))
        reading.add(server, partial(client.get_resources, restApiId=api_id, limit=500, embed=["methods"]))
    return {
        "create_deployment": deployment,
        "commit to door": door,
        "update_rest_api": commit,
        "get_resources, 40 methods": reading,
    }


def _renamed() -> list[dict[str, str]]:
    return [{"op": "replace", "path": "/name", "value": f"bench {time.time()}"}]


def _restarts(folder: str, api_id: str) -> Timed:
    """Return how long a start takes with that state, to the first answer of an API."""
    timed = Timed()
    for _ in range(3):
        with ExitStack() as stack:
            begun = time.perf_counter()
            server = stack.enter_context(gateway("--state", folder))
            _meets(server, api_id, None)
            timed.wall.append(time.perf_counter() - begun)
            timed.processor.append(server.processor_seconds())
    return timed


def _meets(server: Server, api_id: str, version: str | None) -> None:
    """Call the API until it answers with a version; `None` is any."""
    place = urlsplit(server.url)
    host = f"{api_id}.execute-api.us-east-1.amazonaws.com"
    while True:
        connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=10)
        connection.request("GET", "/prod/place7/1", headers={"Host": host})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        if answer.status == 200 and (version is None or json.loads(body) == {"version": version}):
            return


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else APIS))
