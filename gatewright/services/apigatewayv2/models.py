"""
Models of WebSocket APIs: the schemas of messages.

https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-models-modelid.html. The refusals of names and
of HTTP APIs were recorded of AWS by others (2026); schemas are held against V1's rules.
"""

from collections.abc import Iterator
from typing import Final

from gatewright.services.apigateway import model_schemas
from gatewright.services.apigateway.errors import bad_request, conflict
from gatewright.services.apigateway.model_templates import sample
from gatewright.services.apigateway.models import NAME
from gatewright.services.apigatewayv2 import auto_deploy, lookups, members, paging
from gatewright.services.identifiers import SHORT, fresh_id
from gatewright.services.operation import Operation
from gatewright.store import api_answers
from gatewright.store.documents import Document, Documents

MEMBERS: Final = ("ContentType", "Description", "Name", "Schema")
"""Members that are kept as they come, when they come."""

CONTENT_TYPE: Final = "application/json"
"""What a model describes where nobody says what (AWS's examples)."""


def create_model(documents: Documents, operation: Operation) -> Document:
    """Add a model to an API."""
    api = lookups.api(documents, operation)
    if api["ProtocolType"] == "HTTP":
        raise bad_request("Currently, Models are not permitted for APIs with a protocol type of HTTP")
    created = {
        "ContentType": CONTENT_TYPE,
        **members.given(operation.params, MEMBERS),
        "ModelId": fresh_id(documents, operation, "api_model", api["ApiId"], length=SHORT),
    }
    _keep(documents, api["ApiId"], created)
    auto_deploy.run(documents, operation, api["ApiId"])
    return created


def get_model(documents: Documents, operation: Operation) -> Document:
    """Answer one model."""
    return lookups.model(documents, operation)


def get_models(documents: Documents, operation: Operation) -> Document:
    """Answer the models of an API."""
    found = api_answers.models(documents, lookups.api_id(documents, operation)) or {}
    return paging.page(found["Items"], operation.params, name="ModelId")


def get_model_template(documents: Documents, operation: Operation) -> Document:
    """Answer a mapping template that makes a sample of what the model describes."""
    return {"Value": sample(model_schemas.parsed(lookups.model(documents, operation)["Schema"]))}


def update_model(documents: Documents, operation: Operation) -> Document:
    """Change members of a model."""
    api_id, found = lookups.api_id(documents, operation), lookups.model(documents, operation)
    changed = members.changed(found, operation.params, MEMBERS)
    changed.setdefault("ContentType", CONTENT_TYPE)
    _keep(documents, api_id, changed)
    auto_deploy.run(documents, operation, api_id)
    return changed


def delete_model(documents: Documents, operation: Operation) -> Document:
    """Delete a model that no route names."""
    api_id, found = lookups.api_id(documents, operation), lookups.model(documents, operation)
    for key in _uses(documents, api_id, found["Name"]):
        raise conflict(f"Cannot delete model '{found['Name']}', is referenced in route: {key}")  # inferred
    documents.delete("api_model", api_id, found["ModelId"])
    auto_deploy.run(documents, operation, api_id)
    return {}


def _keep(documents: Documents, api_id: str, model: Document) -> None:
    name = model.get("Name")
    if not name:
        raise bad_request("Model name must be non-empty")  # recorded of V1
    if NAME.fullmatch(name) is None:
        raise bad_request(f"Model name must be alphanumeric: {name}")
    others = [one["Name"] for one in documents.list("api_model", api_id) if one["ModelId"] != model["ModelId"]]
    if name in others:
        raise conflict("Model name already exists for this REST API")  # recorded of V1
    model_schemas.check(model.get("Schema"), model["ContentType"])
    documents.put("api_model", api_id, model["ModelId"], document=model)


def _uses(documents: Documents, api_id: str, name: str) -> Iterator[str]:
    """Yield the keys of the routes that name a model, for their messages or for their responses."""
    for route in documents.list("route", api_id):
        responses = documents.list("route_response", api_id, route["RouteId"])
        named = [route.get("RequestModels", {}), *(one.get("ResponseModels", {}) for one in responses)]
        if any(name in models.values() for models in named):
            yield route["RouteKey"]
