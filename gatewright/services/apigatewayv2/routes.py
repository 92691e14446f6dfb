"""
Routes: which integration takes a request or a message, and who may call it.

https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes-routeid.html
"""

from gatewright.services.apigateway.errors import bad_request, not_found
from gatewright.services.apigatewayv2 import auto_deploy, lookups, members, paging
from gatewright.services.apigatewayv2.route_documents import MEMBERS, created, kept
from gatewright.services.operation import Operation
from gatewright.store import api_answers
from gatewright.store.documents import Document, Documents


def create_route(documents: Documents, operation: Operation) -> Document:
    """Add a route to an API."""
    api = lookups.api(documents, operation)
    made = created(documents, operation, api)
    auto_deploy.run(documents, operation, api["ApiId"])
    return made


def get_route(documents: Documents, operation: Operation) -> Document:
    """Answer one route."""
    return lookups.route(documents, operation)


def get_routes(documents: Documents, operation: Operation) -> Document:
    """Answer the routes of an API."""
    found = api_answers.routes(documents, lookups.api_id(documents, operation)) or {}
    return paging.page(found["Items"], operation.params, name="RouteId")


def update_route(documents: Documents, operation: Operation) -> Document:
    """Change members of a route."""
    params = operation.params
    api, found = lookups.api(documents, operation), lookups.route(documents, operation)
    names = (*MEMBERS, "ApiKeyRequired", "AuthorizationScopes", "AuthorizationType", "RouteKey")
    changed = members.changed(found, params, names)
    changed = members.merged(changed, params, "RequestParameters")
    if found.get("ApiGatewayManaged") and changed.get("RouteKey") != found["RouteKey"]:
        raise bad_request("The $default route key can't be modified")  # documented; the text is inferred
    changed = kept(documents, operation, api, changed)
    auto_deploy.run(documents, operation, api["ApiId"])
    return changed


def delete_route(documents: Documents, operation: Operation) -> Document:
    """Delete a route and its responses."""
    api_id, route_id = lookups.api_id(documents, operation), lookups.route(documents, operation)["RouteId"]
    documents.delete("route", api_id, route_id)
    documents.delete_below("route_response", api_id, route_id)
    auto_deploy.run(documents, operation, api_id)
    return {}


def delete_route_request_parameter(documents: Documents, operation: Operation) -> Document:
    """Require a parameter no longer."""
    api_id, found = lookups.api_id(documents, operation), lookups.route(documents, operation)
    name = operation.params["RequestParameterKey"]
    if name not in found.get("RequestParameters", {}):
        raise not_found("Invalid parameter name specified")  # inferred from V1
    del found["RequestParameters"][name]
    changed = {member: value for member, value in found.items() if member != "RequestParameters" or value}
    documents.put("route", api_id, found["RouteId"], document=changed)
    auto_deploy.run(documents, operation, api_id)
    return {}
