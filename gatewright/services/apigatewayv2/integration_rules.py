"""
What an integration may be: AWS's refusals of one that cannot work.

https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations.html. Texts without a note were
recorded of AWS by others (2026), or reported by its users word for word.
"""

from typing import Final

from gatewright.aws.function_arn import parse_arn
from gatewright.aws.lambda_uri import service
from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway.errors import bad_request
from gatewright.services.apigateway.integrations import ENDPOINT_SYNTAX
from gatewright.services.errors import not_implemented
from gatewright.store.documents import Document

HTTP_TYPES: Final = ("HTTP", "HTTP_PROXY")
"""Types that call an endpoint."""

SHORTEST, LONGEST = 50, {"HTTP": 30_000, "WEBSOCKET": 29_000}
"""Milliseconds for which an integration may be waited for, by protocol (documented); the longest is the default."""

CREDENTIALS: Final = pattern(r"arn:aws[a-z-]*:iam::(?:\d{12}:role/.+|\*:user/\*)")
"""A role, or the caller's own credentials."""

PRIVATE_TARGET: Final = pattern(
    r"arn:aws[a-z-]*:(?:elasticloadbalancing:[a-z0-9-]+:\d{12}:listener/(?:app|net)/.+"
    r"|servicediscovery:[a-z0-9-]+:\d{12}:service/.+)"
)
"""What an HTTP API reaches through a VPC link (documented: a listener, or a Cloud Map service)."""

METHODS: Final = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "ANY")

WEBSOCKET_ONLY: Final = (
    "ContentHandlingStrategy",
    "PassthroughBehavior",
    "RequestTemplates",
    "TemplateSelectionExpression",
)
"""Members that only integrations of WebSocket APIs have (documented)."""

SUBTYPES: Final = frozenset(
    {
        "AppConfig-GetConfiguration",
        "EventBridge-PutEvents",
        "Kinesis-PutRecord",
        "SQS-DeleteMessage",
        "SQS-PurgeQueue",
        "SQS-ReceiveMessage",
        "SQS-SendMessage",
        "StepFunctions-StartExecution",
        "StepFunctions-StartSyncExecution",
        "StepFunctions-StopExecution",
    }
)
"""Services and their operations that an HTTP API may name (documented: "Integration subtype reference")."""

MAPPINGS: Final = ("RequestParameters", "ResponseParameters")
"""Members that change what passes between an HTTP API and its backend."""

HTTP_ONLY: Final = ("IntegrationSubtype", "ResponseParameters", "TlsConfig")
"""Members that only integrations of HTTP APIs have (documented)."""


def check(integration: Document, protocol: str) -> None:
    """Raise AWS's refusal of an integration that cannot be."""
    kind = integration["IntegrationType"]
    if protocol == "HTTP" and not kind.endswith("_PROXY"):
        raise bad_request(
            "Currently, an API with a protocol type of HTTP may only be associated with proxy integrations "
            "(AWS_PROXY, HTTP_PROXY)"
        )
    _check_members(integration, protocol)
    _check_payload(integration, protocol)
    longest = LONGEST[protocol]
    if not SHORTEST <= integration["TimeoutInMillis"] <= longest:
        raise bad_request(f"Timeout should be between {SHORTEST} ms and {longest} ms")
    if integration.get("ConnectionType") == "VPC_LINK" and not integration.get("ConnectionId"):
        raise bad_request("ConnectionId must be set to vpcLinkId for ConnectionType VPC_LINK")
    if integration.get("CredentialsArn") and CREDENTIALS.fullmatch(integration["CredentialsArn"]) is None:
        raise bad_request("Invalid ARN specified in the request")  # reported of V1
    if kind in HTTP_TYPES:
        _check_endpoint(integration, protocol)
    elif kind != "MOCK":
        _check_service(integration, protocol)


def _check_members(integration: Document, protocol: str) -> None:
    for name in WEBSOCKET_ONLY if protocol == "HTTP" else HTTP_ONLY:
        if integration.get(name):
            raise bad_request(f"{name} is not currently supported for {protocol} APIs.")  # inferred


def _check_payload(integration: Document, protocol: str) -> None:
    version, kind = integration.get("PayloadFormatVersion"), integration["IntegrationType"]
    if not version:
        raise bad_request("PayloadFormatVersion is a required parameter for integration")
    if version not in {"1.0", "2.0"} or (version == "2.0" and protocol == "WEBSOCKET"):
        raise bad_request(f"Unsupported PayloadFormatVersion: {version}")
    if version == "2.0" and kind != "AWS_PROXY":
        raise bad_request(f"PayloadFormatVersion 2.0 is not supported for integration of type {kind}")
    subtype = integration.get("IntegrationSubtype")
    if subtype and (version == "2.0" or subtype not in SUBTYPES):
        raise bad_request(f"Operation: {subtype} is not supported.")


def _check_private(integration: Document) -> None:
    """Raise AWS's refusal of a target that a link cannot lead to (reported by users of AWS, 2025)."""
    uri = integration.get("IntegrationUri") or ""
    if PRIVATE_TARGET.fullmatch(uri) is None and "${stageVariables." not in uri:
        raise bad_request(
            "For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN."
        )


def _check_endpoint(integration: Document, protocol: str) -> None:
    kind = integration["IntegrationType"]
    if not integration.get("IntegrationMethod"):
        raise bad_request(f"HttpMethod parameter method must be specified for integrationType {kind.replace('_', '')}")
    if integration["IntegrationMethod"] not in METHODS:
        raise bad_request(f"Invalid HttpMethod specified. Valid options are {','.join(METHODS)}")  # inferred from V1
    if integration.get("ConnectionType") == "VPC_LINK" and protocol == "HTTP":
        _check_private(integration)
        return
    if ENDPOINT_SYNTAX.fullmatch(integration.get("IntegrationUri") or "") is None:
        raise bad_request("Invalid HTTP endpoint specified for URI")  # reported of V1


def _check_service(integration: Document, protocol: str) -> None:
    uri, subtype = integration.get("IntegrationUri") or "", integration.get("IntegrationSubtype")
    if subtype:
        if not integration.get("CredentialsArn"):
            raise bad_request(f"Role ARN must be specified for AWS integration configuration with Subtype: {subtype}")
        return
    named = service(uri)
    if named is None and parse_arn(uri) is None and "${stageVariables." not in uri:
        raise bad_request("Invalid Integration URI specified")  # inferred
    if protocol == "HTTP" and any(integration.get(name) for name in MAPPINGS):
        raise not_implemented("parameter mappings are applied to HTTP_PROXY integrations only, and not to functions")
    if protocol == "HTTP" and named not in {None, "lambda"}:
        # Documented: other services are named by a subtype; the text is inferred.
        raise bad_request("Invalid Integration URI specified")
