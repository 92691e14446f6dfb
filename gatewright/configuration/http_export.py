"""What a stage of an HTTP API serves, from its export: the one answer of AWS that tells what was deployed.

Restates "Export HTTP APIs from API Gateway", developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-export.html
An export names authorizers and tells no ids; those of the saved authorizers of the same names are taken, as a name
stands for one authorizer of an API.
"""

from collections.abc import Mapping
from typing import Any

from gatewright.aws.openapi.errors import OpenApiError
from gatewright.aws.openapi.http_api import RouteDefinition, http_definition
from gatewright.configuration.documents import Document
from gatewright.model.unknown import Unknown


def exported(body: str, saved: Document | Unknown | None) -> Mapping[str, Any] | None:
    """Return the copy that a deployment holds, as far as an export tells it; `None` for what is no export.

    `saved` is the answer that lists the authorizers as they are saved.
    """
    try:
        found = http_definition(body.encode())
    except OpenApiError:
        return None
    listed = () if saved is None or isinstance(saved, Unknown) else saved.get("Items", ())
    ids: dict[str, str] = {one["Name"]: one["AuthorizerId"] for one in listed}
    names = [str(one["Name"]) for one in found.authorizers]
    behind = [(str(number), one.integration) for number, one in enumerate(found.routes) if one.integration]
    return {
        "Api": {**found.api, "ProtocolType": "HTTP"},
        "Routes": [_route(one, ids, str(number)) for number, one in enumerate(found.routes)],
        "Integrations": [{"IntegrationId": number, **integration} for number, integration in behind],
        "Authorizers": [
            {**one, "AuthorizerId": ids.get(name, name)} for name, one in zip(names, found.authorizers, strict=True)
        ],
    }


def _route(route: RouteDefinition, ids: Mapping[str, str], number: str) -> Mapping[str, Any]:
    protection = route.protection
    named = (
        {} if protection.authorizer is None else {"AuthorizerId": ids.get(protection.authorizer, protection.authorizer)}
    )
    return {
        "RouteKey": route.key,
        "AuthorizationType": protection.type,
        **named,
        **({"AuthorizationScopes": list(protection.scopes)} if protection.scopes else {}),
        # An export tells no ids of integrations: each route that has one gets its own.
        **({"Target": f"integrations/{number}"} if route.integration else {}),
    }
