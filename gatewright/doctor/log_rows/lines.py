"""The lines of execution logs that tell one refusal from another."""

from typing import Final

from gatewright.doctor.log_rows.row import (
    OF_A_TOKEN,
    OF_AN_AUTHORIZERS_POLICY,
    OF_POLICIES,
    PASSED_THE_DOOR,
    PREFLIGHT,
    Row,
)

_NO_OPERATION: Final = "Unable to determine service/operation name to be authorized"
"""What the Lambda API says of a verb or a path that it does not have: of an integration that was set up so."""

_API_KEY: Final = ("api-key.",)
_BEFORE_THE_STAGE: Final = (
    "domain.",
    "stage.not-found",
    "endpoint.default-disabled",
    "endpoint.private-from-public",
    "endpoint.api-id-missing",
    "endpoint.not-associated",
    "endpoint.public-api-through-vpc-endpoint",
    "endpoint.control-plane-host",
    "tls.client-certificate-missing",
    "tls.version-refused",
    "edge.",
)
_OF_AN_AUTHORIZER: Final = r"Starting authorizer"
_ASKED: Final = r"Authorizer result body before parsing|Sending request to https://lambda\."
"""The function was called for this very request; only a log with data tracing says so."""

_IN_THE_AUTHORIZER: Final = r"(?s)Starting authorizer(?!.*Successfully completed authorizer execution)"
"""The call did not get past its authorizer."""

_REFUSED_BY_POLICY: Final = r"The client is not authorized to perform this operation"

_AUTHORIZED: Final = r"Successfully completed authorizer execution|Starting execution for request"


def _returned(*, only: str, never: str) -> str:
    """Match the answer of a function whose policy has statements of one effect alone."""
    effect = r'(?s:.*)"Effect"\s*:\s*"'
    return rf'Authorizer result body before parsing: (?!{effect}{never}"){effect}{only}"'


BY_LINE: Final = (
    Row(
        pattern=r"Request must be smaller than \d+ bytes for the InvokeFunction operation",
        keeps=("request.too-large",),
        sure=True,
        without=_IN_THE_AUTHORIZER,
    ),
    Row(pattern=r"^Execution failed due to a timeout error", keeps=("integration.timed-out",), sure=True),
    Row(pattern=r"^Execution failed due to a network error", keeps=("integration.unreachable",), sure=True),
    Row(
        pattern=r"[Mm]alformed Lambda proxy response|^Lambda Customer Function Error"
        r"|^Lambda execution failed with status 200 due to customer function error",
        keeps=("integration.failed",),
        sure=True,
        without=_IN_THE_AUTHORIZER,
    ),
    Row(
        pattern=r"^Execution failed due to configuration error: (?!Authorizer error|Invalid JSON in response"
        r"|Invalid permissions|Malformed Lambda|API Gateway does not have|The IAM role)",
        keeps=("integration.misconfigured",),
        sure=True,
        without=_IN_THE_AUTHORIZER,
    ),
    Row(
        pattern=r"^Endpoint response headers: .*\bX-Amz-Function-Error=",
        keeps=("integration.failed",),
        sure=True,
        without=_IN_THE_AUTHORIZER,
    ),
    Row(
        pattern=r"(?:^|configuration error:\s*)API Gateway does not have permission to assume the provided role",
        keeps=("integration.permission-missing", "authorizer.invoke-permission-missing"),
        in_order=True,
        without=r"Starting authorizer|AuthorizerConfigurationException|Authorizer error",
    ),
    Row(
        pattern=r"^The IAM role configured on the integration or API Gateway doesn't have permissions",
        keeps=("integration.permission-missing",),
        sure=True,
    ),
    Row(pattern=r"^Request body does not match model schema", keeps=("request.body-invalid",), sure=True),
    Row(pattern=r"^Missing required request parameters", keeps=("request.parameter-missing",), sure=True),
    Row(
        pattern=r"doesn't have permissions to call the authorizer",
        keeps=("authorizer.invoke-permission-missing",),
        sure=True,
    ),
    Row(pattern=r"Access denied\. Reason: ", keeps=("tls.client-certificate-untrusted",), sure=True),
    Row(pattern=r"throttle limit exceeded", keeps=("throttle.rate-exceeded",), sure=True),
    Row(
        pattern=r"[Qq]uota limit exceeded|exceeded quota limit|Key quota exhausted",
        keeps=("throttle.quota-exceeded",),
        sure=True,
    ),
    Row(
        pattern=r"API Key .*not authorized .*: API Stage is not in a Usage Plan",
        keeps=("api-key.plan-misses-stage", "api-key.in-no-usage-plan"),
        sure=True,
    ),
    Row(
        pattern=r"API Key {1,2}not authorized because method '(?!ANY |OPTIONS )",
        keeps=("api-key.missing",),
        sure=True,
    ),
    Row(
        pattern=r"API Key {1,2}not authorized because method '(?:ANY|OPTIONS) ",
        keeps=("api-key.missing", PREFLIGHT),
        sure=True,
        in_order=True,
    ),
    Row(
        pattern=r"API Key \S+ not authorized because method",
        keeps=(
            "api-key.unknown",
            "api-key.in-no-usage-plan",
            "api-key.plan-misses-stage",
            "api-key.disabled",
        ),
        sure=True,
    ),
    Row(
        pattern=r"^Unauthorized request: ",
        keeps=("authorizer.unauthorized",),
        sure=True,
        with_line=_ASKED,
    ),
    Row(pattern=r"^Unauthorized request: ", keeps=(*OF_A_TOKEN, "authorizer.unauthorized", PREFLIGHT), sure=True),
    Row(
        pattern=r"Invalid permissions on Lambda function|not have permission to assume the provided role",
        keeps=("authorizer.invoke-permission-missing",),
        sure=True,
        with_line=_OF_AN_AUTHORIZER,
        without=_AUTHORIZED,
    ),
    Row(
        pattern=r"Invalid permissions on Lambda function|not have permission to assume the provided role",
        keeps=("authorizer.invoke-permission-missing",),
        sure=True,
        with_line=r"AuthorizerConfigurationException|configuration error: Authorizer error",
    ),
    Row(
        pattern=r"Invalid permissions on Lambda function|not have permission to assume the provided role",
        keeps=("integration.permission-missing",),
        sure=True,
        with_line=r"Starting execution for request|Endpoint request URI|Sending request to",
        without=_IN_THE_AUTHORIZER,
    ),
    Row(
        pattern=r"^(?:Execution failed due to configuration error:\s*)?Invalid permissions on Lambda function",
        keeps=("integration.permission-missing", "authorizer.invoke-permission-missing"),
        in_order=True,
        without=r"Starting authorizer|AuthorizerConfigurationException|Authorizer error",
    ),
    Row(
        pattern=r"Execution failed due to configuration error: (?:Authorizer error|Invalid JSON in response)"
        r"|AuthorizerConfigurationException",
        keeps=("authorizer.failed",),
        sure=True,
        without=r"Invalid permissions on Lambda function|not have permission to assume",
    ),
    Row(
        pattern=_returned(only="Deny", never="Allow"),
        about=OF_AN_AUTHORIZERS_POLICY,
        keeps=("authorizer.denied",),
        with_line=_REFUSED_BY_POLICY,
    ),
    Row(
        pattern=_returned(only="Allow", never="Deny"),
        about=OF_AN_AUTHORIZERS_POLICY,
        keeps=("authorizer.policy-misses-resource",),
        with_line=_REFUSED_BY_POLICY,
    ),
    Row(
        pattern=r"The client is not authorized to perform this operation",
        keeps=("authorizer.cached-policy-too-narrow", "authorizer.denied"),
        sure=True,
        with_line=r"Using valid authorizer policy for principal",
        without=_OF_AN_AUTHORIZER,
    ),
    Row(
        pattern=r"The client is not authorized to perform this operation",
        keeps=("authorizer.denied", "authorizer.policy-misses-resource", "resource-policy."),
        sure=True,
        with_line=_OF_AN_AUTHORIZER,
    ),
    Row(pattern=r"The client is not authorized to perform this operation", keeps=OF_POLICIES, sure=True),
    Row(
        pattern=r"Received response\. Status: [45]\d\d",
        keeps=PASSED_THE_DOOR,
        sure=True,
        without=rf"Execution failed due to configuration error|{_NO_OPERATION}",
    ),
    Row(
        pattern=r"(?s)Endpoint response body before transformations: .*" + _NO_OPERATION,
        keeps=("integration.misconfigured",),
        sure=True,
        without=r"Starting authorizer",
    ),
    # The log of a call that API Gateway itself failed says "Execution failed" instead.
    Row(
        pattern=r"Successfully completed execution",
        keeps=PASSED_THE_DOOR,
        sure=True,
        without=r"Execution failed|Gateway response type: ",
    ),
    Row(
        pattern=r"Endpoint response body before transformations: .*\b(?:AccessDenied|AccessDeniedException)\b",
        keeps=PASSED_THE_DOOR,
        sure=True,
        without=rf"Execution failed due to configuration error|Starting authorizer|{_NO_OPERATION}",
    ),
    Row(pattern=r"does not require API Key|Usage Plan check succeeded", about=_API_KEY, keeps=()),
    Row(pattern=r"Successfully completed authorizer execution", about=OF_A_TOKEN, keeps=()),
    Row(pattern=r"Starting execution for request", about=("domain.", "stage.not-found", "api-key.", "waf."), keeps=()),
    Row(pattern=r"\S", about=_BEFORE_THE_STAGE, keeps=()),
)
"""Lines of the execution log."""
