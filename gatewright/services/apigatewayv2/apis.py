"""
HTTP APIs and WebSocket APIs.

https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis.html
"""

from typing import Final

from gatewright.services.apigateway import authorizer_cache, mapped_domains
from gatewright.services.apigatewayv2 import auto_deploy, lookups, paging, plan_stages, quick_create
from gatewright.services.apigatewayv2.api_documents import changed, created
from gatewright.services.operation import Operation
from gatewright.store import api_answers
from gatewright.store.documents import Document, Documents

BELOW: Final = (
    "route",
    "route_response",
    "integration",
    "integration_response",
    "api_authorizer",
    "api_model",
    "api_stage",
    "api_deployment",
    "api_auto_deployments",
    "authorizer_cache",
)
"""Kinds of documents that belong to an API and go with it."""


def create_api(documents: Documents, operation: Operation) -> Document:
    """Create an API, and with a target all that it takes to serve it."""
    made = created(documents, operation)
    if quick_create.is_asked(operation.params):
        quick_create.make(documents, operation, made)
    return made


def get_api(documents: Documents, operation: Operation) -> Document:
    """Answer one API."""
    return lookups.api(documents, operation)


def get_apis(documents: Documents, operation: Operation) -> Document:
    """Answer the HTTP and WebSocket APIs of the account."""
    return paging.page(api_answers.apis(documents)["Items"], operation.params, name="ApiId")


def update_api(documents: Documents, operation: Operation) -> Document:
    """Change members of an API."""
    kept = changed(documents, operation, lookups.api(documents, operation))
    if quick_create.is_asked(operation.params):
        quick_create.update(documents, operation, kept)
    auto_deploy.run(documents, operation, kept["ApiId"])
    return kept


def delete_api(documents: Documents, operation: Operation) -> Document:
    """Delete an API and everything below it."""
    api_id = lookups.api_id(documents, operation)
    mapped_domains.check_api(documents, api_id)
    for stage in documents.list("api_stage", api_id):
        authorizer_cache.forget(documents, api_id, stage["StageName"])
    plan_stages.forget(documents, api_id)
    documents.delete("api", api_id)
    for kind in BELOW:
        documents.delete_below(kind, api_id)
    return {}


def delete_cors_configuration(documents: Documents, operation: Operation) -> Document:
    """Take the CORS configuration away from an API."""
    found = lookups.api(documents, operation)
    kept = {name: value for name, value in found.items() if name != "CorsConfiguration"}
    documents.put("api", found["ApiId"], document=kept)
    auto_deploy.run(documents, operation, found["ApiId"])
    return {}
