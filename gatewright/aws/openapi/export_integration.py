"""
An integration as `x-amazon-apigateway-integration` says it.

https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html. What is
as it would be without being said is left out (recorded: exports hold neither the usual time-out nor `INTERNET`).
"""

from collections.abc import Mapping
from typing import Any, Final

_COPIED: Final = (
    "credentials",
    "httpMethod",
    "uri",
    "connectionId",
    "requestParameters",
    "requestTemplates",
    "cacheKeyParameters",
    "contentHandling",
    "tlsConfig",
    "responseTransferMode",
)
_USUAL: Final = {"timeoutInMillis": 29_000, "connectionType": "INTERNET"}
_OF_A_RESPONSE: Final = ("statusCode", "responseParameters", "responseTemplates", "contentHandling")


def exported_integration(integration: Mapping[str, Any], resource_id: str | None = None) -> dict[str, Any]:
    """Return the extension; the namespace of its cache is said where it is not the resource."""
    found = {name: integration[name] for name in _COPIED if integration.get(name)}
    for name, usual in _USUAL.items():
        if integration.get(name, usual) != usual:
            found[name] = integration[name]
    if integration.get("cacheNamespace", resource_id) != resource_id:
        found["cacheNamespace"] = integration["cacheNamespace"]
    responses = {
        answer.get("selectionPattern") or "default": {name: answer[name] for name in _OF_A_RESPONSE if answer.get(name)}
        for answer in (integration.get("integrationResponses") or {}).values()
    }
    if responses:
        found["responses"] = responses
    found["passthroughBehavior"] = integration["passthroughBehavior"].lower()
    found["type"] = integration["type"].lower()
    return found
