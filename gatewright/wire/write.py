"""
From a result, or an error, to the HTTP response in the protocol in which the request came.
"""

from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.wire.errors import ServiceError
from gatewright.wire.models import Service
from gatewright.wire.protocols.catalogue import PROTOCOLS
from gatewright.wire.protocols.protocol import Result
from gatewright.wire.protocols.spoken import nearest, spoken
from gatewright.wire.shapes import OperationModel


def response(operation: OperationModel, result: Result | None, request: Request) -> Response:
    """Return the answer that holds `result`; `None` is a result without members."""
    protocol = PROTOCOLS[spoken(operation.service_model, request)]
    return protocol.response(operation, result or {}, request)


def error(service: Service, error: ServiceError, request: Request) -> Response:
    """Return the answer that holds `error`; whatever the request speaks, its sender gets an answer."""
    return PROTOCOLS[nearest(service.model, request)].error(service.model, error, request)
