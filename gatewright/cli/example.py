"""The example estate of `gatewright serve --example`, and the calls to try on it."""

import os
from typing import Any

from gatewright.lab.estate import STAGE, build
from gatewright.lab.server import aws

API_ID = "petsample1"
"""The id of the example, always the same, so that what a page shows can be pasted."""

NAME = "pets"
"""The API of the example; a server that has it already keeps it as it is."""


def lines(url: str) -> list[str]:
    """Build the example on the server at `url`, unless it is there, and return what to try."""
    import boto3  # noqa: PLC0415 - only those who ask for the example wait for boto3

    environment = {name: value for name, value in aws(url).items() if name not in os.environ}
    os.environ.update(environment)
    client = boto3.Session().client("apigateway", endpoint_url=url)
    api_id = _api_id(client) or build(client, tags={"_custom_id_": API_ID}).api_id
    base = f"{url}/_aws/execute-api/{api_id}/{STAGE}"
    diagnose = f"gatewright diagnose - --config aws --endpoint-url {url} --region {client.meta.region_name}"
    return [
        f"example API `{NAME}`, id {api_id}, stage {STAGE}: GET /pets is open, POST /orders needs an API key",
        f"  curl -i {base}/pets",
        f"  curl -v {base}/pet 2>&1 | gatewright diagnose -",
        f"  curl -v -X POST {base}/orders 2>&1 | {diagnose}",
    ]


def _api_id(client: Any) -> str | None:
    apis = client.get_rest_apis(limit=500)["items"]
    return next((str(api["id"]) for api in apis if api["name"] == NAME), None)
