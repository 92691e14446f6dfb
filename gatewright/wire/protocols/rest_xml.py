"""
rest-xml, as S3 speaks it: operations by path and verb, parameters in path, query string and headers, bodies as XML.

Restates "AWS restXml protocol" (https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html) and "Error responses" of
the S3 API reference: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.model.fields import first_of
from gatewright.model.request import Request
from gatewright.model.response import Response
from gatewright.wire import chunked_payload, error_shapes, header_values, reading, scalars, timestamps, xml_reading
from gatewright.wire.errors import ServiceError
from gatewright.wire.protocols.protocol import Params, Protocol, Result
from gatewright.wire.route import Match
from gatewright.wire.shapes import OperationModel, ServiceModel, Shape, wire_name
from gatewright.wire.xml_values import element, members, write

_PARTIAL: Final = 206
_OK: Final = 200
_NO_CONTENT: Final = 204
_RAW: Final = frozenset({"blob", "string"})
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ROOTS: Final[Mapping[str, str]] = {
    "ListBuckets": "ListAllMyBucketsResult",
    "ListObjects": "ListBucketResult",
    "ListObjectsV2": "ListBucketResult",
    "ListObjectVersions": "ListVersionsResult",
    "GetBucketVersioning": "VersioningConfiguration",
    "DeleteObjects": "DeleteResult",
}
"""Operations whose answer has a root that is not called after them (documented with each)."""

_TEXT_ROOTS: Final[Mapping[str, str]] = {"GetBucketLocation": "LocationConstraint"}
"""Operations whose answer is one element of text."""


def params(match: Match, request: Request) -> Params:
    """Return the parameters of a request."""
    shape = match.operation.input_shape
    if shape is None:
        return {}
    pairs = dict(reversed(reading.query(request)))
    sent, trailers = body(request)
    found = {name: _located(name, member, match, request, pairs, trailers) for name, member in shape.members.items()}
    payload = shape.serialization.get("payload")
    if payload is not None:
        found[payload] = _payload(shape.members[payload], sent)
    return {name: value for name, value in found.items() if value is not None}


def body(request: Request) -> tuple[bytes, dict[str, str]]:
    """Return the payload of a request as it was before it was chunked, and its trailers."""
    sent = reading.body(request)
    coded = (reading.header(request, "Content-Encoding") or "").lower()
    hashed = reading.header(request, "x-amz-content-sha256") or ""
    return chunked_payload.decode(sent) if "aws-chunked" in coded or hashed.startswith("STREAMING-") else (sent, {})


def response(operation: OperationModel, result: Result, request: Request) -> Response:
    """Return the answer that holds `result`."""
    shape = operation.output_shape
    present = {
        name: member for name, member in (shape.members if shape else {}).items() if result.get(name) is not None
    }
    headers = [*_ids(request), *_result_headers(present, result)]
    # Models do not tell the status of an answer that holds a part (RFC 9110, section 15.3.7).
    status = _PARTIAL if result.get("ContentRange") else int(operation.http.get("responseCode", _OK))
    content_type, sent = (None, b"") if shape is None else _result_body(operation, shape, present, result)
    if status == _NO_CONTENT or (content_type is None and not sent):
        # An answer to HEAD tells the size of what it does not hold.
        return Response(status=status, headers=tuple(headers), head_length=result.get("ContentLength"))
    named = first_of(headers, "content-type") is not None
    typed = headers if named or content_type is None else [("Content-Type", content_type), *headers]
    return Response(status=status, headers=tuple(typed), body=sent)


def error(model: ServiceModel, error: ServiceError, request: Request) -> Response:
    """Return the answer that holds `error`; S3 puts its members beside code and message."""
    form = error_shapes.form(model, error)
    lines = [*element("Code", error.code), *element("Message", error.message)]
    lines += [line for name, value in error.members.items() for line in element(name, str(value))]
    lines += [*element("RequestId", request.request_id), *element("HostId", request.extended_request_id)]
    return Response(
        status=form.status,
        headers=(("Content-Type", "application/xml"), *_ids(request)),
        body=_document(element("Error", lines)),
    )


REST_XML: Final = Protocol(params=params, response=response, error=error)


def _located(
    name: str,
    member: Shape,
    match: Match,
    request: Request,
    pairs: Mapping[str, str],
    trailers: Mapping[str, str],
) -> Any:
    location, wire = member.serialization.get("location"), wire_name(name, member)
    if location == "uri":
        return scalars.read(member, match.labels[wire], timestamps.ISO8601)
    if location == "querystring" and wire in pairs and wire not in match.constants:
        return scalars.read(member, pairs[wire], timestamps.ISO8601)
    if location == "header":
        text = reading.header(request, wire) or trailers.get(wire.lower())
        return None if text is None else header_values.read(member, text)
    if location == "headers":
        return header_values.read_prefixed(request.headers, member.serialization.get("name", ""))
    return None


def _payload(member: Shape, sent: bytes) -> Any:
    if member.type_name == "blob":
        return sent
    if member.type_name == "string":
        return sent.decode("utf-8", "replace")
    return xml_reading.read(member, sent) if sent else None


def _ids(request: Request) -> list[tuple[str, str]]:
    return [("x-amz-request-id", request.request_id), ("x-amz-id-2", request.extended_request_id)]


def _result_headers(present: Mapping[str, Shape], result: Result) -> list[tuple[str, str]]:
    found = []
    for name, member in present.items():
        location = member.serialization.get("location")
        if location == "header" and name != "ContentLength":  # the listener owns the framing
            found.append((wire_name(name, member), header_values.write(member, result[name])))
        elif location == "headers":
            prefix = member.serialization.get("name", "")
            found += [(prefix + key, str(value)) for key, value in result[name].items()]
    return found


def _result_body(
    operation: OperationModel, shape: Shape, present: Mapping[str, Shape], result: Result
) -> tuple[str | None, bytes]:
    payload = shape.serialization.get("payload")
    if payload is not None:
        member, value = shape.members[payload], result.get(payload)
        if member.type_name in _RAW:
            return None, value.encode() if isinstance(value, str) else (value or b"")
        return "application/xml", _document(write(wire_name(payload, member), member, value or {}))
    text_root = _TEXT_ROOTS.get(operation.name)
    if text_root is not None:
        value = next((result[name] for name in present), "")
        return "application/xml", _document(element(text_root, str(value), _namespace(operation)))
    if not any("location" not in member.serialization for member in shape.members.values()):
        return None, b""
    in_body = {name: result[name] for name, member in present.items() if "location" not in member.serialization}
    root = _ROOTS.get(operation.name, f"{operation.name}Result")
    return "application/xml", _document(element(root, members(shape, in_body), _namespace(operation)))


def _namespace(operation: OperationModel) -> str:
    version = operation.service_model.metadata["apiVersion"]
    return f' xmlns="http://s3.amazonaws.com/doc/{version}/"'


def _document(lines: Any) -> bytes:
    return (_DECLARATION + "".join(line.strip() for line in lines)).encode("utf-8")
