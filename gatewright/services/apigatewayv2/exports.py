"""
Exports: an HTTP API, or what a stage of it serves, as an OpenAPI definition.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-export.html. With a stage this is the one
operation of V2 that tells what was deployed.
"""

import json
from datetime import UTC, datetime
from typing import Final

from gatewright.aws.openapi.export_http_api import HttpExport
from gatewright.services.apigateway.errors import bad_request, not_found
from gatewright.services.apigatewayv2 import lookups, snapshots
from gatewright.services.operation import Operation
from gatewright.store import api_answers
from gatewright.store.documents import Document, Documents

SPECIFICATION: Final = "OAS30"
OUTPUTS: Final = ("JSON", "YAML")


def export_api(documents: Documents, operation: Operation) -> Document:
    """Answer the definition of an API as it is, or as a stage serves it."""
    params = operation.params
    api = lookups.api(documents, operation)
    if api["ProtocolType"] != "HTTP":
        raise bad_request("Export is only supported for HTTP APIs")  # documented; the text is inferred
    if params["Specification"] != SPECIFICATION or params.get("ExportVersion") not in {None, "1.0"}:
        # Documented: the only values; the texts are inferred.
        raise bad_request(f"Invalid specification or export version. Must be {SPECIFICATION} and 1.0")
    if params["OutputType"] not in OUTPUTS:
        raise bad_request(f"Invalid output type. Must be one of: [{', '.join(OUTPUTS)}]")
    copied, created = _copied(documents, operation, api)
    export = HttpExport(
        copied,
        stage=params.get("StageName"),
        extensions=params.get("IncludeExtensions") is not False,
        created=f"{datetime.fromtimestamp(created, UTC):%Y-%m-%d %H:%M:%SUTC}",
    )
    return {"body": _written(export.definition(), params["OutputType"])}


def _copied(documents: Documents, operation: Operation, api: Document) -> tuple[Document, float]:
    """Return what is exported, and when it was made."""
    if not operation.params.get("StageName"):
        return snapshots.taken(documents, api["ApiId"]), api["CreatedDate"]
    stage = lookups.stage(documents, operation)
    deployed = documents.get("api_deployment", api["ApiId"], stage.get("DeploymentId") or "")
    if deployed is None:
        raise not_found("Invalid Deployment identifier specified")  # inferred: a stage that serves nothing
    copied = api_answers.snapshot(documents, api["ApiId"], deployed["DeploymentId"])
    return copied or {}, deployed["CreatedDate"]


def _written(definition: Document, output: str) -> bytes:
    if output == "YAML":
        import yaml  # noqa: PLC0415  # heavy, and wanted only here

        return yaml.safe_dump(definition, sort_keys=False, allow_unicode=True).encode()
    return json.dumps(definition, indent=2, ensure_ascii=False, separators=(",", " : ")).encode()
