"""
Documentation parts: what an API says of itself to people.

https://docs.aws.amazon.com/apigateway/latest/api/API_DocumentationPart.html. Members and refusals as LocalStack's
snapshot tests recorded them of AWS (TestApiGatewayApiDocumentationPart, 2024-04-15).
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gatewright.aws.openapi.errors import OpenApiError
from gatewright.aws.openapi.read import documentation
from gatewright.services.apigateway import limits, lookup, paging, patching
from gatewright.services.apigateway.errors import bad_request, conflict
from gatewright.services.apigateway.patching import Path, Table
from gatewright.services.errors import not_implemented
from gatewright.services.identifiers import SHORT, fresh_id
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

KIND = "documentation_part"


def create_documentation_part(documents: Documents, operation: Operation) -> Document:
    """Document a part of an API."""
    rest_api_id = lookup.rest_api(documents, operation)["id"]
    location, properties = operation.params["location"], operation.params["properties"]
    _check_properties(properties)
    if any(one["location"] == location for one in documents.list(KIND, rest_api_id)):
        # Reported by users of AWS.
        raise conflict("Documentation part already exists for the specified location: " + _shown(location))
    limits.check(documents, KIND, rest_api_id)
    created = {
        "id": fresh_id(documents, operation, KIND, rest_api_id, length=SHORT),
        "location": dict(location),
        "properties": properties,
    }
    documents.put(KIND, rest_api_id, created["id"], document=created)
    return created


def get_documentation_part(documents: Documents, operation: Operation) -> Document:
    """Answer one part."""
    return lookup.documentation_part(documents, operation)


def get_documentation_parts(documents: Documents, operation: Operation) -> Document:
    """Answer the parts of an API, or those of a type, a path or a name."""
    rest_api_id = lookup.rest_api(documents, operation)["id"]
    params = operation.params
    if params.get("locationStatus") == "UNDOCUMENTED":
        raise not_implemented("get_documentation_parts does not offer locationStatus=UNDOCUMENTED")
    found = [one for one in documents.list(KIND, rest_api_id) if _is_asked(one["location"], params)]
    return paging.page(found, params)


def update_documentation_part(documents: Documents, operation: Operation) -> Document:
    """Change what a part says."""
    found = lookup.documentation_part(documents, operation)
    changed = patching.apply(found, operation.params.get("patchOperations") or [], PATHS)
    _check_properties(changed.get("properties"))
    documents.put(KIND, operation.params["restApiId"], found["id"], document=changed)
    return changed


def delete_documentation_part(documents: Documents, operation: Operation) -> Document:
    """Delete a part."""
    rest_api_id = lookup.rest_api(documents, operation)["id"]
    documents.delete(KIND, rest_api_id, lookup.documentation_part(documents, operation)["id"])
    return {}


def import_documentation_parts(documents: Documents, operation: Operation) -> Document:
    """Take the parts of an OpenAPI definition; a part of a known place is replaced."""
    rest_api_id = lookup.rest_api(documents, operation)["id"]
    try:
        parts = documentation(operation.params.get("body") or b"")
    except OpenApiError:
        # Recorded: test_import_documentation_parts_bad_file, 2025-11-18.
        raise bad_request("Unable to build importer with provided input.") from None
    if operation.params.get("mode") == "overwrite":
        documents.delete_below(KIND, rest_api_id)
    return {"ids": [_put(documents, operation, rest_api_id, part) for part in parts]}


def _put(documents: Documents, operation: Operation, rest_api_id: str, part: Mapping[str, Any]) -> str:
    for one in documents.list(KIND, rest_api_id):
        if one["location"] == part["location"]:
            documents.delete(KIND, rest_api_id, one["id"])
    asked = {"restApiId": rest_api_id, **part}
    return str(create_documentation_part(documents, replace(operation, params=asked))["id"])


def _is_asked(location: Mapping[str, str], params: Mapping[str, Any]) -> bool:
    if params.get("type") is not None and location["type"] != params["type"]:
        return False
    if params.get("path") is not None and location.get("path") != params["path"]:
        return False
    return params.get("nameQuery") is None or params["nameQuery"] in location.get("name", "")


def _check_properties(properties: str | None) -> None:
    try:
        found = json.loads(properties or "")
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise bad_request("Invalid documentation part properties: expected a JSON object")  # inferred


def _shown(location: Mapping[str, str]) -> str:
    return ", ".join(f"{name}: {value}" for name, value in location.items())


PATHS = Table(paths=(Path(pattern="/properties", member="properties"),))
"""In the order of AWS's refusal."""
