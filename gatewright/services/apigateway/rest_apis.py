"""
REST APIs.

https://docs.aws.amazon.com/apigateway/latest/api/API_RestApi.html
"""

from collections.abc import Mapping
from typing import Any

from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway import (
    clones,
    endpoint_configurations,
    lookup,
    mapped_domains,
    paging,
    patching,
    resource_policies,
    security_policies,
)
from gatewright.services.apigateway.default_models import put_default_models
from gatewright.services.apigateway.errors import bad_request, conflict
from gatewright.services.apigateway.patching import ADD_REMOVE, ADD_REPLACE_REMOVE, Path, Table
from gatewright.services.identifiers import LONG, fresh_id
from gatewright.services.operation import Operation
from gatewright.services.tagging import CUSTOM_ID, tagged
from gatewright.store.answers import Answers, with_tags
from gatewright.store.documents import Document, Documents

LARGEST_COMPRESSION_SIZE = 10_485_760
"""The largest `minimumCompressionSize` (documented: CreateRestApi)."""

API_KEY_SOURCES = ("HEADER", "AUTHORIZER")

CUSTOM_ID_SYNTAX = pattern(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
"""What can be the first label of a host name."""

BELOW = (
    "resource",
    "stage",
    "deployment",
    "authorizer",
    "authorizer_cache",
    "gateway_response",
    "request_validator",
    "model",
    "documentation_part",
    "documentation_version",
)
"""Kinds of documents that belong to an API and go with it."""

COPIED = ("name", "description", "version", "securityPolicy", "endpointAccessMode")
"""Members that are stored as they come, when they come."""


def create_rest_api(documents: Documents, operation: Operation) -> Document:
    """Create an API, its root resource and its two models, or what is below the API that it is cloned from."""
    cloned = operation.params.get("cloneFrom") is not None
    if cloned:
        operation = clones.with_members_of_the_source(documents, operation)
    params = operation.params
    if params.get("description") == "":
        raise bad_request("Description cannot be an empty string")  # recorded, 2025-07-02
    _check_name(params["name"])
    rest_api_id = _new_id(documents, operation)
    root = {"id": operation.new_id()[:LONG], "path": "/"}
    created = {
        "id": rest_api_id,
        **{name: params[name] for name in COPIED if params.get(name) is not None},
        **({"policy": _policy(params["policy"], operation, rest_api_id)} if params.get("policy") else {}),
        "createdDate": operation.seconds,
        "apiKeySource": _api_key_source(params.get("apiKeySource") or "HEADER"),
        "endpointConfiguration": endpoint_configurations.created(documents, params.get("endpointConfiguration") or {}),
        "disableExecuteApiEndpoint": bool(params.get("disableExecuteApiEndpoint", False)),
        "rootResourceId": root["id"],
        **_media(params),
    }
    security_policies.check(created, None)
    created = tagged(created, params.get("tags"))
    documents.put("rest_api", rest_api_id, document=created)
    documents.put("resource", rest_api_id, root["id"], document=root)
    put_default_models(documents, operation, rest_api_id)
    if cloned:
        clones.fill(documents, operation, created)
    return created


def get_rest_api(documents: Documents, operation: Operation) -> Document:
    """Answer one API."""
    lookup.rest_api(documents, operation)
    return Answers(documents).get("get_rest_api", operation.params["restApiId"]) or {}


def get_rest_apis(documents: Documents, operation: Operation) -> Document:
    """Answer the APIs of the account."""
    return paging.page((Answers(documents).get("get_rest_apis") or {})["items"], operation.params)


def update_rest_api(documents: Documents, operation: Operation) -> Document:
    """Change members of an API."""
    operations = operation.params.get("patchOperations") or []
    found = lookup.rest_api(documents, operation)
    changed = patching.apply(found, operations, PATHS)
    asked = {one.get("path") for one in operations}
    _check_name(changed.get("name"))
    if "/policy" in asked and "policy" in changed:
        changed["policy"] = _policy(changed["policy"], operation, changed["id"])
    changed["endpointConfiguration"] = endpoint_configurations.changed(
        documents,
        found["endpointConfiguration"],
        changed["endpointConfiguration"],
        explicit="/endpointConfiguration/ipAddressType" in asked,
    )
    security_policies.check(changed, found)
    security_policies.check_change_of_api(changed, found)
    documents.put("rest_api", changed["id"], document=changed)
    return with_tags(changed) or {}


def delete_rest_api(documents: Documents, operation: Operation) -> Document:
    """Delete an API and everything below it."""
    rest_api_id = lookup.rest_api(documents, operation)["id"]
    mapped_domains.check_rest_api(documents, rest_api_id)
    documents.delete("rest_api", rest_api_id)
    for kind in BELOW:
        documents.delete_below(kind, rest_api_id)
    # Inferred: whether AWS refuses while a usage plan names a stage is not recorded; no plan may name what is gone.
    for plan in documents.list("usage_plan"):
        kept = [one for one in plan["apiStages"] if one["apiId"] != rest_api_id]
        documents.put("usage_plan", plan["id"], document={**plan, "apiStages": kept})
    return {}


def _new_id(documents: Documents, operation: Operation) -> str:
    pinned = (operation.params.get("tags") or {}).get(CUSTOM_ID)
    if pinned is None:
        return fresh_id(documents, operation, "rest_api", length=LONG)
    if CUSTOM_ID_SYNTAX.fullmatch(pinned) is None:
        raise bad_request(f"expected lower-case letters, digits and hyphens in the tag {CUSTOM_ID}, got {pinned!r}")
    if any(documents.get(kind, pinned) is not None for kind in ("rest_api", "api")):
        raise conflict(f"an API with the id {pinned} of the tag {CUSTOM_ID} already exists")
    return str(pinned)


def _media(params: Mapping[str, Any]) -> Document:
    found: Document = {}
    if params.get("binaryMediaTypes"):
        found["binaryMediaTypes"] = list(params["binaryMediaTypes"])
    if params.get("minimumCompressionSize") is not None:
        found["minimumCompressionSize"] = _compression_size(str(params["minimumCompressionSize"]))
    return found


def _compression_size(value: str | None) -> int | None:
    if not value:
        # Documented (`null` switches compression off); recorded for an empty text too.
        return None
    if value.isdecimal() and int(value) <= LARGEST_COMPRESSION_SIZE:
        return int(value)
    # Recorded: test_update_rest_api_compression, 2025-07-02.
    raise bad_request(f"Invalid minimum compression size, must be between 0 and {LARGEST_COMPRESSION_SIZE}")


def _api_key_source(value: str | None) -> str:
    if value not in API_KEY_SOURCES:
        # Inferred from the sentence for endpoint types.
        raise bad_request(f"Invalid ApiKeySource specified. Valid options are {','.join(API_KEY_SOURCES)}")
    return value


PATHS = Table(
    wording="plain",
    paths=(
        Path(pattern="/name", member="name"),
        Path(pattern="/description", member="description", ops=frozenset({"replace", "remove"})),
        Path(pattern="/version", member="version"),
        Path(pattern="/apiKeySource", member="apiKeySource", read=_api_key_source),
        Path(pattern="/binaryMediaTypes/{type}", member="binaryMediaTypes", ops=ADD_REPLACE_REMOVE, shape="item"),
        Path(pattern="/minimumCompressionSize", member="minimumCompressionSize", read=_compression_size),
        Path(pattern="/disableExecuteApiEndpoint", member="disableExecuteApiEndpoint", read=patching.boolean),
        Path(
            pattern="/endpointConfiguration/types/{type}",
            member="endpointConfiguration.types",
            read=endpoint_configurations.types,
            # Recorded of `remove`, which the sentence itself names: test_update_rest_api_ip_address_type, 2025-07-07.
            refusal="Invalid patch operation specified. Must be 'add'|'remove'|'replace'",
        ),
        Path(
            pattern="/endpointConfiguration/ipAddressType",
            member="endpointConfiguration.ipAddressType",
            read=endpoint_configurations.ip_address_type,
        ),
        Path(
            pattern="/endpointConfiguration/vpcEndpointIds",
            member="endpointConfiguration.vpcEndpointIds",
            ops=ADD_REMOVE,
            shape="listed",
        ),
        Path(pattern="/policy", member="policy", read=patching.text_or_nothing),
        Path(pattern="/securityPolicy", member="securityPolicy", read=security_policies.policy_named),
        Path(pattern="/endpointAccessMode", member="endpointAccessMode", read=security_policies.mode_named),
    ),
)
"""https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateRestApi-Patch"""


def _check_name(name: str | None) -> None:
    if not name:
        raise bad_request("API name cannot be blank")  # inferred


def _policy(text: str, operation: Operation, rest_api_id: str) -> str:
    """Return the resource policy as it is saved."""
    return resource_policies.saved(text, region=operation.region, account_id=operation.account_id, api_id=rest_api_id)
