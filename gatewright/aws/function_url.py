"""Function URLs: the address of a function, what it is given of a call, and what it may answer.

Restates "Invoking Lambda function URLs":
https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
The event has the payload format 2.0 of HTTP APIs, without what an API has; an answer without a `statusCode` is the
body of a 200, and a body that is no text is written as JSON (recorded: LocalStack's AWS-validated
`test_http_integration_with_lambda`, 2024-08-07, whose function answers an object).
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import parse_qsl

from gatewright.aws.http_api_answer import read_second_format
from gatewright.aws.http_api_event import HttpCall, body_members, joined
from gatewright.aws.lambda_proxy_answer import ProxyAnswer
from gatewright.aws.lambda_proxy_event import LEFT_OUT
from gatewright.model.lazy_pattern import pattern
from gatewright.model.request import Request, Tls
from gatewright.model.unknown import Unknown

_HOST: Final = pattern(r"([a-z0-9]{1,63})\.lambda-url\.([a-z0-9-]+)\.[a-z0-9.-]+")
_AWS: Final = ".on.aws"
_KEY: Final = "$default"
_KEPT: Final = frozenset({"content-length"})
_MILLISECONDS: Final = 1000


def address(url_id: str, region: str) -> str:
    """Return the URL of a function."""
    return f"https://{url_id}.lambda-url.{region}{_AWS}/"


def url_id(host: str) -> str | None:
    """Return the id of the function URL that a host names, under AWS's domain or a local one; `None` for others."""
    found = _HOST.fullmatch(host)
    return None if found is None else found[1]


def is_of_aws(host: str) -> bool:
    """Return whether a host is a function URL under AWS's own domain."""
    return host.endswith(_AWS) and url_id(host) is not None


def event(request: Request, identity: str, fields: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Return what the function is given; `fields` are the caller's header fields and those that Lambda sets."""
    named = [(name.lower(), value) for name, value in fields]
    headers = [field for field in named if field[0] not in LEFT_OUT or field[0] in _KEPT]
    cookies = [part.strip() for name, value in headers if name == "cookie" for part in value.split(";") if part.strip()]
    query = joined(parse_qsl(request.query, keep_blank_values=True))
    body = b"" if isinstance(request.body, Unknown) else request.body
    return {
        "version": "2.0",
        "routeKey": _KEY,
        "rawPath": request.path,
        "rawQueryString": request.query,
        **({"cookies": cookies} if cookies else {}),
        "headers": joined(field for field in headers if field[0] != "cookie"),
        **({"queryStringParameters": query} if query else {}),
        "requestContext": _context(request, identity),
        **body_members(HttpCall(headers=tuple(named), stage_variables={}, body=body)),
    }


def tls_fields(request: Request) -> list[tuple[str, str]]:
    """Return what a function learns of the TLS of its caller (recorded, as above)."""
    tls = request.peer.tls
    if not isinstance(tls, Tls):
        return []
    told = (("x-amzn-tls-version", tls.version), ("x-amzn-tls-cipher-suite", tls.cipher_suite))
    return [(name, value) for name, value in told if not isinstance(value, Unknown)]


def read_answer(payload: bytes) -> ProxyAnswer:
    """Read what the function answered, or raise `MalformedAnswerError`."""
    try:
        told = json.loads(payload)
    except (ValueError, RecursionError):
        told = None
    if isinstance(told, dict) and "statusCode" in told and not isinstance(told.get("body"), str | None):
        text = json.dumps(told["body"], ensure_ascii=False, separators=(",", ":"))
        payload = json.dumps({**told, "body": text}).encode()
    return read_second_format(payload)


def _context(request: Request, identity: str) -> dict[str, Any]:
    peer = request.peer.source_ip
    agent = request.headers.get("user-agent")
    return {
        "accountId": "anonymous",
        "apiId": identity,
        "domainName": request.host,
        "domainPrefix": identity,
        "http": {
            "method": request.method,
            "path": request.path,
            "protocol": request.protocol,
            "sourceIp": "" if isinstance(peer, Unknown) else peer,
            "userAgent": agent if isinstance(agent, str) else "",
        },
        "requestId": request.request_id,
        "routeKey": _KEY,
        "stage": _KEY,
        "time": datetime.fromtimestamp(request.received_at, UTC).strftime("%d/%b/%Y:%H:%M:%S +0000"),
        "timeEpoch": int(request.received_at * _MILLISECONDS),
    }
