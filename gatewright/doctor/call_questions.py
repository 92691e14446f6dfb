"""
The questions about the call itself, as data: whoever made it answers them by a look at what he has.

Most are asked of those who showed the answer alone, or a part of it; of a call that is known they would tell nothing,
so that `told_by_host` leaves them out there.
"""

from typing import Final

from gatewright.doctor.question_row import Row
from gatewright.i18n import N_

_MISMATCH: Final = (
    "iam.signature-mismatch-secret",
    "iam.signature-mismatch-path",
    "iam.signature-mismatch-body",
    "iam.signature-mismatch-host",
    "iam.signature-mismatch-encoding",
    "iam.signature-mismatch-query-order",
    "iam.form-body-with-query",
)
_ENDPOINT_POLICIES: Final = (
    "endpoint.vpc-endpoint-policy-denied",
    "endpoint.vpc-endpoint-policy-reads-authorization",
)

OF_THE_CALL: Final = (
    Row(
        id="url.host",
        text=N_("Which kind of name is the host that was called?"),
        about=("domain.", "endpoint.", "tls.", "stage.repeated-in-path", "stage.not-found"),
        values={
            "API-ID.execute-api.REGION.amazonaws.com": (
                "domain.host-unknown",
                "endpoint.default-disabled",
                "endpoint.private-from-public",
                "endpoint.public-api-through-vpc-endpoint",
                "endpoint.security-group-closed",
                *_ENDPOINT_POLICIES,
                "stage.not-found",
            ),
            "a-custom-domain-name": (
                "domain.",
                "tls.",
                "stage.repeated-in-path",
                "endpoint.security-group-closed",
                *_ENDPOINT_POLICIES,
            ),
            "a-name-with-vpce-": (
                "domain.host-unknown",
                "endpoint.api-id-missing",
                "endpoint.not-associated",
                "endpoint.private-from-public",
                "endpoint.default-disabled",
                "endpoint.public-api-through-vpc-endpoint",
                "endpoint.security-group-closed",
                *_ENDPOINT_POLICIES,
                "stage.not-found",
            ),
            "apigateway.REGION.amazonaws.com": ("endpoint.control-plane-host",),
            # Whatever it is that stands before the API calls it by a name that the caller does not see.
            "of-a-server-before-the-API": ("domain.", "endpoint.", "tls.", "stage.repeated-in-path", "stage.not-found"),
        },
        cost=1,
        of_each_call=True,
    ),
    Row(
        id="url.stage-repeated",
        text=N_("Is the host a custom domain name, and is the name of the stage the first part of the path?"),
        about=("stage.repeated-in-path",),
        values={"yes": ("stage.repeated-in-path",), "no": ()},
        cost=1,
        of_each_call=True,
    ),
    Row(
        id="call.preflight",
        text=N_("Was it the OPTIONS request that a browser sends before the call of a page?"),
        about=(
            "route.not-found",
            "route.not-found-with-authorization",
            "route.method-not-found",
            "route.preflight-refused",
        ),
        values={
            "yes": ("route.preflight-refused",),
            "no": ("route.not-found", "route.not-found-with-authorization", "route.method-not-found"),
        },
        cost=1,
        of_each_call=True,
    ),
    Row(
        id="call.authorization",
        text=N_("How does the Authorization header of the call begin?"),
        about=(
            "iam.bearer-token-sent",
            "iam.header-malformed",
            "iam.signature-missing",
            "route.not-found",
        ),
        values={
            "AWS4-HMAC-SHA256": ("iam.header-malformed",),
            "Bearer-or-a-token": ("iam.bearer-token-sent",),
            "otherwise": ("iam.bearer-token-sent", "iam.header-malformed"),
            # A signature may stand in the query, and be incomplete there.
            "there-is-none": ("iam.signature-missing", "iam.header-malformed", "route.not-found"),
        },
        cost=1,
        of_each_call=True,
    ),
    Row(
        id="call.credentials",
        text=N_("Does the access key that signed begin with ASIA, and did a session token go with it?"),
        about=("iam.access-key-unknown", "iam.session-token-missing", "iam.session-expired"),
        values={
            "no-AKIA": ("iam.access-key-unknown",),
            "ASIA-without-a-token": ("iam.session-token-missing",),
            "ASIA-with-a-token": ("iam.session-token-missing", "iam.session-expired", "iam.access-key-unknown"),
        },
        cost=1,
        of_each_call=True,
    ),
    Row(
        id="answer.ids",
        text=N_("Which of these header fields does the answer have?"),
        about=("integration.refused", "edge.other-service", "edge.proxy-refused", "edge.cloudfront-refused"),
        values={
            "x-amzn-ErrorType": (),
            "x-amz-apigw-id-or-apigw-requestid-alone": ("integration.refused",),
            "none-of-them": ("edge.other-service", "edge.proxy-refused", "edge.cloudfront-refused"),
        },
        cost=1,
        of_each_call=True,
    ),
    Row(
        id="throttle.text",
        text=N_("Which text stands in the body of the answer?"),
        about=("throttle.rate-exceeded", "throttle.quota-exceeded"),
        values={
            "Too Many Requests": ("throttle.rate-exceeded",),
            "Limit Exceeded": ("throttle.quota-exceeded",),
        },
        of_each_call=True,
        cost=1,
    ),
    Row(
        id="iam.canonical-string",
        text=N_("Which part of the canonical string in the answer differs from the one that the client signed?"),
        about=_MISMATCH,
        values={
            "none": ("iam.signature-mismatch-secret",),
            "path": ("iam.signature-mismatch-path", "iam.signature-mismatch-encoding"),
            "query": (
                "iam.signature-mismatch-query-order",
                "iam.signature-mismatch-encoding",
                "iam.form-body-with-query",
            ),
            "a-header": ("iam.signature-mismatch-host",),
            "body-hash": ("iam.signature-mismatch-body", "iam.form-body-with-query"),
        },
        of_each_call=True,
        cost=1,
    ),
    Row(
        id="authorizer.when",
        text=N_(
            "With the same token: was another path called just before, and does this one pass when called alone later?"
        ),
        about=("authorizer.policy-misses-resource", "authorizer.cached-policy-too-narrow"),
        values={
            "passes-later": ("authorizer.cached-policy-too-narrow",),
            "never-passes": ("authorizer.policy-misses-resource",),
        },
        of_each_call=True,
        cost=1,
    ),
)
"""The questions about the call."""
