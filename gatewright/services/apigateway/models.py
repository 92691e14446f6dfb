"""
Models: the schemas of payloads.

https://docs.aws.amazon.com/apigateway/latest/api/API_Model.html. Members and refusals as LocalStack's snapshot tests
recorded them of AWS (test_model_lifecycle, test_model_validation, test_update_model,
test_put_method_model, 2024-04-15).
"""

import json
from collections.abc import Iterator

from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway import lookup, model_schemas, paging, patching
from gatewright.services.apigateway.errors import bad_request, conflict
from gatewright.services.apigateway.model_templates import sample
from gatewright.services.apigateway.patching import Path, Table
from gatewright.services.identifiers import SHORT
from gatewright.services.operation import Operation
from gatewright.store.answers import Answers
from gatewright.store.documents import Document, Documents

NAME = pattern(r"[A-Za-z0-9]+")
"""Documented: CreateModel, "must be alphanumeric"."""

PATHS = Table(
    paths=(
        Path(pattern="/description", member="description", read=patching.text_or_nothing),
        Path(pattern="/schema", member="schema"),
    )
)
"""In the order of AWS's refusal."""


def create_model(documents: Documents, operation: Operation) -> Document:
    """Add a model to an API."""
    params = operation.params
    rest_api_id = lookup.rest_api(documents, operation)["id"]
    name = params["name"]
    if not name:
        raise bad_request("Model name must be non-empty")
    if NAME.fullmatch(name) is None:
        raise bad_request(f"Model name must be alphanumeric: {name}")  # reported by users of AWS
    if documents.get("model", rest_api_id, name) is not None:
        raise conflict("Model name already exists for this REST API")
    model_schemas.check(params.get("schema"), params["contentType"])
    created = {
        "id": operation.new_id()[:SHORT],
        "name": name,
        **({"description": params["description"]} if params.get("description") else {}),
        "schema": params["schema"],
        "contentType": params["contentType"],
    }
    documents.put("model", rest_api_id, name, document=created)
    return created


def get_model(documents: Documents, operation: Operation) -> Document:
    """Answer one model; flattened, its schema holds those that it refers to."""
    found = lookup.model(documents, operation)
    schema = model_schemas.parsed(found["schema"])
    if not operation.params.get("flatten") or not isinstance(schema, dict):
        return found
    others = {
        one["name"]: parsed
        for one in documents.list("model", operation.params["restApiId"])
        if isinstance(parsed := model_schemas.parsed(one["schema"]), dict)
    }
    return {**found, "schema": json.dumps(model_schemas.flattened(schema, others), separators=(",", ":"))}


def get_models(documents: Documents, operation: Operation) -> Document:
    """Answer the models of an API."""
    rest_api_id = lookup.rest_api(documents, operation)["id"]
    return paging.page((Answers(documents).get("get_models", rest_api_id) or {})["items"], operation.params)


def get_model_template(documents: Documents, operation: Operation) -> Document:
    """Answer a mapping template that makes a sample of what the model describes."""
    return {"value": sample(model_schemas.parsed(lookup.model(documents, operation)["schema"]))}


def update_model(documents: Documents, operation: Operation) -> Document:
    """Change the description or the schema of a model."""
    changed = patching.apply(lookup.model(documents, operation), operation.params.get("patchOperations") or [], PATHS)
    model_schemas.check(changed.get("schema"), changed["contentType"])
    documents.put("model", operation.params["restApiId"], changed["name"], document=changed)
    return changed


def delete_model(documents: Documents, operation: Operation) -> Document:
    """Delete a model that nothing refers to."""
    rest_api_id = operation.params["restApiId"]
    name = lookup.model(documents, operation)["name"]
    for where in _uses(documents, rest_api_id, name):
        raise conflict(f"Cannot delete model '{name}', is referenced in {where}")
    documents.delete("model", rest_api_id, name)
    return {}


def _uses(documents: Documents, rest_api_id: str, name: str) -> Iterator[str]:
    """Yield where a model is used, in AWS's words: recorded for requests (the newest resource first), else inferred."""
    for resource in reversed(documents.list("resource", rest_api_id)):
        for verb, method in resource.get("resourceMethods", {}).items():
            place = f"{resource['path']}/{verb}"
            if name in method.get("requestModels", {}).values():
                yield f"method request: {place}"
            for status, response in method.get("methodResponses", {}).items():
                if name in response.get("responseModels", {}).values():
                    yield f"method response: {place}/{status}"
    for model in documents.list("model", rest_api_id):
        schema = model_schemas.parsed(model["schema"])
        used = model_schemas.references(schema) if isinstance(schema, dict) else ()
        if model["name"] != name and any(one.endswith(f"/models/{name}") for one in used):
            yield f"model: {model['name']}"
