"""
What an integration looks like when it is made.

Defaults as AWS's examples of `create-integration` and the acceptance tests of others show them.
"""

from typing import Any, Final

from gatewright.services.apigatewayv2 import integration_rules, limits, members, parameter_mappings
from gatewright.services.identifiers import fresh_id
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

MEMBERS: Final = (
    "ConnectionId",
    "ConnectionType",
    "ContentHandlingStrategy",
    "CredentialsArn",
    "Description",
    "IntegrationMethod",
    "IntegrationSubtype",
    "IntegrationType",
    "IntegrationUri",
    "PassthroughBehavior",
    "PayloadFormatVersion",
    "RequestTemplates",
    "TemplateSelectionExpression",
    "TimeoutInMillis",
    "TlsConfig",
)
"""Members that are kept as they come, when they come."""

MAPS: Final = ("RequestParameters", "ResponseParameters")
"""Members whose entries change one by one."""

ID_LENGTH: Final = 7
"""Letters of an integration's id (AWS's examples)."""


def created(documents: Documents, operation: Operation, api: Document) -> Document:
    """Add an integration to an API, and leave it to the caller to deploy it."""
    asked = members.given(operation.params, (*MEMBERS, *MAPS))
    made: dict[str, Any] = {
        **defaults(asked, api["ProtocolType"]),
        **asked,
        "IntegrationId": fresh_id(documents, operation, "integration", api["ApiId"], length=ID_LENGTH),
    }
    check(made, api)
    limits.check(documents, "integration", api["ApiId"])
    documents.put("integration", api["ApiId"], made["IntegrationId"], document=made)
    return made


def check(integration: Document, api: Document) -> None:
    """Raise AWS's refusal of an integration that cannot be."""
    integration_rules.check(integration, api["ProtocolType"])
    parameter_mappings.check(integration, api["ProtocolType"])


def defaults(asked: Document, protocol: str) -> Document:
    """Return the members that an integration has where they are not given."""
    kind = asked["IntegrationType"]
    found: Document = {
        "ConnectionType": "INTERNET",
        "TimeoutInMillis": integration_rules.LONGEST[protocol],
    }
    if kind in {"AWS", "AWS_PROXY"} and not asked.get("IntegrationSubtype"):
        found["IntegrationMethod"] = "POST"
    if protocol == "WEBSOCKET" or kind == "HTTP_PROXY":
        # Recorded by others, 2026: what is no Lambda proxy of an HTTP API may leave the version out.
        found["PayloadFormatVersion"] = "1.0"
    if not kind.endswith("_PROXY"):
        found["PassthroughBehavior"] = "WHEN_NO_MATCH"
        member = "body.errorMessage" if kind == "AWS" else "statuscode"
        found["IntegrationResponseSelectionExpression"] = f"${{integration.response.{member}}}"
    return found
