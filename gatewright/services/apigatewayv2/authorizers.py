"""
Authorizers of HTTP and WebSocket APIs: whom an API asks about its callers.

https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-authorizers-authorizerid.html
"""

from gatewright.services.apigateway import authorizer_cache
from gatewright.services.apigateway.errors import bad_request, conflict
from gatewright.services.apigatewayv2 import auto_deploy, lookups, members, paging
from gatewright.services.apigatewayv2.authorizer_documents import MEMBERS, check_expression, created, keep
from gatewright.services.operation import Operation
from gatewright.store import api_answers
from gatewright.store.documents import Document, Documents


def create_authorizer(documents: Documents, operation: Operation) -> Document:
    """Add an authorizer to an API."""
    api = lookups.api(documents, operation)
    made = created(documents, operation, api)
    auto_deploy.run(documents, operation, api["ApiId"])
    return made


def get_authorizer(documents: Documents, operation: Operation) -> Document:
    """Answer one authorizer."""
    return lookups.authorizer(documents, operation)


def get_authorizers(documents: Documents, operation: Operation) -> Document:
    """Answer the authorizers of an API."""
    found = api_answers.authorizers(documents, lookups.api_id(documents, operation)) or {}
    return paging.page(found["Items"], operation.params, name="AuthorizerId")


def update_authorizer(documents: Documents, operation: Operation) -> Document:
    """Change members of an authorizer."""
    params = operation.params
    api, found = lookups.api(documents, operation), lookups.authorizer(documents, operation)
    check_expression(operation)
    changed = members.changed(found, params, MEMBERS)
    if params.get("IdentitySource") is not None:
        changed["IdentitySource"] = list(params["IdentitySource"])
    keep(documents, api, changed)
    auto_deploy.run(documents, operation, api["ApiId"])
    return changed


def delete_authorizer(documents: Documents, operation: Operation) -> Document:
    """Delete an authorizer that no route has."""
    api_id, found = lookups.api_id(documents, operation), lookups.authorizer(documents, operation)
    for route in documents.list("route", api_id):
        if route.get("AuthorizerId") == found["AuthorizerId"]:
            # Reported by users of AWS, 2025.
            name, key = found["Name"], route["RouteKey"]
            raise conflict(f"Cannot delete authorizer '{name}', is referenced in route: {key}")
    documents.delete("api_authorizer", api_id, found["AuthorizerId"])
    auto_deploy.run(documents, operation, api_id)
    return {}


def reset_authorizers_cache(documents: Documents, operation: Operation) -> Document:
    """Forget what authorizers said of a stage's callers."""
    api, stage = lookups.api(documents, operation), lookups.stage(documents, operation)
    if api["ProtocolType"] != "HTTP":
        raise bad_request("Authorizer caches are only supported for HTTP APIs")  # documented; the text is inferred
    authorizer_cache.forget(documents, api["ApiId"], stage["StageName"])
    return {}
