"""
Route responses: what a WebSocket API sends back for a message.

https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes-routeid-routeresponses.html. That HTTP
APIs and other keys than `$default` are refused was recorded of AWS by others (2026).
"""

from typing import Final

from gatewright.services.apigateway.errors import bad_request, conflict
from gatewright.services.apigatewayv2 import auto_deploy, lookups, members, paging, route_rules
from gatewright.services.apigatewayv2.route_keys import DEFAULT
from gatewright.services.identifiers import SHORT, fresh_id
from gatewright.services.operation import Operation
from gatewright.store import api_answers
from gatewright.store.documents import Document, Documents

MEMBERS: Final = ("ModelSelectionExpression", "ResponseModels", "RouteResponseKey")
"""Members that are kept as they come, when they come."""


def create_route_response(documents: Documents, operation: Operation) -> Document:
    """Give a route its response."""
    api, route = lookups.api(documents, operation), lookups.route(documents, operation)
    if api["ProtocolType"] == "HTTP":
        raise bad_request("RouteResponses are currently not supported for this API protocol type.")
    above = (api["ApiId"], route["RouteId"])
    created = {
        **members.given(operation.params, (*MEMBERS, "ResponseParameters")),
        "RouteResponseId": fresh_id(documents, operation, "route_response", *above, length=SHORT),
    }
    _keep(documents, above, created)
    auto_deploy.run(documents, operation, api["ApiId"])
    return created


def get_route_response(documents: Documents, operation: Operation) -> Document:
    """Answer one response of a route."""
    return lookups.route_response(documents, operation)


def get_route_responses(documents: Documents, operation: Operation) -> Document:
    """Answer the responses of a route."""
    api_id, route_id = lookups.api_id(documents, operation), lookups.route(documents, operation)["RouteId"]
    found = api_answers.route_responses(documents, api_id, route_id) or {}
    return paging.page(found["Items"], operation.params, name="RouteResponseId")


def update_route_response(documents: Documents, operation: Operation) -> Document:
    """Change members of a route's response."""
    found = lookups.route_response(documents, operation)
    changed = members.changed(found, operation.params, MEMBERS)
    changed = members.merged(changed, operation.params, "ResponseParameters")
    _keep(documents, (operation.params["ApiId"], operation.params["RouteId"]), changed)
    auto_deploy.run(documents, operation, operation.params["ApiId"])
    return changed


def delete_route_response(documents: Documents, operation: Operation) -> Document:
    """Take the response away from a route."""
    found, params = lookups.route_response(documents, operation), operation.params
    documents.delete("route_response", params["ApiId"], params["RouteId"], found["RouteResponseId"])
    auto_deploy.run(documents, operation, params["ApiId"])
    return {}


def _keep(documents: Documents, above: tuple[str, str], response: Document) -> None:
    if response.get("RouteResponseKey") != DEFAULT:
        raise bad_request("Currently, only $default is supported as a RouteResponseKey.")
    others = documents.list("route_response", *above)
    if any(one["RouteResponseId"] != response["RouteResponseId"] for one in others):
        # Inferred from the sentence for routes.
        raise conflict(f"Route Response with key {DEFAULT} already exists for this Route")
    route_rules.check_models(documents, above[0], response.get("ResponseModels", {}))
    documents.put("route_response", *above, response["RouteResponseId"], document=response)
