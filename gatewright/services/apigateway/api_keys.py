"""
API keys.

https://docs.aws.amazon.com/apigateway/latest/api/API_ApiKey.html. Members as recorded by LocalStack's snapshot tests
(test_api_key_required_for_methods, 2023-07-27).
"""

from collections.abc import Mapping
from typing import Any

from gatewright.services.apigateway import limits, lookup, paging, patching
from gatewright.services.apigateway.errors import bad_request, conflict
from gatewright.services.apigateway.patching import Path, Table
from gatewright.services.identifiers import LONG, fresh_id
from gatewright.services.operation import Operation
from gatewright.services.tagging import tagged
from gatewright.store.answers import Answers, with_tags, without_value
from gatewright.store.documents import Document, Documents

SHORTEST_VALUE = 20
LONGEST_VALUE = 128
"""https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-setup-api-keys.html"""

LONGEST_NAME = 1024
LONGEST_DESCRIPTION = 125_000
"""Both limits and their refusals are those that LocalStack's AWS-validated tests tell of."""

DRAWS_FOR_A_VALUE = 4
"""How many ids make the 40 characters of a value that AWS draws."""

PATHS = Table(
    paths=(
        Path(pattern="/description", member="description"),
        Path(pattern="/enabled", member="enabled", read=patching.boolean),
        Path(pattern="/name", member="name"),
        Path(pattern="/customerId", member="customerId", read=patching.text_or_nothing),
    )
)
"""
https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateApiKey-Patch.

Wording and order recorded, LocalStack's AWS-validated snapshot test_update_api_key_immutable_field, 2025-07-18.
"""


def create_api_key(documents: Documents, operation: Operation) -> Document:
    """Create a key, with the value that was given or a new one."""
    params = operation.params
    value = params.get("value") or "".join(operation.new_id() for _ in range(DRAWS_FOR_A_VALUE))
    _check_value(documents, value)
    _check_texts(params)
    limits.check(documents, "api_key")
    # `generateDistinctId` is deprecated (documented): the id is always distinct from the value.
    created = {
        "id": fresh_id(documents, operation, "api_key", length=LONG),
        "value": value,
        **{name: params[name] for name in ("name", "customerId", "description") if params.get(name)},
        # Documented as a plain boolean: a key that nobody enabled is disabled.
        "enabled": bool(params.get("enabled", False)),
        "createdDate": operation.seconds,
        "lastUpdatedDate": operation.seconds,
        "stageKeys": [_stage_key(documents, one) for one in params.get("stageKeys") or []],
    }
    created = tagged(created, params.get("tags"))
    documents.put("api_key", created["id"], document=created)
    return created


def get_api_key(documents: Documents, operation: Operation) -> Document:
    """Answer one key."""
    key_id = lookup.api_key(documents, operation.params["apiKey"])["id"]
    found = Answers(documents).get("get_api_key", key_id) or {}
    return found if operation.params.get("includeValue") else without_value(found)


def get_api_keys(documents: Documents, operation: Operation) -> Document:
    """Answer the keys of the account, those whose names start so, or those of a customer, the newest first."""
    params = operation.params
    # The order is recorded, LocalStack's AWS-validated snapshot test_get_api_keys, 2024-10-10.
    found = (Answers(documents).get("get_api_keys") or {})["items"][::-1]
    start, customer = params.get("nameQuery") or "", params.get("customerId")
    wanted = [one for one in found if one.get("name", "").startswith(start)]
    wanted = [one for one in wanted if customer is None or one.get("customerId") == customer]
    shown = wanted if params.get("includeValues") else [without_value(one) for one in wanted]
    return paging.page(shown, params)


def update_api_key(documents: Documents, operation: Operation) -> Document:
    """Change members of a key."""
    found = lookup.api_key(documents, operation.params["apiKey"])
    changed = patching.apply(found, operation.params.get("patchOperations") or [], PATHS)
    _check_texts(changed)
    changed["lastUpdatedDate"] = operation.seconds
    documents.put("api_key", changed["id"], document=changed)
    return without_value(with_tags(changed) or {})


def delete_api_key(documents: Documents, operation: Operation) -> Document:
    """Delete a key, and take it out of every usage plan."""
    key_id = lookup.api_key(documents, operation.params["apiKey"])["id"]
    documents.delete("api_key", key_id)
    for plan in documents.list("usage_plan"):
        documents.delete("usage_plan_key", plan["id"], key_id)
        documents.delete("usage_extension", plan["id"], key_id)
    return {}


def _check_value(documents: Documents, value: str) -> None:
    if len(value) < SHORTEST_VALUE:
        raise bad_request(f"API Key value should be at least {SHORTEST_VALUE} characters")  # reported by users of AWS
    if len(value) > LONGEST_VALUE:
        raise bad_request(f"API Key value exceeds maximum size of {LONGEST_VALUE} characters")  # reported by users
    if any(one["value"] == value for one in documents.list("api_key")):
        raise conflict("API Key already exists")  # reported by users of AWS


def _check_texts(key: Mapping[str, Any]) -> None:
    if len(key.get("name") or "") > LONGEST_NAME:
        raise bad_request(f"Invalid API Key name, can be at most {LONGEST_NAME} characters.")
    if len(key.get("description") or "") > LONGEST_DESCRIPTION:
        raise bad_request("Invalid API Key description specified.")


def _stage_key(documents: Documents, asked: Document) -> str:
    """Return a stage as a key names it; deprecated, and without effect besides being shown (documented)."""
    rest_api_id, stage_name = asked.get("restApiId", ""), asked.get("stageName", "")
    if documents.get("stage", rest_api_id, stage_name) is None:
        raise bad_request("Invalid stage identifier specified")  # inferred
    return f"{rest_api_id}/{stage_name}"
