"""
Exports: what a stage serves, as an OpenAPI definition.

https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-export-api.html; that a stage's documentation
is exported too: api-gateway-documenting-api-quick-start-import-export.html.
"""

import json
from datetime import UTC, datetime
from typing import Literal

from gatewright.aws.openapi.export import Export, Exported
from gatewright.services.apigateway import lookup
from gatewright.services.apigateway.errors import bad_request
from gatewright.services.operation import Operation
from gatewright.store.answers import snapshot
from gatewright.store.documents import Document, Documents

VERSIONS: dict[str, Literal[2, 3]] = {"swagger": 2, "oas30": 3}
YAML = "application/yaml"
EXTENSIONS = ("integrations", "authorizers", "documentation", "apigateway")
"""Documented: the values of the parameter `extensions`; `postman` is not offered."""


def get_export(documents: Documents, operation: Operation) -> Document:
    """Answer the definition of what a stage serves."""
    params = operation.params
    stage = lookup.stage(documents, operation)
    kind = params["exportType"]
    if kind not in VERSIONS:
        raise bad_request(f"No API exported for type '{kind}'")  # inferred
    asked = [one.strip() for one in ((params.get("parameters") or {}).get("extensions") or "").split(",") if one]
    unknown = [one for one in asked if one not in EXTENSIONS]
    if unknown:
        raise bad_request(f"Invalid extensions specified: {','.join(unknown)}")  # inferred
    rest_api_id = params["restApiId"]
    deployment = documents.get("deployment", rest_api_id, stage["deploymentId"]) or {}
    created = _time(deployment.get("createdDate", operation.seconds))
    everything = "apigateway" in asked
    documented = everything or "documentation" in asked
    export = Export(
        Exported(
            version=VERSIONS[kind],
            host=f"{rest_api_id}.execute-api.{operation.region}.amazonaws.com",
            stage=stage["stageName"],
            created=created,
            snapshot=snapshot(documents, rest_api_id, stage["deploymentId"]) or {},
            integrations=everything or "integrations" in asked,
            authorizers=everything or "authorizers" in asked,
            everything=everything,
            documentation=_documentation(documents, stage, rest_api_id) if documented else None,
        )
    )
    text, ending = _written(export.definition(), params.get("accepts"))
    # Recorded: the type is that of a file, whatever the file holds.
    return {
        "contentType": "application/octet-stream",
        "contentDisposition": f'attachment; filename="{kind}_{export.version}.{ending}"',
        "body": text.encode(),
    }


def _documentation(documents: Documents, stage: Document, rest_api_id: str) -> Document | None:
    """Return the documentation that a stage refers to (documented: it must, for its export to hold any)."""
    name = stage.get("documentationVersion")
    found = documents.get("documentation_version", rest_api_id, name) if name else None
    return {**found, "createdDate": _time(found["createdDate"])} if found is not None else None


def _time(seconds: float) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}"


def _written(definition: Document, accepts: str | None) -> tuple[str, str]:
    if accepts == YAML:
        import yaml  # noqa: PLC0415  # heavy, and wanted only here

        return yaml.safe_dump(definition, sort_keys=False, allow_unicode=True), "yaml"
    return json.dumps(definition, indent=2, ensure_ascii=False, separators=(",", " : ")), "json"
