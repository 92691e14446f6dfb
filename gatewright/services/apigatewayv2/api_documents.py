"""
What an HTTP or WebSocket API looks like when it is made, and when it changes.

Members and defaults as AWS's examples of `create-api` show them; refusals whose texts were recorded of AWS by others
say so.
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.arn import partition_of
from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway.errors import bad_request, conflict
from gatewright.services.apigateway.rest_apis import CUSTOM_ID_SYNTAX
from gatewright.services.apigatewayv2 import cors, limits, members
from gatewright.services.identifiers import LONG, fresh_id
from gatewright.services.operation import Operation
from gatewright.services.tagging import CUSTOM_ID, tagged
from gatewright.store.documents import Document, Documents

PROTOCOLS: Final = ("HTTP", "WEBSOCKET")
"""What an API may speak."""

MEMBERS: Final = ("Description", "Version", "DisableSchemaValidation")
"""Members that are kept as they come, when they come."""

HTTP_ROUTING: Final = ("$request.method $request.path", "${request.method} ${request.path}")
"""What an HTTP API selects its routes by; the first is the default."""

KEY_SOURCES: Final = ("$request.header.x-api-key", "$context.authorizer.usageIdentifierKey")
"""Where an API key may come from; the first is the default."""

WEBSOCKET_ROUTING: Final = pattern(
    r"(?:\\\$|\$\{(?:request\.(?:body|header|querystring)|context|stageVariables)[^\s{}$]*\}"
    r"|\$(?:request\.(?:body|header|querystring)|context|stageVariables)\b|\$default|[^$\s])+"
)
"""What a WebSocket API selects its routes by: parts of what arrives, and texts between them; `\\$` is a dollar sign."""

DOMAINS: Final = {"aws-cn": "amazonaws.com.cn"}
"""Where the endpoints of a partition stand, where that is not amazonaws.com."""


def created(documents: Documents, operation: Operation) -> Document:
    """Keep a new API."""
    params = operation.params
    protocol = params["ProtocolType"]
    if protocol not in PROTOCOLS:
        raise bad_request(f"Invalid protocol specified. Must be one of [{', '.join(PROTOCOLS)}]")  # known to others
    limits.check_apis(documents)
    api_id = _new_id(documents, operation)
    made = {
        "ApiEndpoint": _endpoint(protocol, api_id, operation.region),
        "ApiId": api_id,
        "ApiKeySelectionExpression": params.get("ApiKeySelectionExpression") or KEY_SOURCES[0],
        **({"CorsConfiguration": _cors(params, protocol)} if params.get("CorsConfiguration") else {}),
        "CreatedDate": operation.seconds,
        **members.given(params, MEMBERS),
        "DisableExecuteApiEndpoint": bool(params.get("DisableExecuteApiEndpoint", False)),
        "IpAddressType": params.get("IpAddressType") or "ipv4",
        "Name": params["Name"],
        "ProtocolType": protocol,
        "RouteSelectionExpression": _routing(params, protocol),
        "Tags": tagged({}, params.get("Tags")).get("tags", {}),
    }
    _check(made)
    documents.put("api", api_id, document=made)
    return made


def changed(documents: Documents, operation: Operation, api: Document) -> Document:
    """Keep an API with the members that are given, and leave it to the caller to deploy it."""
    params, protocol = operation.params, api["ProtocolType"]
    names = (*MEMBERS, "DisableExecuteApiEndpoint", "IpAddressType", "ApiKeySelectionExpression")
    kept = members.changed(api, params, names)
    if params.get("Name") is not None:
        kept["Name"] = params["Name"]
    if params.get("RouteSelectionExpression") is not None:
        kept["RouteSelectionExpression"] = _routing(params, protocol)
    if params.get("CorsConfiguration") is not None:
        kept["CorsConfiguration"] = _cors(params, protocol)
    kept.setdefault("ApiKeySelectionExpression", KEY_SOURCES[0])
    kept.setdefault("IpAddressType", "ipv4")
    _check(kept)
    documents.put("api", kept["ApiId"], document=kept)
    return kept


def _new_id(documents: Documents, operation: Operation) -> str:
    pinned = (operation.params.get("Tags") or {}).get(CUSTOM_ID)
    if pinned is None:
        return fresh_id(documents, operation, "api", length=LONG)
    if CUSTOM_ID_SYNTAX.fullmatch(pinned) is None:
        raise bad_request(f"expected lower-case letters, digits and hyphens in the tag {CUSTOM_ID}, got {pinned!r}")
    if any(documents.get(kind, pinned) is not None for kind in ("api", "rest_api")):
        raise conflict(f"an API with the id {pinned} of the tag {CUSTOM_ID} already exists")
    return str(pinned)


def _endpoint(protocol: str, api_id: str, region: str) -> str:
    scheme = "wss" if protocol == "WEBSOCKET" else "https"
    return f"{scheme}://{api_id}.execute-api.{region}.{DOMAINS.get(partition_of(region), 'amazonaws.com')}"


def _cors(params: Mapping[str, Any], protocol: str) -> Document:
    if protocol != "HTTP":
        raise bad_request("Cors is not supported for WEBSOCKET protocolType")  # recorded by others, 2026
    return cors.checked(params["CorsConfiguration"])


def _routing(params: Mapping[str, Any], protocol: str) -> str:
    expression = params.get("RouteSelectionExpression")
    if protocol == "HTTP":
        if expression and expression not in HTTP_ROUTING:
            # Recorded by others, 2026, and that both spellings are taken.
            raise bad_request('Route selection expression is currently limited to "${request.method} ${request.path}"')
        return expression or HTTP_ROUTING[0]
    if not expression or WEBSOCKET_ROUTING.fullmatch(expression) is None:
        raise bad_request("Invalid routeSelectionExpression")  # recorded by others of an absent one, 2026
    return str(expression)


def _check(api: Document) -> None:
    if not api["Name"]:
        raise bad_request("Invalid API name specified")  # recorded by others, 2026
    allowed = KEY_SOURCES if api["ProtocolType"] == "WEBSOCKET" else KEY_SOURCES[:1]
    if api["ApiKeySelectionExpression"] not in allowed:
        # Documented which there are, and that HTTP APIs have no keys; the text is inferred.
        raise bad_request(f"Invalid apiKeySelectionExpression. Must be one of: [{', '.join(allowed)}]")
    if "DisableSchemaValidation" in api and api["ProtocolType"] == "HTTP":
        raise bad_request("DisableSchemaValidation is not currently supported for HTTP APIs.")  # inferred
