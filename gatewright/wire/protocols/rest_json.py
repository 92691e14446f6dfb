"""
rest-json: operations by path and verb, parameters in path, query string, headers and a JSON body.

Restates "AWS restJson1 protocol" (https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html). The form of
errors is recorded of API Gateway's own control plane: `x-amzn-ErrorType`, and a compact body with `message`.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from gatewright.model.fields import first_of
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.wire import error_shapes, header_values, json_values, reading, scalars, timestamps
from gatewright.wire.errors import ServiceError
from gatewright.wire.protocols.protocol import Params, Protocol, Result
from gatewright.wire.route import Match
from gatewright.wire.shapes import OperationModel, ServiceModel, Shape, wire_name

_OK: Final = 200
_NO_CONTENT: Final = 204
_RAW: Final = frozenset({"blob", "string"})
_RAW_TYPES: Final[Mapping[str, str]] = {"InvocationResponse": "application/json"}
"""What a blob really is, where AWS says more of it than its model (general knowledge of Lambda's Invoke)."""

_BEHIND_API_GATEWAY: Final = "apigateway"
"""The `endpointPrefix` of the services that stand behind an API of API Gateway, and answer with its header too."""


def params(match: Match, request: Request) -> Params:
    """Return the parameters of a request."""
    shape = match.operation.input_shape
    if shape is None:
        return {}
    pairs = reading.query(request)
    found = {name: _located(name, member, match, request, pairs) for name, member in shape.members.items()}
    if "payload" in shape.serialization:
        name = shape.serialization["payload"]
        found[name] = _payload(shape.members[name], reading.body(request))
    found.update(_body(shape, reading.body(request)))
    return {name: value for name, value in found.items() if value is not None}


def response(operation: OperationModel, result: Result, request: Request) -> Response:
    """Return the answer that holds `result`."""
    shape = operation.output_shape
    members = {
        name: member for name, member in (shape.members if shape else {}).items() if result.get(name) is not None
    }
    status = _status(operation, members, result)
    headers = [*_ids(operation.service_model, request), *_result_headers(members, result)]
    if shape is None or status == _NO_CONTENT:
        return Response(status=status, headers=tuple(headers))
    content_type, body = _result_body(shape, members, result)
    named = first_of(headers, "content-type") is not None
    typed = headers if named else [("Content-Type", content_type), *headers]
    return Response(status=status, headers=tuple(typed), body=body)


def error(model: ServiceModel, error: ServiceError, request: Request) -> Response:
    """Return the answer that holds `error`."""
    form = error_shapes.form(model, error)
    message = {form.message_member: error.message} if error.message else {}
    body = {name: json_values.write(member, value) for name, (member, value) in form.body.items()}
    request_id, *others = _ids(model, request)
    headers = [
        ("Content-Type", "application/json"),
        request_id,
        ("x-amzn-ErrorType", error.code),
        *others,
        *((name, header_values.write(member, value)) for name, (member, value) in form.headers.items()),
    ]
    return Response(status=form.status, headers=tuple(headers), body=json_values.encode({**body, **message}))


REST_JSON: Final = Protocol(params=params, response=response, error=error)


def _located(name: str, member: Shape, match: Match, request: Request, pairs: list[tuple[str, str]]) -> Any:
    location, wire = member.serialization.get("location"), wire_name(name, member)
    if location == "uri":
        return scalars.read(member, match.labels[wire], timestamps.ISO8601)
    if location == "querystring":
        return _from_query(member, wire, match, pairs)
    if location == "header":
        text = reading.header(request, wire)
        return None if text is None else header_values.read(member, text)
    if location == "headers":
        return header_values.read_prefixed(request.headers, member.serialization.get("name", ""))
    return None


def _from_query(member: Shape, wire: str, match: Match, pairs: list[tuple[str, str]]) -> Any:
    if member.type_name == "map":
        return _query_map(member, match, pairs) or None
    values = [value for name, value in pairs if name == wire]
    if not values or wire in match.constants:
        return None
    if member.type_name == "list":
        return [scalars.read(member.member, value, timestamps.ISO8601) for value in values]
    return scalars.read(member, values[0], timestamps.ISO8601)


def _query_map(member: Shape, match: Match, pairs: list[tuple[str, str]]) -> dict[str, Any]:
    """Return all pairs that are bound to nothing else."""
    shape = match.operation.input_shape
    bound = set(match.constants) | {
        wire_name(name, other)
        for name, other in (shape.members if shape else {}).items()
        if other.serialization.get("location") == "querystring" and other.type_name != "map"
    }
    free = [(name, value) for name, value in pairs if name not in bound]
    if member.value.type_name != "list":
        return {name: scalars.read(member.value, value, timestamps.ISO8601) for name, value in reversed(free)}
    found: dict[str, Any] = {}
    for name, value in free:
        found.setdefault(name, []).append(scalars.read(member.value.member, value, timestamps.ISO8601))
    return found


def _payload(member: Shape, body: bytes) -> Any:
    if not body:
        return None
    if member.type_name == "blob":
        return body
    if member.type_name == "string":
        return body.decode("utf-8", "replace")
    return json_values.read(member, json_values.decode(body))


def _body(shape: Shape, body: bytes) -> dict[str, Any]:
    names = _in_body(shape.members)
    if "payload" in shape.serialization or not names or not body:
        return {}
    return json_values.read_body(names, body)


def _in_body(members: Mapping[str, Shape]) -> dict[str, Shape]:
    return {name: member for name, member in members.items() if "location" not in member.serialization}


def _ids(model: ServiceModel, request: Request) -> list[tuple[str, str]]:
    ids = [("x-amzn-RequestId", request.request_id)]
    if model.metadata["endpointPrefix"] == _BEHIND_API_GATEWAY:
        ids.append(("x-amz-apigw-id", request.extended_request_id))
    return ids


def _status(operation: OperationModel, members: Mapping[str, Shape], result: Result) -> int:
    for name, member in members.items():
        if member.serialization.get("location") == "statusCode":
            return int(result[name])
    return int(operation.http.get("responseCode", _OK))


def _result_headers(members: Mapping[str, Shape], result: Result) -> Iterable[tuple[str, str]]:
    for name, member in members.items():
        location = member.serialization.get("location")
        if location == "header":
            yield wire_name(name, member), header_values.write(member, result[name])
        elif location == "headers":
            prefix = member.serialization.get("name", "")
            yield from ((prefix + key, str(value)) for key, value in result[name].items())


def _raw_type(shape: Shape) -> str:
    return _RAW_TYPES.get(shape.name, "application/octet-stream")


def _result_body(shape: Shape, members: Mapping[str, Shape], result: Result) -> tuple[str, bytes]:
    name = shape.serialization.get("payload")
    if name is None:
        written = {
            wire_name(name, member): json_values.write(member, result[name])
            for name, member in _in_body(members).items()
        }
        return "application/json", json_values.encode(written)
    member, value = shape.members[name], result.get(name)
    if member.type_name in _RAW:
        raw = value.encode() if isinstance(value, str) else (value or b"")
        return (_raw_type(shape) if member.type_name == "blob" else "text/plain"), raw
    return "application/json", json_values.encode(json_values.write(member, {} if value is None else value))
