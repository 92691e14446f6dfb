"""
Integrations: what stands behind routes.

https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations-integrationid.html. Defaults as
AWS's examples of `create-integration` and the acceptance tests of others show them.
"""

from gatewright.services.apigateway.errors import bad_request, conflict
from gatewright.services.apigatewayv2 import auto_deploy, lookups, members, paging
from gatewright.services.apigatewayv2.integration_documents import MAPS, MEMBERS, check, created, defaults
from gatewright.services.operation import Operation
from gatewright.store import api_answers
from gatewright.store.documents import Document, Documents


def create_integration(documents: Documents, operation: Operation) -> Document:
    """Add an integration to an API."""
    api = lookups.api(documents, operation)
    made = created(documents, operation, api)
    auto_deploy.run(documents, operation, api["ApiId"])
    return made


def get_integration(documents: Documents, operation: Operation) -> Document:
    """Answer one integration."""
    return lookups.integration(documents, operation)


def get_integrations(documents: Documents, operation: Operation) -> Document:
    """Answer the integrations of an API."""
    found = api_answers.integrations(documents, lookups.api_id(documents, operation)) or {}
    return paging.page(found["Items"], operation.params, name="IntegrationId")


def update_integration(documents: Documents, operation: Operation) -> Document:
    """Change members of an integration."""
    api, found = lookups.api(documents, operation), lookups.integration(documents, operation)
    changed = members.changed(found, operation.params, MEMBERS)
    for name in MAPS:
        changed = members.merged(changed, operation.params, name)
    changed = {**defaults(changed, api["ProtocolType"]), **changed}
    check(changed, api)
    documents.put("integration", api["ApiId"], changed["IntegrationId"], document=changed)
    auto_deploy.run(documents, operation, api["ApiId"])
    return changed


def delete_integration(documents: Documents, operation: Operation) -> Document:
    """Delete an integration that no route leads to."""
    api_id, found = lookups.api_id(documents, operation), lookups.integration(documents, operation)
    if found.get("ApiGatewayManaged"):
        # Documented: "You can update a managed integration, but you can't delete it"; the text is inferred.
        raise bad_request("Cannot delete an Integration that is managed by API Gateway")
    target = f"integrations/{found['IntegrationId']}"
    used = [one["RouteId"] for one in documents.list("route", api_id) if one.get("Target") == target]
    if used:
        # Reported by users of AWS.
        listed = ", ".join(used)
        raise conflict(
            f"Cannot delete Integration because it is referenced by the following Routes with Ids: [{listed}]"
        )
    documents.delete("integration", api_id, found["IntegrationId"])
    documents.delete_below("integration_response", api_id, found["IntegrationId"])
    auto_deploy.run(documents, operation, api_id)
    return {}
