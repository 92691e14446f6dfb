"""What a Lambda authorizer's function is given.

Restates "Input to an API Gateway Lambda authorizer":
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html
TOKEN: the token and the method ARN. REQUEST: what a function behind the method would get, without the body.
"""

import json
from typing import Any, Final

from gatewright.aws.addresses import split_stage
from gatewright.aws.context_variables import Context
from gatewright.aws.http_api_event import HttpCall, authorizer_event
from gatewright.aws.http_context import HttpContext
from gatewright.aws.lambda_proxy_event import ProxyRequest, proxy_event
from gatewright.aws.websocket_event import websocket_event
from gatewright.gateway.integrations.endpoint import raw_path_parameters
from gatewright.gateway.integrations.forwarding import seen_headers
from gatewright.model.authorizer import Authorizer
from gatewright.model.call import Call
from gatewright.model.fields import Fields, first_of
from gatewright.model.unknown import Unknown

_OF_THE_BODY: Final = ("body", "isBase64Encoded")


def event(
    call: Call,
    authorizer: Authorizer,
    *,
    identity: tuple[str, ...],
    method_arn: str,
    resource_id: str | None,
    headers: Fields | None = None,
) -> bytes:
    """Return the event as JSON text; `headers` stand in the place of those that a live call is seen with."""
    if authorizer.type == "TOKEN":
        told: dict[str, Any] = {"type": "TOKEN", "methodArn": method_arn, "authorizationToken": identity[0]}
    else:
        seen = seen_headers(call.request) if headers is None else headers
        told = {"type": "REQUEST", "methodArn": method_arn, **_request(call, resource_id, seen)}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")


def http_api_event(call: Call, authorizer: Authorizer, *, identity: tuple[str, ...], route_arn: str) -> bytes:
    """Return the event of an HTTP API's authorizer as JSON text."""
    of = HttpCall(
        headers=seen_headers(call.request),
        stage_variables={} if isinstance(call.stage, Unknown) else call.stage.variables,
        body=b"" if isinstance(call.request.body, Unknown) else call.request.body,
    )
    told = authorizer_event(
        HttpContext(call=call), of, payload_format=authorizer.payload_format or "1.0", identity=identity, arn=route_arn
    )
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")


def _request(call: Call, resource_id: str | None, headers: Fields) -> dict[str, Any]:
    variables = {} if isinstance(call.stage, Unknown) else call.stage.variables
    if call.request.connection is not None:
        context = Context(call=call, resource_id=resource_id)
        told = websocket_event(context, call.request.connection, headers, variables)
        # In a public transcript of such an event the stage's variables stand even where there are none.
        return {
            name: value for name, value in (told | {"stageVariables": variables}).items() if name not in _OF_THE_BODY
        }
    path = call.request.path if isinstance(call.address, Unknown) else split_stage(call.address.path)[1]
    resource_path = "/" if isinstance(call.route, Unknown) else call.route.resource.path
    whole = proxy_event(
        Context(call=call, resource_id=resource_id),
        ProxyRequest(
            path=path,
            path_parameters=raw_path_parameters(resource_path, path),
            headers=headers,
            stage_variables=variables,
            body=b"",
            binary=False,
        ),
    )
    key = _sent_key(call, headers)
    if key is not None:
        # Documented in the example of an event; it is what was sent: the key is judged after the authorizer.
        whole["requestContext"]["identity"]["apiKey"] = key
    return {name: value for name, value in whole.items() if name not in _OF_THE_BODY}


def _sent_key(call: Call, headers: Fields) -> str | None:
    """Return the API key that came with a call of a method that wants one."""
    if isinstance(call.route, Unknown) or call.route.method.api_key_required is not True:
        return None
    return first_of(headers, "x-api-key")
