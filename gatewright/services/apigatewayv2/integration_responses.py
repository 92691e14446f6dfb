"""
Integration responses: what a WebSocket API makes of the answer of a backend.

https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations-integrationid-integrationresponses.html.
The refusal of HTTP APIs was recorded of AWS by others (2026).
"""

from collections.abc import Mapping
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway.errors import bad_request, conflict
from gatewright.services.apigateway.mapping import RESPONSE_VALUE, check_names
from gatewright.services.apigatewayv2 import auto_deploy, lookups, members, paging
from gatewright.services.apigatewayv2.route_keys import DEFAULT
from gatewright.services.identifiers import SHORT, fresh_id
from gatewright.services.operation import Operation
from gatewright.store import api_answers
from gatewright.store.documents import Document, Documents

MEMBERS: Final = (
    "ContentHandlingStrategy",
    "IntegrationResponseKey",
    "ResponseTemplates",
    "TemplateSelectionExpression",
)
"""Members that are kept as they come, when they come."""

KEY: Final = pattern(r"/.+/")
"""What a response is for: a pattern between slashes (AWS's examples), beside `$default`."""

SET: Final = pattern(r"(?:route|method)\.response\.header\.[^\s]+")
"""What a response mapping sets (documented: CreateIntegrationResponse, `responseParameters`)."""


def create_integration_response(documents: Documents, operation: Operation) -> Document:
    """Add a response to an integration."""
    api, integration = lookups.api(documents, operation), lookups.integration(documents, operation)
    if api["ProtocolType"] == "HTTP":
        raise bad_request("IntegrationResponses are currently not supported for this API protocol type.")
    above = (api["ApiId"], integration["IntegrationId"])
    created = {
        **members.given(operation.params, (*MEMBERS, "ResponseParameters")),
        "IntegrationResponseId": fresh_id(documents, operation, "integration_response", *above, length=SHORT),
    }
    _keep(documents, above, created)
    auto_deploy.run(documents, operation, api["ApiId"])
    return created


def get_integration_response(documents: Documents, operation: Operation) -> Document:
    """Answer one response of an integration."""
    return lookups.integration_response(documents, operation)


def get_integration_responses(documents: Documents, operation: Operation) -> Document:
    """Answer the responses of an integration."""
    api_id, integration = lookups.api_id(documents, operation), lookups.integration(documents, operation)
    found = api_answers.integration_responses(documents, api_id, integration["IntegrationId"]) or {}
    return paging.page(found["Items"], operation.params, name="IntegrationResponseId")


def update_integration_response(documents: Documents, operation: Operation) -> Document:
    """Change members of an integration's response."""
    found = lookups.integration_response(documents, operation)
    changed = members.changed(found, operation.params, MEMBERS)
    changed = members.merged(changed, operation.params, "ResponseParameters")
    _keep(documents, (operation.params["ApiId"], operation.params["IntegrationId"]), changed)
    auto_deploy.run(documents, operation, operation.params["ApiId"])
    return changed


def delete_integration_response(documents: Documents, operation: Operation) -> Document:
    """Delete a response of an integration."""
    found, params = lookups.integration_response(documents, operation), operation.params
    documents.delete("integration_response", params["ApiId"], params["IntegrationId"], found["IntegrationResponseId"])
    auto_deploy.run(documents, operation, params["ApiId"])
    return {}


def _keep(documents: Documents, above: tuple[str, str], response: Document) -> None:
    key = response.get("IntegrationResponseKey", "")
    if key != DEFAULT and KEY.fullmatch(key) is None:
        raise bad_request(f"Invalid IntegrationResponseKey specified: {key}")  # inferred
    for other in documents.list("integration_response", *above):
        if (
            other["IntegrationResponseId"] != response["IntegrationResponseId"]
            and other["IntegrationResponseKey"] == key
        ):
            # Inferred from the sentence for routes.
            raise conflict(f"Integration Response with key {key} already exists for this Integration")
    parameters: Mapping[str, str] = response.get("ResponseParameters", {})
    check_names(parameters, SET)
    check_names(parameters.values(), RESPONSE_VALUE)
    documents.put("integration_response", *above, response["IntegrationResponseId"], document=response)
