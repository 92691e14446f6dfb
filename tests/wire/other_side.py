"""The other side of the wire: botocore's own serializer, signer and parser, without a socket."""

from typing import Any
from urllib.parse import urlsplit

from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import HeadersDict, create_request_object, prepare_request_dict
from botocore.credentials import Credentials
from botocore.parsers import create_parser
from botocore.serialize import create_serializer

from gatewright.model.request import Request, headers
from gatewright.model.response import Response
from gatewright.wire import models, parse, route
from gatewright.wire.models import Service, listed_protocols
from gatewright.wire.shapes import Shape

REQUEST_ID = "b48af611-2552-4c76-bb9a-731955d43f23"
EXTENDED_ID = "BE0bQG3XIAMEhsw="
CREDENTIALS = Credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")


def botocore_model(service: Service | str) -> Any:
    """Return the model with all that botocore's class has, not only what we read of it."""
    return (models.service(service) if isinstance(service, str) else service).model


def input_of(service: Service | str, operation: str) -> Shape:
    """Return the input shape of an operation that has one."""
    shape: Shape = botocore_model(service).operation_model(operation).input_shape
    return shape


def output_of(service: Service | str, operation: str) -> Shape:
    """Return the output shape of an operation that has one."""
    shape: Shape = botocore_model(service).operation_model(operation).output_shape
    return shape


def sent(
    service: Service | str, operation: str, params: dict[str, Any], *, signer: Any = SigV4Auth, scope: str | None = None
) -> Request:
    """Return the request that a client of botocore's would send."""
    model = botocore_model(service)
    operation_model = model.operation_model(operation)
    serializer = create_serializer(listed_protocols(model)[0], include_validation=False)
    description = serializer.serialize_to_request(params, operation_model)
    description.setdefault("headers", {})
    prepare_request_dict(description, endpoint_url="http://127.0.0.1:4566", context={})
    request = create_request_object(description)
    if signer is not None:
        signer(CREDENTIALS, scope or model.signing_name, "us-east-1").add_auth(request)
    prepared = request.prepare()
    url = urlsplit(prepared.url)
    body = prepared.body or b""
    return Request(
        method=prepared.method,
        host=url.hostname or "",
        path=url.path,
        query=url.query,
        headers=headers((name, _text(value)) for name, value in prepared.headers.items()),
        body=body.encode() if isinstance(body, str) else bytes(body),
        request_id=REQUEST_ID,
        extended_request_id=EXTENDED_ID,
    )


def read_back(service: Service | str, operation: str, params: dict[str, Any]) -> dict[str, Any]:
    """Return what we read of the request that botocore writes of `params`."""
    known = models.service(service) if isinstance(service, str) else service
    request = sent(known, operation, params, signer=None)
    match = route.operation(known, request)

    assert operation == match.operation.name
    return parse.params(match, request)


def received(service: Service | str, operation: str, response: Response) -> dict[str, Any]:
    """Return what a client of botocore's would read of `response`."""
    model = botocore_model(service)
    shape = model.operation_model(operation).output_shape
    fields = HeadersDict()
    for name, value in response.headers:
        fields[name] = value
    described = {"status_code": response.status, "headers": fields, "body": response.body}
    parser = create_parser(listed_protocols(model)[0])
    parsed: dict[str, Any] = parser.parse(described, shape)
    if response.status >= 400:
        error_shape = model.shape_for_error_code(parsed["Error"]["Code"])
        parsed.update(parser.parse(described, error_shape) if error_shape else {})
    return parsed


def result_of(service: Service | str, operation: str, response: Response) -> dict[str, Any]:
    """Return what a client would read, without the metadata."""
    parsed = received(service, operation, response)
    parsed.pop("ResponseMetadata")
    return parsed


def presigned(service: str, operation: str, params: dict[str, Any]) -> Request:
    """Return a request whose signature stands in the query string."""
    return sent(service, operation, params, signer=SigV4QueryAuth)


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)
