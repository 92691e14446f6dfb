"""
What stands behind a route of an HTTP API, between its definition and the words of the control plane.

https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html; several
routes may name one of the definition's components:
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-extensions-integrations.html.
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.openapi.definition import Params
from gatewright.aws.openapi.source import Source

EXTENSION: Final = "x-amazon-apigateway-integration"

NAMES: Final = {
    "type": "IntegrationType",
    "httpMethod": "IntegrationMethod",
    "uri": "IntegrationUri",
    "payloadFormatVersion": "PayloadFormatVersion",
    "connectionType": "ConnectionType",
    "connectionId": "ConnectionId",
    "credentials": "CredentialsArn",
    "timeoutInMillis": "TimeoutInMillis",
    "integrationSubtype": "IntegrationSubtype",
    "requestParameters": "RequestParameters",
    "responseParameters": "ResponseParameters",
    "tlsConfig": "TlsConfig",
    "description": "Description",
}
"""Members of a definition's integration, and those of the control plane's."""

TLS: Final = {"serverNameToVerify": "ServerNameToVerify"}


def integration(source: Source, operation: Mapping[str, Any]) -> Params | None:
    """Return what `create_integration` is asked for; `None` where an operation has no integration."""
    said = source.resolved(operation.get(EXTENSION))
    if not said:
        return None
    found: dict[str, Any] = {NAMES[name]: value for name, value in said.items() if name in NAMES and value is not None}
    if "IntegrationType" in found:
        found["IntegrationType"] = str(found["IntegrationType"]).upper()
    if "PayloadFormatVersion" in found:
        # YAML reads `1.0` as a number.
        found["PayloadFormatVersion"] = str(found["PayloadFormatVersion"])
    if isinstance(found.get("TlsConfig"), Mapping):
        found["TlsConfig"] = {TLS.get(name, name): value for name, value in found["TlsConfig"].items()}
    return found


def exported(integration: Params) -> dict[str, Any]:
    """Return an integration as a definition has it."""
    found = {name: integration[member] for name, member in NAMES.items() if member in integration}
    if "tlsConfig" in found:
        back = {member: name for name, member in TLS.items()}
        found["tlsConfig"] = {back.get(name, name): value for name, value in found["tlsConfig"].items()}
    return {**found, "type": str(integration["IntegrationType"]).lower()}
