"""
The lines and variables that tell one refusal from another, as data.

Each row says what is looked for, which causes it speaks of, and which of those it keeps.
"""

import re
from dataclasses import dataclass
from typing import Final

from gatewright.aws.jwt.refusal import DESCRIPTIONS, INSUFFICIENT, INVALID
from gatewright.sources.authorizer_cache import FILLED_BY, RAN

EVERYTHING: Final = ("*",)
"""All causes."""

OF_A_WEB_ACL: Final = ("waf.",)
PASSED_THE_DOOR: Final = ("integration.refused",)
"""The backend answered, so nothing before it refused."""

_NO_OPERATION: Final = "Unable to determine service/operation name to be authorized"
"""What the Lambda API says of a verb or a path that it does not have: of an integration that was set up so."""

_PREFLIGHT: Final = "route.preflight-refused"
"""A preflight that meets the check leaves the same lines: its sender never has what the check wants."""

_API_KEY: Final = ("api-key.",)
_OF_AN_AUTHORIZERS_POLICY: Final = (
    "authorizer.denied",
    "authorizer.policy-misses-resource",
    "authorizer.cached-policy-too-narrow",
)
_OF_THE_CALLERS_POLICIES: Final = ("iam.not-allowed", "iam.explicit-deny", "iam.cross-account-needs-both")
_OF_POLICIES: Final = (
    *_OF_AN_AUTHORIZERS_POLICY,
    "resource-policy.",
    "endpoint.vpc-endpoint-policy-denied",
    *_OF_THE_CALLERS_POLICIES,
)
_OF_A_TOKEN: Final = (
    "authorizer.identity-source-missing",
    "authorizer.token-invalid",
    "authorizer.token-type-wrong",
    "authorizer.scope-missing",
)
_OF_SIGNING: Final = ("iam.", "route.", "stage.", "endpoint.vpc-endpoint-policy-reads-authorization")
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

_WRONG_TOKENS: Final = "|".join(re.escape(text) for reason, text in DESCRIPTIONS.items() if reason != "scope")
"""What an HTTP API says of a token that is not good, and of an issuer that cannot be asked."""

_AUTHORIZED: Final = r"Successfully completed authorizer execution|Starting execution for request"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one line, or one variable, says."""

    pattern: str
    """What a line holds; what a variable is, as a whole."""

    keeps: tuple[str, ...]
    """The causes that it leaves, of those that it is about."""

    about: tuple[str, ...] = EVERYTHING
    """The causes that it speaks of."""

    sure: bool = False
    """True when it is AWS's own word for the reason."""

    name: str = ""
    """The variable; empty for a line of the execution log."""

    with_line: str | None = None
    """What must stand in the same log, or be the value of `with_name`."""

    with_name: str = ""
    """The other variable that `with_line` speaks of."""

    without: str | None = None
    """What must not stand in the same log."""

    in_order: bool = False
    """True when the causes that it keeps are met as often as they stand there, the first most."""


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
        keeps=("api-key.missing", _PREFLIGHT),
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
    Row(pattern=r"^Unauthorized request: ", keeps=(*_OF_A_TOKEN, "authorizer.unauthorized", _PREFLIGHT), sure=True),
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
        about=_OF_AN_AUTHORIZERS_POLICY,
        keeps=("authorizer.denied",),
        with_line=_REFUSED_BY_POLICY,
    ),
    Row(
        pattern=_returned(only="Allow", never="Deny"),
        about=_OF_AN_AUTHORIZERS_POLICY,
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
    Row(pattern=r"The client is not authorized to perform this operation", keeps=_OF_POLICIES, sure=True),
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
    Row(pattern=r"Successfully completed authorizer execution", about=_OF_A_TOKEN, keeps=()),
    Row(pattern=r"Starting execution for request", about=("domain.", "stage.not-found", "api-key.", "waf."), keeps=()),
    Row(pattern=r"\S", about=_BEFORE_THE_STAGE, keeps=()),
)
"""Lines of the execution log."""

_NO_EXPLICIT_DENY: Final = r"(?!.*with an explicit deny).*"

BY_VARIABLE: Final = (
    Row(
        name=FILLED_BY,
        pattern=r".+",
        # A token has no policy that a cache could keep.
        about=(*_OF_AN_AUTHORIZERS_POLICY, "authorizer.scope-missing"),
        keeps=("authorizer.cached-policy-too-narrow",),
        sure=True,
        with_name="error.message",
        with_line=_NO_EXPLICIT_DENY,
    ),
    # A policy that denies in so many words may have meant this method too, whichever call it was made for.
    Row(
        name=FILLED_BY,
        pattern=r".+",
        about=(*_OF_AN_AUTHORIZERS_POLICY, "authorizer.scope-missing"),
        keeps=("authorizer.cached-policy-too-narrow", "authorizer.denied"),
    ),
    *(
        Row(
            name=name,
            pattern=r".+",
            about=("authorizer.cached-policy-too-narrow",),
            keeps=(),
            with_name="error.responseType",
            with_line="ACCESS_DENIED",
        )
        # The function ran for this very call, so no kept policy was looked at.
        for name in RAN
    ),
    Row(name="wafResponseCode", pattern=r"WAF_BLOCK", keeps=OF_A_WEB_ACL, sure=True),
    Row(name="waf.status", pattern=r"403", keeps=OF_A_WEB_ACL, sure=True),
    Row(name="wafResponseCode", pattern=r"WAF_ALLOW", about=OF_A_WEB_ACL, keeps=()),
    Row(
        name="authenticate.status",
        pattern=r"[45]\d\d",
        keeps=_OF_SIGNING,
    ),
    Row(
        name="authorize.status",
        pattern=r"403",
        keeps=(
            "iam.not-allowed",
            "iam.explicit-deny",
            "iam.cross-account-needs-both",
            "resource-policy.",
            "endpoint.vpc-endpoint-policy-denied",
        ),
        with_name="authenticate.status",
        with_line=r"200",
    ),
    Row(
        name="authorize.status",
        pattern=r"403",
        keeps=(*_OF_AN_AUTHORIZERS_POLICY, "resource-policy."),
        with_name="authorizer.status",
        with_line=r"200",
    ),
    Row(name="authorizer.status", pattern=r"401", keeps=(*_OF_A_TOKEN, "authorizer.unauthorized", _PREFLIGHT)),
    Row(
        name="authorizer.status",
        pattern=r"5\d\d",
        keeps=("authorizer.failed", "authorizer.invoke-permission-missing"),
    ),
    Row(
        name="authorizer.error",
        pattern=rf"(?:{INVALID}: .*|(?:{INVALID}: )?(?:{_WRONG_TOKENS}))",
        keeps=("authorizer.token-invalid",),
        sure=True,
    ),
    Row(
        name="authorizer.error",
        pattern=rf"(?:{INSUFFICIENT}: .*|{re.escape(DESCRIPTIONS['scope'])})",
        keeps=("authorizer.scope-missing",),
        sure=True,
    ),
    Row(
        name="authorizer.error",
        pattern=r"The response from the Lambda Authorizer function doesn't match the format.*",
        keeps=("authorizer.failed",),
        sure=True,
    ),
    # Texts of REST APIs' execution logs and of AWS's pages; that the variable of HTTP APIs says the same is inferred.
    Row(
        name="authorizer.error",
        pattern=r"Invalid permissions on Lambda function|.*doesn't have permissions to call the authorizer.*"
        r"|API Gateway does not have permission to assume the provided role.*",
        keeps=("authorizer.invoke-permission-missing",),
        sure=True,
    ),
    Row(
        name="authorizer.error",
        pattern=r"Authorizer error|Invalid JSON in response.*",
        keeps=("authorizer.failed",),
        sure=True,
    ),
    Row(name="authorizer.error", pattern=r"Forbidden", keeps=_OF_AN_AUTHORIZERS_POLICY),
    Row(name="authorizer.error", pattern=r"The client is not authorized.*|.*not authorized.*", keeps=_OF_POLICIES),
    # The first three as people quote them of HTTP APIs' logs; how a timeout is named there is inferred.
    *(
        Row(name=name, pattern=wanted, keeps=(cause,), sure=True)
        for name in ("integration.error", "integrationErrorMessage")
        for wanted, cause in (
            (r"The IAM role configured on the integration or API Gateway doesn't.*", "integration.permission-missing"),
            (r"The response from the Lambda function doesn't match the format.*", "integration.failed"),
            (r"The Lambda function returned the following error: .*|Rate Exceeded\.", "integration.failed"),
            (r".*Request must be smaller than \d+ bytes for the InvokeFunction.*", "request.too-large"),
            (
                r"INTEGRATION_NETWORK_FAILURE|.*due to a network error.*|(?:cannot connect to|nobody told where) `.*",
                "integration.unreachable",
            ),
            (
                r"INTEGRATION_TIMEOUT|(?:Endpoint request|Integration) timed out|no complete answer from `.*",
                "integration.timed-out",
            ),
        )
    ),
    Row(
        name="error.responseType",
        pattern=r"API_CONFIGURATION_ERROR",
        about=("integration.", "integration.permission-missing", "integration.misconfigured"),
        keeps=("integration.permission-missing", "integration.misconfigured"),
    ),
    Row(name="error.responseType", pattern=r"INTEGRATION_FAILURE", about=("integration.permission-missing",), keeps=()),
    # WebSocket APIs have Lambda authorizers and signatures, and routes of their own (documented).
    Row(
        name="eventType",
        pattern=r"CONNECT",
        about=(
            "authorizer.token-invalid",
            "authorizer.token-type-wrong",
            "authorizer.scope-missing",
            "route.",
            "resource-policy.",
            "waf.",
        ),
        keeps=(),
    ),
    # Whoever is named there signed rightly (documented: identified after authentication).
    Row(
        name="identity.userArn",
        pattern=r"\S.*",
        about=("iam.", "authorizer.", "route.", "edge.", *_OF_THE_CALLERS_POLICIES),
        keeps=_OF_THE_CALLERS_POLICIES,
    ),
    # An HTTP API that knows a certificate, and no route, refused before it looked for one (inferred).
    Row(
        name="identity.clientCert.issuerDN",
        pattern=r"\S.*",
        keeps=("tls.client-certificate-untrusted",),
        with_name="routeKey",
        with_line=r"-",
    ),
    # The function was asked, so what it reads came (documented: the request id of the authorizer's invocation).
    Row(name="authorizer.requestId", pattern=r"[0-9a-f-]{36}", about=("authorizer.identity-source-missing",), keeps=()),
    Row(name="identity.apiKeyId", pattern=r"[a-z0-9]+", about=("api-key.missing", "api-key.unknown"), keeps=()),
    Row(name="stage", pattern=r"\S+", about=("domain.", "stage.not-found", "endpoint.default-disabled"), keeps=()),
)
"""Variables of the access log."""
