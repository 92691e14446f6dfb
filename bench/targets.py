"""All that `make bench` calls, with the share of its limit that is asked for."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import boto3

import bench.behind
import bench.closed
import bench.http_apis
from bench.load import Target
from bench.peers import peers
from bench.processes import Server, bare, gateway
from gatewright.lab.estate import build

PROXY = "bare proxy"
"""The name of the bare server that passes calls on."""


def targets(stack: ExitStack) -> list[Target]:
    """Start and build everything; all of it ends with the stack."""
    back_end = stack.enter_context(bare())
    limit, proxy = stack.enter_context(bare()), stack.enter_context(bare("--to", f"{back_end.url}/pets"))
    server = stack.enter_context(gateway())

    def client(service: str) -> Any:
        return boto3.client(service, endpoint_url=server.url)

    return [
        Target("bare server", limit, f"{limit.url}/prod/pets"),
        Target(PROXY, proxy, f"{proxy.url}/pets", least=None),
        *_of_rest_apis(server, client, back_end.url),
        *peers(stack),
    ]


def _of_rest_apis(server: Server, client: Callable[[str], Any], back_end: str) -> Iterator[Target]:
    url = server.url
    rest = client("apigateway")
    estate, closed = build(rest), bench.closed.build(client)
    host = _host(estate.api_id)
    guarded, asking, signed = _host(closed.guarded), _host(closed.asking), closed.signature
    key = f"x-api-key: {estate.key_value}"
    keyless = Target("refusal: no API key", server, f"{url}/prod/orders", (host,), "POST", refused=True, least=0.25)
    yield Target("MOCK route", server, f"{url}/prod/pets", (host,), least=0.25)
    yield Target("API key and usage plan, MOCK", server, f"{url}/prod/orders", (host, key), "POST", least=0.22)
    yield Target("refusal: no such path", server, f"{url}/prod/pet", (host,), refused=True)
    yield keyless
    yield Target("resource policy, 50 statements", server, f"{url}/prod/", (guarded,), least=0.20)
    yield Target("signed for IAM", server, f"{url}/prod/", sign=signed, least=0.14)
    kept = (asking, "Authorization: token")
    yield Target("Lambda authorizer, kept answer", server, f"{url}/prod/", kept, least=0.20)
    mapped, proxied = _host(bench.behind.mapped(rest)), _host(bench.behind.proxied(rest, back_end))
    yield Target("MOCK, template of 20 lines", server, f"{url}/prod/?page=7", (mapped,), least=0.15)
    yield Target("HTTP_PROXY", server, f"{url}/prod/", (proxied,), limit=PROXY, least=0.50)
    yield Target("MOCK route over TLS", server, f"{server.tls_url}/prod/pets", (host,), limit="MOCK route", least=0.60)
    yield from _of_http_apis(server, bench.http_apis.build(client, back_end, closed.function, closed.user))


def _of_http_apis(server: Server, api: bench.http_apis.HttpApi) -> Iterator[Target]:
    """Yield the calls of an HTTP API; nothing can be behind its routes but a back end."""
    url, host = server.url, f"Host: {api.host}"
    bearer = (host, f"Authorization: Bearer {api.token}")
    token = (host, "Authorization: token")
    yield Target("HTTP API, HTTP_PROXY", server, f"{url}/open", (host,), limit=PROXY, least=0.50)
    yield Target("HTTP API, JSON Web Token", server, f"{url}/token", bearer, limit=PROXY)
    yield Target("HTTP API, signed for IAM", server, f"{url}/signed", sign=api.signature, limit=PROXY)
    yield Target("HTTP API, Lambda authorizer, kept", server, f"{url}/asked", token, limit=PROXY)
    yield Target("HTTP API, refusal: no such route", server, f"{url}/nothing", (host,), refused=True)
    yield Target("HTTP API, refusal: no token", server, f"{url}/token", (host,), refused=True)
    yield Target("HTTP API, refusal: not signed", server, f"{url}/signed", (host,), refused=True)


def _host(api_id: str) -> str:
    return f"Host: {api_id}.execute-api.{bench.closed.REGION}.amazonaws.com"
