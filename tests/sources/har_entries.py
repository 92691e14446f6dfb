"""Entries of HAR files, as each browser writes them."""

import json
from collections.abc import Mapping
from typing import Any

HOST = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"
URL = f"https://{HOST}/prod/pet?a=1"
REFUSAL = {
    "x-amzn-errortype": "MissingAuthenticationTokenException",
    "x-amz-apigw-id": "BE0bQG3XIAMEhsw=",
    "date": "Sat, 25 Jul 2026 18:31:48 GMT",
}


def fields(headers: Mapping[str, str]) -> list[dict[str, str]]:
    """Return header fields as HAR lists them."""
    return [{"name": name, "value": value} for name, value in headers.items()]


def entry(
    status: int = 403,
    method: str = "GET",
    url: str = URL,
    sent: Mapping[str, str] | None = None,
    received: Mapping[str, str] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """Return one entry; `more` goes beside request and response."""
    return {
        "startedDateTime": "2026-07-25T18:31:47.500Z",
        "request": {
            "method": method,
            "url": url,
            "httpVersion": "h2",
            "headers": fields({":authority": HOST, "accept": "*/*", **(sent or {})}),
            "bodySize": 0,
        },
        "response": {
            "status": status,
            "headers": fields(REFUSAL if received is None else received),
            "content": {"size": 42, "text": '{"message":"Missing Authentication Token"}'} if status else {"size": 0},
            "bodySize": -1,
        },
        "serverIPAddress": "[2600:9000::1]",
        **more,
    }


def file(*entries: object, creator: str = "Firefox") -> bytes:
    """Return a HAR file."""
    return json.dumps(
        {"log": {"version": "1.2", "creator": {"name": creator}, "pages": [{"id": "p"}], "entries": entries}}, indent=1
    ).encode()
