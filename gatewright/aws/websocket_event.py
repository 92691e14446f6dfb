"""
What a Lambda function is given by an AWS_PROXY integration of a WebSocket API.

Restates "Integrations for WebSocket APIs in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
Members, their order and which of them are left out when they are empty are those of public transcripts of events (2020
to 2025): what is null in the events of REST APIs is not there. A disconnection has four header fields.
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.context_variables import Context
from gatewright.aws.lambda_proxy_event import LEFT_OUT, authorizer_context, by_name, by_parameter, identity
from gatewright.model.connection import Connection
from gatewright.model.fields import Fields
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown

_MILLISECONDS: Final = 1000


def websocket_event(
    context: Context, connection: Connection, headers: Fields, stage_variables: Mapping[str, str]
) -> dict[str, Any]:
    """Return the event of one call; `headers` are the fields of the handshake as a function sees them."""
    request = context.call.request
    event: dict[str, Any] = {}
    if connection.event_type != "MESSAGE":
        event |= _fields(headers if connection.event_type == "CONNECT" else _at_the_end(request))
    query = by_parameter(request.query) if connection.event_type == "CONNECT" else {}
    if query:
        event["queryStringParameters"] = {name: values[-1] for name, values in query.items()}
        event["multiValueQueryStringParameters"] = query
    if stage_variables:
        event["stageVariables"] = dict(stage_variables)
    event["requestContext"] = websocket_context(context, connection)
    if connection.event_type == "MESSAGE":
        event["body"] = "" if isinstance(request.body, Unknown) else request.body.decode(errors="replace")
    event["isBase64Encoded"] = False
    return event


def websocket_context(context: Context, connection: Connection) -> dict[str, Any]:
    """Return `requestContext`, as functions behind a route and REQUEST authorizers see it."""
    request = context.call.request
    authorizer = authorizer_context(context)
    ending = connection.event_type == "DISCONNECT"
    return {
        "routeKey": context.get("routeKey"),
        **({} if authorizer is None else {"authorizer": authorizer}),
        **({"disconnectStatusCode": connection.close_code} if ending else {}),
        **({} if connection.message_id is None else {"messageId": connection.message_id}),
        "eventType": connection.event_type,
        "extendedRequestId": request.extended_request_id,
        "requestTime": context.get("requestTime"),
        "messageDirection": "IN",
        **({"disconnectReason": connection.close_reason} if ending else {}),
        "stage": context.get("stage"),
        "connectedAt": int(connection.connected_at * _MILLISECONDS),
        "requestTimeEpoch": int(request.received_at * _MILLISECONDS),
        "identity": {name: value for name, value in identity(context).items() if value is not None},
        # Documented: the request id is the extended one.
        "requestId": request.extended_request_id,
        "domainName": context.get("domainName"),
        "connectionId": connection.id,
        "apiId": context.get("apiId"),
    }


def _fields(headers: Fields) -> dict[str, Any]:
    many = by_name((name, value) for name, value in headers if name.lower() not in LEFT_OUT)
    return {"headers": {name: values[-1] for name, values in many.items()}, "multiValueHeaders": many}


def _at_the_end(request: Request) -> Fields:
    source = request.peer.source_ip
    return (
        ("Host", request.host),
        ("x-api-key", ""),
        ("X-Forwarded-For", "" if isinstance(source, Unknown) else source),
        ("x-restapi", ""),
    )
