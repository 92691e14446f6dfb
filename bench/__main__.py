"""
`make bench`: the gateway against the bare server of our own stack, and peers where they are installed, in one run.

Five interleaved rounds of wrk against each; what counts is the ratio of the medians, since machines are noisy. Writes
`build/bench.json`. `python -m bench.workers` compares two workers with one, and TLS with plain connections;
`python -m bench.web_acls` measures the rules of a web ACL.
"""

import http.client
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import boto3

import bench.closed
from bench import wrk
from bench.decisions import decisions_a_second
from gatewright.lab.estate import Estate, build
from gatewright.lab.server import aws, gateway

ROUNDS = 5
RESULT = Path("build/bench.json")
_URL = re.compile(r"http://\S+")


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that wrk calls."""

    name: str
    url: str
    headers: tuple[str, ...] = ()
    method: str = "GET"
    refused: bool = False
    sign: Callable[[], tuple[str, ...]] | None = None


def main() -> int:
    """Measure, print, write."""
    if wrk.missing():
        return 2
    engine = decisions_a_second()
    for name, rate in engine.items():
        print(f"engine alone, {name}: {rate:,.0f} decisions a second")
    with ExitStack() as stack:
        targets = _targets(stack)
        rates: dict[str, list[float]] = {target.name: [] for target in targets}
        for number in range(ROUNDS):
            print(f"round {number + 1} of {ROUNDS}", flush=True)
            for target in targets:
                rates[target.name].append(_wrk(target))
    medians = {name: statistics.median(found) for name, found in rates.items()}
    limit = medians["bare server"]
    print(f"\n{'what':32} {'requests/s':>12} {'of the limit':>13}   min-max")
    for name, median in medians.items():
        low, high = min(rates[name]), max(rates[name])
        print(f"{name:32} {median:12,.0f} {median / limit:12.1%}   {low:,.0f}-{high:,.0f}")
    RESULT.parent.mkdir(exist_ok=True)
    ratios = {name: median / limit for name, median in medians.items()}
    document = {"decisions_a_second": engine, "requests_a_second": rates, "medians": medians, "ratios": ratios}
    RESULT.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    print(f"\nwritten to {RESULT}")
    return 0


def _targets(stack: ExitStack) -> list[Target]:
    bare = stack.enter_context(_process([sys.executable, "bench/bare_server.py"], _URL))
    url = stack.enter_context(gateway())
    os.environ.update(aws(url))
    estate = build(boto3.client("apigateway", endpoint_url=url))
    host = f"Host: {estate.api_id}.execute-api.us-east-1.amazonaws.com"
    key = f"x-api-key: {estate.key_value}"
    closed = bench.closed.build(lambda service: boto3.client(service, endpoint_url=url))
    guarded, asking = (f"Host: {one}.execute-api.us-east-1.amazonaws.com" for one in (closed.guarded, closed.asking))
    targets = [
        Target("bare server", f"{bare}/prod/pets"),
        Target("MOCK route", f"{url}/prod/pets", (host,)),
        Target("API key and usage plan, MOCK", f"{url}/prod/orders", (host, key), "POST"),
        Target("refusal: no such path", f"{url}/prod/pet", (host,), refused=True),
        Target("refusal: no API key", f"{url}/prod/orders", (host,), "POST", refused=True),
        Target("resource policy, 50 statements", f"{url}/prod/", (guarded,)),
        Target("signed for IAM", f"{url}/prod/", sign=closed.signature),
        Target("Lambda authorizer, kept answer", f"{url}/prod/", (asking, "Authorization: token")),
    ]
    return targets + [target for peer in (_moto, _localstack) for target in peer(stack)]


def _moto(stack: ExitStack) -> Iterator[Target]:
    """Measure moto's server where it is installed: its MOCK answers on the host form of the address."""
    if shutil.which("moto_server", path=_beside()) is None:
        return
    url = "http://127.0.0.1:4599"
    stack.enter_context(_process(["moto_server", "-p", "4599"], None))
    estate = _built("moto", url)
    if estate is not None:
        host = f"Host: {estate.api_id}.execute-api.us-east-1.amazonaws.com"
        yield from _answering(Target("moto, MOCK route", f"{url}/prod/pets", (host,)))


def _localstack(stack: ExitStack) -> Iterator[Target]:
    """Measure LocalStack where it is installed from PyPI with its runtime."""
    if shutil.which("localstack-supervisor", path=_beside()) is None:
        return
    url = "http://127.0.0.1:4598"
    stack.enter_context(_process(["localstack-supervisor"], None, {"GATEWAY_LISTEN": "127.0.0.1:4598"}))
    estate = _built("LocalStack", url)
    if estate is not None:
        yield from _answering(Target("LocalStack, MOCK route", f"{url}/_aws/execute-api/{estate.api_id}/prod/pets"))


def _built(name: str, url: str) -> Estate | None:
    """Build the estate on a peer, once it is up; `None`, and a line, when it cannot."""
    last: Exception | None = None
    for _ in range(60):
        try:
            return build(boto3.client("apigateway", endpoint_url=url))
        except Exception as error:  # noqa: BLE001 - whatever a peer answers while it starts
            last = error
            time.sleep(1)
    print(f"bench: {name} is installed but did not build the estate: {last}", file=sys.stderr)
    return None


def _answering(target: Target) -> Iterator[Target]:
    """Yield a target that answers 200; say of any other that it is left out, for a refusal is no measure."""
    place = urlsplit(target.url)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=10)
    connection.request("GET", place.path, headers=dict(line.split(": ", 1) for line in target.headers))
    status = connection.getresponse().status
    connection.close()
    if status == 200:
        yield target
    else:
        print(f"bench: {target.name} answers {status} and is left out", file=sys.stderr)


@contextmanager
def _process(command: list[str], pattern: re.Pattern[str] | None, more: dict[str, str] | None = None) -> Iterator[str]:
    """Run a server; give what its first line says, if it says anything."""
    environment = os.environ | {"PATH": _beside(), "PYTHONPATH": "."} | (more or {})
    sink = subprocess.DEVNULL if pattern is None else subprocess.PIPE
    with subprocess.Popen(command, stdout=sink, stderr=subprocess.DEVNULL, text=True, env=environment) as process:
        found = pattern.search(process.stdout.readline()) if pattern and process.stdout else None
        try:
            yield found[0] if found else ""
        finally:
            process.terminate()


def _beside() -> str:
    return f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"


def _wrk(target: Target) -> float:
    return wrk.rate(
        target.url,
        target.sign() if target.sign else target.headers,
        script=str(Path(__file__).parent / "method.lua") if target.method != "GET" else None,
        refused=target.refused,
        environment={"METHOD": target.method},
    )


if __name__ == "__main__":
    raise SystemExit(main())
