"""
query: parameters as a form with `Action` and `Version`, results as XML in a wrapper.

Restates "AWS query protocol" (https://smithy.io/2.0/aws/protocols/aws-query-protocol.html).
"""

from typing import Final

from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.wire import error_shapes, form_values, reading, xml_values
from gatewright.wire.errors import ServiceError
from gatewright.wire.protocols.protocol import Params, Protocol, Result
from gatewright.wire.route import Match
from gatewright.wire.shapes import OperationModel, ServiceModel
from gatewright.wire.xml_values import element

_OK: Final = 200


def params(match: Match, request: Request) -> Params:
    """Return the parameters of a request."""
    shape = match.operation.input_shape
    return {} if shape is None else form_values.read_structure(shape, form_values.unfold(reading.form(request)))


def response(operation: OperationModel, result: Result, request: Request) -> Response:
    """Return the answer that holds `result`."""
    shape = operation.output_shape
    lines: list[str] = []
    if shape is not None:
        written = xml_values.members(shape, result)
        wrapper = shape.serialization.get("resultWrapper")
        lines = list(element(wrapper, written)) if wrapper else written
    lines += element("ResponseMetadata", list(element("RequestId", request.request_id)))
    root = element(f"{operation.name}Response", lines, _namespace(operation.service_model))
    return _xml(_OK, root, request)


def error(model: ServiceModel, error: ServiceError, request: Request) -> Response:
    """Return the answer that holds `error`."""
    form = error_shapes.form(model, error)
    lines = [
        *element("Type", "Sender" if form.sender_fault else "Receiver"),
        *element("Code", error.code),
        *element("Message", error.message),
    ]
    for name, (member, value) in form.body.items():
        lines.extend(xml_values.write(name, member, value))
    inner = [*element("Error", lines), *element("RequestId", request.request_id)]
    return _xml(form.status, element("ErrorResponse", inner, _namespace(model)), request)


QUERY: Final = Protocol(params=params, response=response, error=error)


def _namespace(model: ServiceModel) -> str:
    uri = model.metadata.get("xmlNamespace")
    uri = uri.get("uri") if isinstance(uri, dict) else uri
    return f' xmlns="{xml_values.escape(uri)}"' if uri else ""


def _xml(status: int, lines: xml_values.Lines, request: Request) -> Response:
    body = "".join(f"{line}\n" for line in lines).encode("utf-8")
    return Response(
        status=status, headers=(("x-amzn-RequestId", request.request_id), ("Content-Type", "text/xml")), body=body
    )
