"""
API keys from a CSV file.

https://docs.aws.amazon.com/apigateway/latest/developerguide/api-key-file-format.html: the first row names the
columns, in any letter case and order: `name` and `key` have to be there; `description`, `enabled` and `usageplanIds`
may.
"""

import csv
import io
from collections.abc import Mapping
from dataclasses import replace

from gatewright.services.apigateway.api_keys import create_api_key
from gatewright.services.apigateway.errors import bad_request
from gatewright.services.apigateway.usage_plan_keys import create_usage_plan_key
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents
from gatewright.wire.errors import ServiceError

REQUIRED = ("name", "key")


def import_api_keys(documents: Documents, operation: Operation) -> Document:
    """Create a key for each row, and put it into the usage plans that the row names."""
    if operation.params["format"] != "csv":
        raise bad_request("Invalid format specified. Must be one of: [csv]")  # inferred
    ids: list[str] = []
    warnings: list[str] = []
    for row in _rows(operation.params["body"]):
        try:
            ids.append(_import(documents, operation, row))
        except ServiceError as error:
            if operation.params.get("failOnWarnings"):
                raise
            warnings.append(error.message)
    return {"ids": ids, "warnings": warnings}


def _import(documents: Documents, operation: Operation, row: Mapping[str, str]) -> str:
    params = {
        "name": row["name"],
        "value": row["key"],
        "description": row.get("description", ""),
        "enabled": row.get("enabled", "true").lower() == "true",
    }
    key_id = str(create_api_key(documents, replace(operation, params=params))["id"])
    for plan_id in filter(None, (one.strip() for one in row.get("usageplanids", "").split(","))):
        params = {"usagePlanId": plan_id, "keyId": key_id, "keyType": "API_KEY"}
        create_usage_plan_key(documents, replace(operation, params=params))
    return key_id


def _rows(body: bytes) -> list[dict[str, str]]:
    try:
        rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig")), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise bad_request(f"Unable to read the API keys: expected CSV in UTF-8, got {error}") from None  # inferred
    names = [name.strip().lower() for name in rows[0]] if rows else []
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise bad_request(f"Missing required column(s): {', '.join(missing)}")  # inferred
    return [dict(zip(names, (cell.strip() for cell in row), strict=False)) for row in rows[1:] if any(row)]
