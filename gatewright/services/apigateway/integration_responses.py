"""
Integration responses: which answer of the backend becomes which answer of the method.

https://docs.aws.amazon.com/apigateway/latest/api/API_IntegrationResponse.html. The refusals were recorded by
LocalStack's snapshot tests (TestApigatewayIntegrationResponse, 2025-06-18 to 2025-08-21).
"""

from gatewright.services.apigateway import lookup, mapping, patching
from gatewright.services.apigateway.errors import not_found
from gatewright.services.apigateway.patching import ADD_REPLACE_REMOVE, Path, Table
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

MEMBERS = ("statusCode", "selectionPattern", "responseParameters", "responseTemplates", "contentHandling")

PATHS = Table(
    wording="plain",
    paths=(
        Path(pattern="/selectionPattern", member="selectionPattern"),
        Path(
            pattern="/responseParameters/{name}",
            member="responseParameters",
            ops=ADD_REPLACE_REMOVE,
            shape="entry",
            absent="Invalid parameter name specified",
        ),
        Path(
            pattern="/responseTemplates/{contentType}",
            member="responseTemplates",
            ops=ADD_REPLACE_REMOVE,
            shape="entry",
            absent="Content-Type specified was not found",
        ),
        Path(pattern="/contentHandling", member="contentHandling", read=patching.text_or_nothing),
    ),
)
"""https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateIntegrationResponse-Patch"""


def put_integration_response(documents: Documents, operation: Operation) -> Document:
    """Add a response to an integration, in place of one with the same status code."""
    resource, integration = lookup.integration(documents, operation)
    created = {name: operation.params[name] for name in MEMBERS if operation.params.get(name) is not None}
    if "responseTemplates" in created:
        # Recorded: test_put_integration_response_templates, 2026-02-12: an empty template is shown as null.
        created["responseTemplates"] = {name: one or None for name, one in created["responseTemplates"].items()}
    _check(created, resource["resourceMethods"][operation.params["httpMethod"]])
    integration.setdefault("integrationResponses", {})[created["statusCode"]] = created
    lookup.put_resource(documents, operation, resource)
    return created


def get_integration_response(documents: Documents, operation: Operation) -> Document:
    """Answer one response of an integration."""
    return lookup.response(lookup.integration(documents, operation)[1].get("integrationResponses"), operation)


def update_integration_response(documents: Documents, operation: Operation) -> Document:
    """Change members of an integration's response."""
    resource, integration = lookup.integration(documents, operation)
    found = lookup.response(integration.get("integrationResponses"), operation)
    changed = patching.apply(found, operation.params.get("patchOperations") or [], PATHS)
    _check(changed, resource["resourceMethods"][operation.params["httpMethod"]])
    integration["integrationResponses"][changed["statusCode"]] = changed
    lookup.put_resource(documents, operation, resource)
    return changed


def delete_integration_response(documents: Documents, operation: Operation) -> Document:
    """Take a response away from its integration."""
    resource = lookup.resource(documents, operation)
    if operation.params["httpMethod"] not in resource.get("resourceMethods", {}):
        # Recorded: test_delete_integration_response_errors, 2025-08-21; the other operations name the method.
        raise not_found("Invalid Integration identifier specified")
    resource, integration = lookup.integration(documents, operation)
    lookup.response(integration.get("integrationResponses"), operation)
    del integration["integrationResponses"][operation.params["statusCode"]]
    if not integration["integrationResponses"]:
        del integration["integrationResponses"]
    lookup.put_resource(documents, operation, resource)
    return {}


def _check(response: Document, method: Document) -> None:
    mapping.check_templates(response.get("responseTemplates", {}))
    mapping.check_response(
        response.get("responseParameters", {}), response["statusCode"], method.get("methodResponses", {})
    )
