"""
From a request to the operation that is meant: by path and verb, by `X-Amz-Target`, or by `Action`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from gatewright.model.request import Request
from gatewright.wire import reading
from gatewright.wire.bucket_hosts import bucket_path
from gatewright.wire.errors import ServiceError
from gatewright.wire.models import Service
from gatewright.wire.protocols.spoken import spoken
from gatewright.wire.shapes import OperationModel


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The operation that a request means."""

    service: Service
    """The service asked."""

    operation: OperationModel
    """botocore's model of the operation; its `name` is the one boto3 knows it by, in CamelCase."""

    protocol: str
    """The protocol in which the request speaks."""

    labels: Mapping[str, str] = field(default_factory=dict)
    """Labels of the path, decoded, by their names on the wire; empty where the protocol is not REST."""

    constants: frozenset[str] = frozenset()
    """Names in the query string that belong to the operation's address and are no parameters."""


def operation(service: Service, request: Request) -> Match:
    """Return the operation that `request` means; raise `ServiceError` as AWS does where there is none."""
    protocol = spoken(service.model, request)
    return _BY_PROTOCOL[protocol](service, request)


def _by_path(service: Service, request: Request) -> Match:
    try:
        found = service.routes.find(request.method, request.path, reading.query(request))
    except ValueError as error:
        raise ServiceError("BadRequestException", str(error), status=400) from error
    model = service.operation(found.operation) if found else None
    if found is None or model is None:
        # Reported of Lambda and other REST services for calls to unknown paths (mostly 403); inferred for the others.
        raise ServiceError(
            "AccessDeniedException", "Unable to determine service/operation name to be authorized", status=403
        )
    return Match(service=service, operation=model, protocol="rest-json", labels=found.labels, constants=found.constants)


def _in_bucket(service: Service, request: Request) -> Match:
    """Route as by path; a bucket may also stand in the host (documented: "Virtual hosting of buckets")."""
    path = bucket_path(request.host, request.path)
    found = _by_path(service, request if path == request.path else replace(request, path=path))
    if found.operation.name == "CopyObject" and reading.header(request, "x-amz-copy-source") is None:
        # Both have one address; what is copied stands in a header.
        found = replace(found, operation=service.model.operation_model("PutObject"))
    return replace(found, protocol="rest-xml")


def _by_target(service: Service, request: Request) -> Match:
    prefix, _, name = (reading.header(request, "X-Amz-Target") or "").rpartition(".")
    model = service.operation(name) if prefix == service.model.metadata.get("targetPrefix") else None
    if model is None:
        # Reported of DynamoDB: the type alone, no message. It also has a namespace, which SDKs drop.
        raise ServiceError("UnknownOperationException", "", status=400)
    return Match(service=service, operation=model, protocol="json")


def _by_action(service: Service, request: Request) -> Match:
    try:
        fields = reading.form(request)
    except ValueError as error:
        raise ServiceError("MalformedInput", str(error), status=400) from error
    name, version = fields.get("Action", ""), fields.get("Version", "")
    if not name:
        # General knowledge of the query APIs ("Common Errors"), not read again.
        raise ServiceError("MissingAction", "The request is missing an action or a required parameter.", status=400)
    model = service.operation(name) if version == service.model.metadata["apiVersion"] else None
    if model is None:
        # General knowledge of STS and IAM, not read again.
        raise ServiceError("InvalidAction", f"Could not find operation {name} for version {version}", status=400)
    return Match(service=service, operation=model, protocol="query")


def _by_action_of_ec2(service: Service, request: Request) -> Match:
    try:
        fields = reading.form(request)
    except ValueError as error:
        raise ServiceError("MalformedInput", str(error), status=400) from error
    name, version = fields.get("Action", ""), fields.get("Version", "")
    # Codes and texts: "Error codes for the Amazon EC2 API", common client errors; the text of MissingParameter is
    # reported of many parameters.
    if not name:
        raise ServiceError("MissingParameter", "The request must contain the parameter Action", status=400)
    if version != service.model.metadata["apiVersion"]:
        # Inferred: EC2 knows its older versions too; nothing that is served here speaks one.
        text = f"The requested version ({version}) of service AmazonEC2 does not exist"
        raise ServiceError("NoSuchVersion", text, status=400)
    model = service.operation(name)
    if model is None:
        raise ServiceError("InvalidAction", f"The action {name} is not valid for this web service.", status=400)
    return Match(service=service, operation=model, protocol="ec2")


_BY_PROTOCOL: Final = {
    "rest-json": _by_path,
    "json": _by_target,
    "query": _by_action,
    "ec2": _by_action_of_ec2,
    "rest-xml": _in_bucket,
}
