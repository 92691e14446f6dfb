"""
Imports: an API from an OpenAPI definition, or an API changed by one.

https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api.html. Recorded by LocalStack's
snapshot tests (test_apigateway_import, 2025-07-02): an import that replaces keeps the ids of the API and of the paths
that stay, and takes the name from the definition; one that merges adds the binary media types to those there are; an
imported API has the models of its definition and no others. What is no definition is refused before anybody looks for
the API (test_import_api_bad_file, 2025-11).
"""

import logging
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from gatewright.aws.openapi.base_path import MODES
from gatewright.aws.openapi.definition import Definition
from gatewright.aws.openapi.errors import OpenApiError
from gatewright.aws.openapi.read import definition
from gatewright.services.apigateway import lookup, patching, rest_apis
from gatewright.services.apigateway.errors import bad_request
from gatewright.services.apigateway.import_asks import asked
from gatewright.services.apigateway.import_steps import Import
from gatewright.services.operation import Operation
from gatewright.store.answers import with_tags
from gatewright.store.documents import Document, Documents

_log = logging.getLogger("gatewright.services")

DEFAULT_MODE = "merge"
"""Documented: PutRestApi."""

PATCHED = (
    "name",
    "description",
    "version",
    "apiKeySource",
    "minimumCompressionSize",
    "disableExecuteApiEndpoint",
    "securityPolicy",
    "endpointAccessMode",
)
"""What a definition may say of an API, member by member; each has a patch path of its name."""

REPLACED = ("description", "version", "policy", "minimumCompressionSize", "binaryMediaTypes")
"""What an import that replaces takes away where the definition is silent."""

BELOW = ("model", "authorizer", "request_validator", "gateway_response")
"""Kinds of documents that an import that replaces takes away, where the definition does not name them again."""


def import_rest_api(documents: Documents, operation: Operation) -> Document:
    """Create an API from a definition."""
    found = _read(operation)
    api = {**found.api, "endpointConfiguration": _endpoint(found, operation) or {}}
    created = rest_apis.create_rest_api(documents, replace(operation, params=asked(rest_apis.create_rest_api, api)))
    documents.delete_below("model", created["id"])
    return _imported(documents, operation, created["id"], found)


def put_rest_api(documents: Documents, operation: Operation) -> Document:
    """Change an API by a definition: add to it, or replace what it is."""
    found = _read(operation)
    rest_api = lookup.rest_api(documents, operation)
    overwrite = (operation.params.get("mode") or DEFAULT_MODE) == "overwrite"
    replaced = _strip(documents, rest_api["id"], found) if overwrite else []
    _change(documents, operation, rest_api, found, overwrite=overwrite)
    return with_tags(_imported(documents, operation, rest_api["id"], found, replaced)) or {}


def _read(operation: Operation) -> Definition:
    base_path = (operation.params.get("parameters") or {}).get("basepath") or MODES[0]
    if base_path not in MODES:
        raise bad_request(f"Invalid basepath specified. Valid options are {','.join(MODES)}")  # inferred
    body: bytes = operation.params.get("body") or b""
    for name, value in _variables(operation).items():
        body = body.replace(f"${{{name}}}".encode(), value.encode())
    try:
        found = definition(body, base_path=base_path)
    except OpenApiError as error:
        _log.warning("a definition was refused: %s", error)
        # Reported by users of AWS (hashicorp/terraform#32281, aws/aws-cli#8191): it does not say why. The log does.
        raise bad_request("Invalid OpenAPI input.") from None
    # Documented: `ignore=documentation` leaves the documentation out.
    left_out = (operation.params.get("parameters") or {}).get("ignore") == "documentation"
    return replace(found, documentation=()) if left_out else found


def _variables(operation: Operation) -> dict[str, str]:
    """Return what AWS fills into a definition (documented: "AWS variables for OpenAPI import")."""
    return {"AWS::Region": operation.region, "AWS::AccountId": operation.account_id, "AWS::Partition": "aws"}


def _endpoint(found: Definition, operation: Operation) -> Document | None:
    """Return the endpoint configuration that the call or the definition asks for, `None` for none."""
    wanted: dict[str, Any] = dict(found.api.get("endpointConfiguration") or {})
    types = (operation.params.get("parameters") or {}).get("endpointConfigurationTypes")
    if types:
        wanted["types"] = [one.strip() for one in types.split(",")]
    return wanted or None


def _imported(
    documents: Documents, operation: Operation, rest_api_id: str, found: Definition, replaced: Collection[str] = ()
) -> Document:
    """Put the definition into the API and return the API, with the warnings."""
    Import(documents, operation, rest_api_id, found, replaced).run(
        fail_on_warnings=bool(operation.params.get("failOnWarnings", False))
    )
    rest_api = documents.get("rest_api", rest_api_id) or {}
    return {**rest_api, **({"warnings": list(found.warnings)} if found.warnings else {})}


def _strip(documents: Documents, rest_api_id: str, found: Definition) -> list[str]:
    """Take away what the definition does not name; what it names keeps its id. Return the ids of such resources."""
    names = {
        "model": {one["name"] for one in found.models},
        "authorizer": {one["name"] for one in found.authorizers},
        "request_validator": {one["name"] for one in found.validators},
        "gateway_response": {one["responseType"] for one in found.gateway_responses},
    }
    # The root stays, though the definition may have no path at all.
    kept = {"/", *(place for path in found.paths for place in _with_all_above(path))}
    replaced = []
    for resource in documents.list("resource", rest_api_id):
        if resource["path"] in kept:
            bare = {name: value for name, value in resource.items() if name != "resourceMethods"}
            documents.put("resource", rest_api_id, resource["id"], document=bare)
            replaced.append(resource["id"])
        else:
            documents.delete("resource", rest_api_id, resource["id"])
    documents.delete_below("documentation_part", rest_api_id)
    for kind in BELOW:
        for ids, document in documents.items(kind, rest_api_id):
            if (document.get("name") or document.get("responseType")) not in names[kind]:
                documents.delete(kind, *ids)
    return replaced


def _with_all_above(path: str) -> set[str]:
    parts = [part for part in path.split("/") if part]
    return {"/", *("/" + "/".join(parts[:length]) for length in range(1, len(parts) + 1))}


def _change(
    documents: Documents, operation: Operation, rest_api: Document, found: Definition, *, overwrite: bool
) -> None:
    """Change what the definition says of the API itself."""
    said = found.api
    before = {name: value for name, value in rest_api.items() if not (overwrite and name in REPLACED)}
    if overwrite:
        before["apiKeySource"] = "HEADER"
    documents.put("rest_api", rest_api["id"], document=before)
    patches = [_patch("replace", f"/{name}", said[name]) for name in PATCHED if name in said]
    if "policy" in said:
        patches.append(_patch("replace", "/policy", said["policy"]))
    patches += [
        _patch("add", f"/binaryMediaTypes/{patching.escaped(kind)}", None) for kind in said.get("binaryMediaTypes", ())
    ]
    endpoint = _endpoint(found, operation) or {}
    if endpoint.get("types"):
        patches.append(_patch("replace", "/endpointConfiguration/types/0", endpoint["types"][0]))
    if endpoint.get("ipAddressType"):
        patches.append(_patch("replace", "/endpointConfiguration/ipAddressType", endpoint["ipAddressType"]))
    patches += [
        _patch("add", "/endpointConfiguration/vpcEndpointIds", one) for one in endpoint.get("vpcEndpointIds", ())
    ]
    asked = {"restApiId": rest_api["id"], "patchOperations": patches}
    rest_apis.update_rest_api(documents, replace(operation, params=asked))


def _patch(op: str, path: str, value: Any) -> Document:
    text = str(value).lower() if isinstance(value, bool) else value
    return {"op": op, "path": path, **({} if text is None else {"value": str(text)})}
