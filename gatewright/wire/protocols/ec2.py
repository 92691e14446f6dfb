"""
ec2: parameters as a form with `Action` and `Version`, results as XML without a wrapper, errors as a list of one.

Restates "AWS EC2 query protocol" (https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html) and, for whole
answers, "API response structure" (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Responses.html).
"""

from collections.abc import Iterable
from typing import Final

from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.wire import ec2_form, error_shapes, form_values, reading, xml_values
from gatewright.wire.errors import ServiceError
from gatewright.wire.protocols.protocol import Params, Protocol, Result
from gatewright.wire.route import Match
from gatewright.wire.shapes import OperationModel, ServiceModel
from gatewright.wire.xml_values import element

_OK: Final = 200
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'


def params(match: Match, request: Request) -> Params:
    """Return the parameters of a request; one that the operation does not have is refused."""
    shape = match.operation.input_shape
    root = form_values.unfold(reading.form(request))
    unknown = ec2_form.unknown_parameter(shape, root)
    if unknown is not None:
        # Documented code; the sentence is reported by users.
        raise ServiceError("UnknownParameter", f"The parameter {unknown} is not recognized", status=400)
    return {} if shape is None else ec2_form.read_structure(shape, root)


def response(operation: OperationModel, result: Result, request: Request) -> Response:
    """Return the answer that holds `result`; an operation without an output answers that it was done."""
    shape = operation.output_shape
    written = list(element("return", "true")) if shape is None else xml_values.members(shape, result)
    lines = [*element("requestId", request.request_id), *written]
    root = element(f"{operation.name}Response", lines, _namespace(operation.service_model))
    return _xml(_OK, "".join(f"{line}\n" for line in _indented(root)), request)


def error(model: ServiceModel, error: ServiceError, request: Request) -> Response:
    """Return the answer that holds `error`, on one line as EC2 writes it (reported by many users)."""
    form = error_shapes.form(model, error)
    what = [*element("Code", error.code), *element("Message", error.message)]
    lines = [*element("Errors", list(element("Error", what))), *element("RequestID", request.request_id)]
    return _xml(form.status, "".join(line.lstrip(" ") for line in element("Response", lines)), request)


EC2: Final = Protocol(params=params, response=response, error=error)


def _namespace(model: ServiceModel) -> str:
    return f' xmlns="http://ec2.amazonaws.com/doc/{model.metadata["apiVersion"]}/"'


def _indented(lines: Iterable[str]) -> Iterable[str]:
    """Yield lines with four spaces for each level (reported: answers printed by debugging clients)."""
    for line in lines:
        yield " " * (len(line) - len(line.lstrip(" "))) + line


def _xml(status: int, text: str, request: Request) -> Response:
    return Response(
        status=status,
        headers=(("x-amzn-RequestId", request.request_id), ("Content-Type", "text/xml;charset=UTF-8")),
        body=(_DECLARATION + text).encode("utf-8"),
    )
