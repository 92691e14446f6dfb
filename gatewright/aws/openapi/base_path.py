"""
The base path of a definition, and what becomes of it.

https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api-basePath.html: it is ignored, put
before every path, or put there without its first part. OpenAPI 3 says it in the URL of the first server, or as the
variable `basePath` of it. Recorded by LocalStack's snapshot tests (test_import_rest_api_with_base_path_oas30,
test_import_rest_apis_with_base_path_swagger, 2025-07-02).
"""

from typing import Final
from urllib.parse import urlsplit

from gatewright.aws.openapi.source import Source

MODES: Final = ("ignore", "prepend", "split")


def prefix(source: Source, mode: str) -> str:
    """Return what stands before every path: `/base`, or nothing."""
    parts = [part for part in _said(source).split("/") if part]
    kept = {"prepend": parts, "split": parts[1:]}.get(mode, [])
    return "".join(f"/{part}" for part in kept)


def _said(source: Source) -> str:
    if source.version == 2:
        return str(source.root.get("basePath") or "")
    servers = source.root.get("servers")
    first = servers[0] if isinstance(servers, list) and servers and isinstance(servers[0], dict) else {}
    variables = first.get("variables")
    variable = variables.get("basePath") if isinstance(variables, dict) else None
    if isinstance(variable, dict):
        return str(variable.get("default") or "")
    try:
        return urlsplit(str(first.get("url") or "")).path
    except ValueError:
        return ""
