"""
What a stage may hold: AWS's refusals of names and settings that cannot be.

https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-stages.html. Texts without a note were recorded
of AWS by others (2026), or reported by its users word for word.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from gatewright.aws.authorizer_context import PREFIX
from gatewright.aws.http_context import HTTP_VARIABLES
from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway.errors import bad_request, not_found
from gatewright.services.apigateway.stage_documents import checked_variables
from gatewright.services.apigatewayv2.route_keys import DEFAULT
from gatewright.store.documents import Document, Documents

NAME: Final = pattern(r"[a-zA-Z0-9_-]{1,128}")
"""Documented: letters, digits, hyphens and underscores."""

REQUEST_IDS: Final = ("$context.requestId", "$context.extendedRequestId")
"""What an access log has to tell, one of them."""

LONGEST_FORMAT: Final = 3 * 1024
"""Documented: 3 KB, in "Amazon API Gateway quotas"; the model's 1,024 is less than AWS takes."""

VARIABLE: Final = pattern(r"\$context((?:\.[A-Za-z][A-Za-z0-9_-]*)+)")
"""A variable in the format of an access log."""

LOGGED: Final = frozenset({*HTTP_VARIABLES, "awsEndpointRequestId2", "dataProcessed", "error.responseType"})
"""What an HTTP API may log (documented: "Logging variables for HTTP APIs"), beside what its authorizers say."""


def check_name(name: str, protocol: str) -> None:
    """Raise AWS's refusal of a stage's name; `$default` is a name of HTTP APIs."""
    if NAME.fullmatch(name) is None and not (protocol == "HTTP" and name == DEFAULT):
        raise bad_request("Stage name only allows a-zA-Z0-9_")


def check(documents: Documents, api: Document, stage: Document, given: Iterable[str]) -> None:
    """Raise AWS's refusal of a stage that cannot be; `given` are the routes for which something is set now."""
    checked_variables(stage["StageVariables"])
    for settings in (stage["DefaultRouteSettings"], *stage["RouteSettings"].values()):
        _check_settings(settings, api["ProtocolType"])
    # A route may go while a stage has settings for it: only what is set now has to be there.
    known = {one["RouteKey"] for one in documents.list("route", api["ApiId"])} if given else set()
    for key in given:
        if key not in known:
            raise not_found(f"Unable to find Route by key {key} within the provided RouteSettings")
    certificate = stage.get("ClientCertificateId")
    if certificate and api["ProtocolType"] == "HTTP":
        raise bad_request("ClientCertificateId is not currently supported for HTTP APIs.")  # documented; text inferred
    if certificate and documents.get("client_certificate", certificate) is None:
        raise not_found("Invalid Client Certificate identifier specified")  # inferred from V1
    deployment_id = stage.get("DeploymentId")
    if deployment_id and documents.get("api_deployment", api["ApiId"], deployment_id) is None:
        raise not_found("Invalid Deployment identifier specified")  # inferred
    if stage.get("AccessLogSettings"):
        _check_log(stage["AccessLogSettings"], api["ProtocolType"])


def log_settings(given: Mapping[str, Any]) -> Document:
    """Return access log settings as they are kept: AWS takes an ARN of a log group with `:*` behind it, too."""
    kept = {name: value for name, value in given.items() if value}
    if "DestinationArn" in kept:
        kept["DestinationArn"] = kept["DestinationArn"].removesuffix(":*")
    return kept


def _check_settings(settings: Mapping[str, Any], protocol: str) -> None:
    if protocol == "HTTP" and (settings.get("LoggingLevel") is not None or settings.get("DataTraceEnabled")):
        raise bad_request("Execution logs are not supported on protocolType HTTP")
    if (settings.get("ThrottlingBurstLimit") or 0) < 0 or (settings.get("ThrottlingRateLimit") or 0) < 0:
        raise bad_request("Throttling limits cannot be negative")  # inferred


def _check_log(settings: Mapping[str, Any], protocol: str) -> None:
    destination, template = settings.get("DestinationArn") or "", settings.get("Format") or ""
    if not destination.startswith("arn:"):
        raise bad_request("Invalid ARN specified in the request")  # inferred from V1
    if ":logs:" not in destination or ":log-group:" not in destination:
        # Documented: a log group only; the text is inferred.
        raise bad_request("Access log destination must only contain a CloudWatch Logs log group ARN")
    if len(template.encode()) > LONGEST_FORMAT:
        raise bad_request(f"Access Log format must not be longer than {LONGEST_FORMAT} bytes")  # inferred
    if not any(one in template for one in REQUEST_IDS):
        raise bad_request("Access Log format must include either $context.requestId or $context.extendedRequestId")
    if "\n" in template.rstrip("\n"):
        raise bad_request(
            "Access Log format must be single line, new line character is allowed only at end of the format."
        )
    named = (name.removeprefix(".") for name in VARIABLE.findall(template)) if protocol == "HTTP" else ()
    unknown = [f"$context.{name}" for name in named if name not in LOGGED and not name.startswith(PREFIX)]
    if unknown:
        raise bad_request(f"The following context variables are not supported: [{', '.join(unknown)}]")
