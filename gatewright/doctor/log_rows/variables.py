"""The variables of access logs that tell one refusal from another."""

import re
from typing import Final

from gatewright.aws.jwt.refusal import DESCRIPTIONS, INSUFFICIENT, INVALID
from gatewright.doctor.log_rows.row import (
    OF_A_TOKEN,
    OF_A_WEB_ACL,
    OF_AN_AUTHORIZERS_POLICY,
    OF_POLICIES,
    OF_THE_CALLERS_POLICIES,
    PREFLIGHT,
    Row,
)
from gatewright.sources.authorizer_cache import FILLED_BY, RAN

_OF_SIGNING: Final = ("iam.", "route.", "stage.", "endpoint.vpc-endpoint-policy-reads-authorization")
_WRONG_TOKENS: Final = "|".join(re.escape(text) for reason, text in DESCRIPTIONS.items() if reason != "scope")
"""What an HTTP API says of a token that is not good, and of an issuer that cannot be asked."""

_NO_EXPLICIT_DENY: Final = r"(?!.*with an explicit deny).*"

BY_VARIABLE: Final = (
    Row(
        name=FILLED_BY,
        pattern=r".+",
        # A token has no policy that a cache could keep.
        about=(*OF_AN_AUTHORIZERS_POLICY, "authorizer.scope-missing"),
        keeps=("authorizer.cached-policy-too-narrow",),
        sure=True,
        with_name="error.message",
        with_line=_NO_EXPLICIT_DENY,
    ),
    # A policy that denies in so many words may have meant this method too, whichever call it was made for.
    Row(
        name=FILLED_BY,
        pattern=r".+",
        about=(*OF_AN_AUTHORIZERS_POLICY, "authorizer.scope-missing"),
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
        keeps=(*OF_AN_AUTHORIZERS_POLICY, "resource-policy."),
        with_name="authorizer.status",
        with_line=r"200",
    ),
    Row(name="authorizer.status", pattern=r"401", keeps=(*OF_A_TOKEN, "authorizer.unauthorized", PREFLIGHT)),
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
    Row(name="authorizer.error", pattern=r"Forbidden", keeps=OF_AN_AUTHORIZERS_POLICY),
    Row(name="authorizer.error", pattern=r"The client is not authorized.*|.*not authorized.*", keeps=OF_POLICIES),
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
        about=("iam.", "authorizer.", "route.", "edge.", *OF_THE_CALLERS_POLICIES),
        keeps=OF_THE_CALLERS_POLICIES,
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
