"""
json 1.0 and 1.1: one address, the operation in `X-Amz-Target`, parameters and results as JSON.

Restates "AWS JSON 1.1 protocol" (https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html).
"""

from typing import Final

from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.wire import error_shapes, json_values, reading
from gatewright.wire.errors import SerializationError, ServiceError
from gatewright.wire.protocols.protocol import Params, Protocol, Result
from gatewright.wire.route import Match
from gatewright.wire.shapes import OperationModel, ServiceModel

_OK: Final = 200


def params(match: Match, request: Request) -> Params:
    """Return the parameters of a request."""
    shape = match.operation.input_shape
    return json_values.read_body(shape.members if shape else {}, reading.body(request))


def response(operation: OperationModel, result: Result, request: Request) -> Response:
    """Return the answer that holds `result`; one without an output shape has no body, as CloudWatch Logs answers."""
    shape = operation.output_shape
    body = b"" if shape is None else json_values.encode(json_values.write(shape, result))
    return Response(status=_OK, headers=_headers(operation.service_model, request), body=body)


def error(model: ServiceModel, error: ServiceError, request: Request) -> Response:
    """Return the answer that holds `error`."""
    form = error_shapes.form(model, error)
    # Reported of DynamoDB, Kinesis and Athena: the text of a SerializationException alone is under a capital `Message`.
    text = "Message" if isinstance(error, SerializationError) else form.message_member
    body = {"__type": error.code, **{name: json_values.write(*item) for name, item in form.body.items()}}
    if error.message:
        body[text] = error.message
    return Response(status=form.status, headers=_headers(model, request), body=json_values.encode(body))


JSON: Final = Protocol(params=params, response=response, error=error)


def _headers(model: ServiceModel, request: Request) -> tuple[tuple[str, str], ...]:
    version = model.metadata.get("jsonVersion", "1.1")
    return ("x-amzn-RequestId", request.request_id), ("Content-Type", f"application/x-amz-json-{version}")
