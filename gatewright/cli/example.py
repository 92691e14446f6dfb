"""The example estate of `gatewright serve --example`, and the calls to try on it."""

import os
from typing import Any

from gatewright.lab.estate import STAGE, build
from gatewright.lab.server import aws

API_ID = "petsample1"
"""
The id of the example, always the same, so that what a page shows can be pasted.

A server that has this API already keeps it as it is; others of the same name are somebody's own.
"""

NAME = "pets"
"""How the API of the example is called."""


def lines(url: str) -> list[str]:
    """Build the example on the server at `url`, unless it is there, and return what to try."""
    import boto3  # noqa: PLC0415 - only those who ask for the example wait for boto3

    environment = {name: value for name, value in aws(url).items() if name not in os.environ}
    os.environ.update(environment)
    client = boto3.Session().client("apigateway", endpoint_url=url)
    if not _is_built(client):
        build(client, tags={"_custom_id_": API_ID})
    base = f"{url}/_aws/execute-api/{API_ID}/{STAGE}"
    diagnose = f"gatewright diagnose - --config aws --endpoint-url {url} --region {client.meta.region_name}"
    return [
        f"example API `{NAME}`, id {API_ID}, stage {STAGE}: GET /pets is open, POST /orders needs an API key",
        f"  curl -i {base}/pets",
        f"  curl -v {base}/pet 2>&1 | gatewright diagnose -",
        f"  curl -v -X POST {base}/orders 2>&1 | {diagnose}",
    ]


def _is_built(client: Any) -> bool:
    return any(api["id"] == API_ID for api in client.get_rest_apis(limit=500)["items"])
