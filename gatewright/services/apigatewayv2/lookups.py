"""
Find what an operation of V2 names, or say as AWS does that it is not there.

The sentence for an API is reported by users of AWS; those for what belongs to it are inferred from V1's.
"""

from gatewright.services.apigateway.errors import not_found
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def api(documents: Documents, operation: Operation) -> Document:
    """Return the API that the operation names."""
    api_id = operation.params["ApiId"]
    found = documents.get("api", api_id)
    if found is None:
        raise not_found(f"Invalid API identifier specified {operation.account_id}:{api_id}")
    return found


def api_id(documents: Documents, operation: Operation) -> str:
    """Return the id of the API that the operation names, which is there."""
    return str(api(documents, operation)["ApiId"])


def route(documents: Documents, operation: Operation) -> Document:
    """Return the route that the operation names."""
    return _below(documents, operation, "route", "Route", "RouteId")


def route_response(documents: Documents, operation: Operation) -> Document:
    """Return the route response that the operation names."""
    route(documents, operation)
    return _below(documents, operation, "route_response", "Route Response", "RouteId", "RouteResponseId")


def integration(documents: Documents, operation: Operation) -> Document:
    """Return the integration that the operation names."""
    return _below(documents, operation, "integration", "Integration", "IntegrationId")


def integration_response(documents: Documents, operation: Operation) -> Document:
    """Return the integration response that the operation names."""
    integration(documents, operation)
    names = ("IntegrationId", "IntegrationResponseId")
    return _below(documents, operation, "integration_response", "Integration Response", *names)


def authorizer(documents: Documents, operation: Operation) -> Document:
    """Return the authorizer that the operation names."""
    return _below(documents, operation, "api_authorizer", "Authorizer", "AuthorizerId")


def model(documents: Documents, operation: Operation) -> Document:
    """Return the model that the operation names."""
    return _below(documents, operation, "api_model", "Model", "ModelId")


def stage(documents: Documents, operation: Operation) -> Document:
    """Return the stage that the operation names."""
    return _below(documents, operation, "api_stage", "stage", "StageName")


def deployment(documents: Documents, operation: Operation) -> Document:
    """Return the deployment that the operation names, with the copy that only we keep."""
    return _below(documents, operation, "api_deployment", "Deployment", "DeploymentId")


def _below(documents: Documents, operation: Operation, kind: str, what: str, *names: str) -> Document:
    found = documents.get(kind, api_id(documents, operation), *(operation.params[name] for name in names))
    if found is None:
        raise not_found(f"Invalid {what} identifier specified")
    return found
