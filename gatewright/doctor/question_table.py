"""
The questions that the doctor can ask, as data.

A row says what is asked, what can be answered, and which causes each answer keeps. An answer may only rule out what it
excludes for sure: a cause that it does not speak of stays.
"""

from typing import Final

from gatewright.doctor.call_questions import OF_THE_CALL
from gatewright.doctor.question_row import Row
from gatewright.i18n import N_

_API_KEY: Final = (
    "api-key.missing",
    "api-key.unknown",
    "api-key.disabled",
    "api-key.in-no-usage-plan",
    "api-key.plan-misses-stage",
)
_BEFORE_THE_STAGE: Final = (
    "domain.host-unknown",
    "stage.not-found",
    "stage.not-deployed",
    "endpoint.default-disabled",
)
_UNMATCHED: Final = (
    "route.not-found",
    "route.not-found-with-authorization",
    "route.method-not-found",
)
"""What no method of the deployment matched; a preflight is refused as one whether there is a method or not."""

_OF_IAM: Final = ("iam.",)
_OF_LAMBDA: Final = (
    "authorizer.denied",
    "authorizer.unauthorized",
    "authorizer.policy-misses-resource",
    "authorizer.cached-policy-too-narrow",
    "authorizer.identity-source-missing",
    "authorizer.failed",
    "authorizer.invoke-permission-missing",
)
_OF_COGNITO: Final = (
    "authorizer.identity-source-missing",
    "authorizer.token-invalid",
    "authorizer.token-type-wrong",
    "authorizer.scope-missing",
)
_OF_JWT: Final = ("authorizer.identity-source-missing", "authorizer.token-invalid", "authorizer.scope-missing")
_OF_PRIVATE_APIS: Final = (
    "endpoint.private-from-public",
    "endpoint.api-id-missing",
    "endpoint.not-associated",
    "endpoint.vpc-endpoint-policy-denied",
    "endpoint.vpc-endpoint-policy-reads-authorization",
)
_OF_A_DOMAIN: Final = (
    "domain.path-not-mapped",
    "domain.host-unknown",
    "domain.routing-rule-unmatched",
    "domain.access-association-missing",
)
_OF_A_DISTRIBUTION: Final = (
    "edge.host-header-forwarded",
    "edge.authorization-not-forwarded",
    "edge.path-prefix",
    "edge.error-page-rewritten",
)
_WITHOUT_A_LOG_LINE: Final = (
    *_BEFORE_THE_STAGE,
    *_OF_A_DOMAIN,
    "endpoint.private-from-public",
    "endpoint.api-id-missing",
    "endpoint.not-associated",
    "endpoint.public-api-through-vpc-endpoint",
    "tls.client-certificate-untrusted",
    "edge.host-header-forwarded",
    "websocket.handshake-missing",
)

QUESTIONS: Final = (
    Row(
        id="route.saved",
        text=N_(
            "Does the API, as it is saved now, have {http_method} {path}: the verb and the path, only"
            " the path, or neither?"
        ),
        about=(*_UNMATCHED, "stage.changed-since-deployment", "stage.repeated-in-path", "iam."),
        values={
            "both": ("stage.changed-since-deployment", "iam."),
            "only-the-path": ("route.method-not-found",),
            "neither": (
                "route.not-found",
                "route.not-found-with-authorization",
                "stage.repeated-in-path",
            ),
        },
        cost=2,
        command="aws apigateway get-resources --rest-api-id {rest_api_id} --embed methods"
        " --query 'items[].[path,keys(resourceMethods||`{}`)]'",
    ),
    Row(
        id="api-key.sent",
        text=N_("What does the account say of the API key that was sent?"),
        about=_API_KEY,
        values={
            "good-for-this-stage": (),
            # Then it is the authorizer's function that has to give one.
            "good-but-the-key-source-is-AUTHORIZER": ("api-key.missing",),
            "no-such-key": ("api-key.unknown",),
            "disabled": ("api-key.disabled",),
            "in-no-usage-plan": ("api-key.in-no-usage-plan",),
            "plan-without-this-stage": ("api-key.plan-misses-stage",),
            "none-was-sent": ("api-key.missing",),
        },
        of_each_call=True,
        cost=2,
        command="aws apigateway get-api-keys --include-values"
        " --query \"items[?value=='<the-key-that-was-sent>'].[id,name,enabled]\"",
    ),
    Row(
        id="api-key.required",
        text=N_("Does {http_method} {path}, as the API is saved now, require an API key?"),
        about=(*_API_KEY, "stage.changed-since-deployment"),
        values={"yes": _API_KEY, "no": ("stage.changed-since-deployment",)},
        cost=2,
        command="aws apigateway get-resources --rest-api-id {rest_api_id} --embed methods"
        " --query 'items[].[path,resourceMethods.*.[httpMethod,apiKeyRequired]]'",
    ),
    Row(
        id="api.state",
        text=N_('Does the region have the API {rest_api_id}, with the stage "{stage}" and its default endpoint open?'),
        about=_BEFORE_THE_STAGE,
        values={
            "all-of-it": (),
            "no-such-api": ("domain.host-unknown",),
            "no-such-stage": ("stage.not-found",),
            "stage-without-a-deployment": ("stage.not-deployed",),
            "endpoint-disabled": ("endpoint.default-disabled",),
        },
        cost=2,
        command="aws apigateway get-stages --rest-api-id {rest_api_id} --query 'item[].stageName'",
    ),
    Row(
        id="log.response-type",
        text=N_(
            "Which $context.error.responseType does the stage's access log show for this call? Most stages keep no"
            " such log."
        ),
        about=(*_API_KEY, "stage.changed-since-deployment", "waf.", *_WITHOUT_A_LOG_LINE),
        values={
            "INVALID_API_KEY": (*_API_KEY, "stage.changed-since-deployment"),
            "WAF_FILTERED": ("waf.",),
            "another-or-none": (
                "stage.changed-since-deployment",
                "tls.client-certificate-untrusted",
                "waf.challenge-unanswered",
            ),
            "no-line-at-all": _WITHOUT_A_LOG_LINE,
            "no-access-log": (*_API_KEY, "stage.changed-since-deployment", "waf.", *_WITHOUT_A_LOG_LINE),
        },
        of_each_call=True,
        cost=3,
    ),
    Row(
        id="method.authorization",
        text=N_("Which authorizationType does the deployed method have?"),
        about=(*_OF_IAM, *_OF_LAMBDA, *_OF_COGNITO),
        values={
            "NONE": (),
            "AWS_IAM": _OF_IAM,
            "CUSTOM": _OF_LAMBDA,
            "COGNITO_USER_POOLS": _OF_COGNITO,
            "JWT": _OF_JWT,
        },
        of_each_call=True,
        cost=2,
        command="aws apigateway get-deployment --rest-api-id {rest_api_id} --deployment-id {deployment_id}"
        " --embed apisummary",
    ),
    Row(
        id="api.endpoint-type",
        text=N_("Which endpoint type does the API {rest_api_id} have?"),
        about=(*_OF_PRIVATE_APIS, "endpoint.public-api-through-vpc-endpoint"),
        values={
            "PRIVATE": _OF_PRIVATE_APIS,
            "REGIONAL-or-EDGE": ("endpoint.public-api-through-vpc-endpoint",),
        },
        cost=2,
        command="aws apigateway get-rest-api --rest-api-id {rest_api_id} --query endpointConfiguration.types",
    ),
    Row(
        id="dns.address",
        text=N_("Does {host} resolve to a private address where the call is made?"),
        about=("endpoint.private-from-public", "endpoint.public-api-through-vpc-endpoint"),
        values={
            "private": ("endpoint.public-api-through-vpc-endpoint",),
            "public": ("endpoint.private-from-public",),
        },
        cost=1,
        command="dig +short {host}",
    ),
    Row(
        id="domain.mapping",
        text=N_(
            "What does the account have for this path of the custom domain name {host}, or of the one with a * that"
            " covers it?"
        ),
        about=_OF_A_DOMAIN,
        values={
            "a-mapping-to-a-stage-that-exists": (),
            "no-such-domain-name": ("domain.host-unknown",),
            "no-mapping-for-the-path": ("domain.path-not-mapped",),
            "routing-rules-only": ("domain.routing-rule-unmatched",),
            "a-private-domain-name-without-an-association": ("domain.access-association-missing",),
        },
        of_each_call=True,
        cost=2,
        command="aws apigateway get-base-path-mappings --domain-name {host}",
    ),
    Row(
        id="domain.mutual-tls",
        text=N_("Does the custom domain name {host} have mutual TLS?"),
        about=("tls.client-certificate-missing", "tls.client-certificate-untrusted"),
        values={
            "yes": ("tls.client-certificate-missing", "tls.client-certificate-untrusted"),
            "no": (),
        },
        cost=2,
        command="aws apigateway get-domain-name --domain-name {host} --query mutualTlsAuthentication",
    ),
    Row(
        id="stage.web-acl",
        text=N_('Is a web ACL associated with the stage "{stage}"?'),
        about=("waf.",),
        values={"yes": ("waf.",), "no": ()},
        cost=2,
        command="aws apigateway get-stage --rest-api-id {rest_api_id} --stage-name {stage} --query webAclArn",
    ),
    Row(
        id="waf.terminating-rule",
        text=N_("Which terminatingRuleType or terminatingRuleId does the WAF log show for this call?"),
        about=("waf.rate-exceeded", "waf.default-action-blocked", "waf.rule-blocked"),
        values={
            "RATE_BASED": ("waf.rate-exceeded",),
            "Default_Action": ("waf.default-action-blocked",),
            "another": ("waf.rule-blocked",),
        },
        of_each_call=True,
        cost=3,
    ),
    Row(
        id="iam.credentials",
        text=N_("What does AWS say of the credentials that sign?"),
        about=("iam.access-key-unknown", "iam.session-token-missing", "iam.session-expired"),
        values={
            "they-are-good": ("iam.session-token-missing", "iam.access-key-unknown"),
            # So STS answers a temporary key, too, whose token is not there.
            "InvalidClientTokenId": ("iam.access-key-unknown", "iam.session-token-missing"),
            "ExpiredToken": ("iam.session-expired",),
        },
        cost=2,
        command="aws sts get-caller-identity",
    ),
    Row(
        id="caller.account",
        text=N_("Is the caller's account the one that the API belongs to?"),
        about=("iam.cross-account-needs-both", "iam.not-allowed", "resource-policy.nothing-allows"),
        values={
            "yes": ("iam.not-allowed", "resource-policy.nothing-allows"),
            "no": ("iam.cross-account-needs-both",),
        },
        cost=2,
        command="aws sts get-caller-identity",
    ),
    Row(
        id="resource-policy.attached",
        text=N_("Does the API {rest_api_id} have a resource policy?"),
        about=("resource-policy.explicit-deny",),
        values={"yes": ("resource-policy.explicit-deny",), "no": ()},
        cost=2,
        command="aws apigateway get-rest-api --rest-api-id {rest_api_id} --query policy",
    ),
    Row(
        id="authorizer.log",
        text=N_("What does the execution log say where the authorizer fails?"),
        about=("authorizer.failed", "authorizer.invoke-permission-missing"),
        values={
            "invalid-permissions": ("authorizer.invoke-permission-missing",),
            "another": ("authorizer.failed",),
        },
        of_each_call=True,
        cost=3,
        command="aws logs filter-log-events --log-group-name API-Gateway-Execution-Logs_{rest_api_id}/{stage}"
        " --filter-pattern '\"configuration error\"'",
    ),
    Row(
        id="authorizer.token",
        text=N_("Which token came where the authorizer reads it?"),
        about=_OF_COGNITO,
        values={
            "none": ("authorizer.identity-source-missing",),
            "expired-or-of-another-pool": ("authorizer.token-invalid",),
            "id-token-for-access-token-or-reverse": ("authorizer.token-type-wrong",),
            "access-token-without-a-scope-of-the-method": ("authorizer.scope-missing",),
            "a-good-one": (),
        },
        of_each_call=True,
        cost=1,
    ),
    Row(
        id="cloudfront.in-front",
        text=N_("Does a CloudFront distribution of your own stand before the API?"),
        about=_OF_A_DISTRIBUTION,
        values={"yes": _OF_A_DISTRIBUTION, "no": ()},
        cost=1,
        command="dig +short {host}",
    ),
    Row(
        id="call.direct",
        text=N_("What does the same call to the API's own execute-api name answer?"),
        about=(*_OF_A_DISTRIBUTION, "edge.cloudfront-refused", "edge.proxy-refused", "edge.other-service"),
        values={
            "the-same": ("edge.proxy-refused",),
            "another-answer": (*_OF_A_DISTRIBUTION, "edge.cloudfront-refused", "edge.other-service"),
        },
        of_each_call=True,
        cost=1,
    ),
    Row(
        id="stage.deployed-since",
        text=N_("Was the API deployed to this stage after its last change?"),
        about=("stage.changed-since-deployment",),
        values={"yes": (), "no": ("stage.changed-since-deployment",)},
        cost=2,
        command="aws apigateway get-deployments --rest-api-id {rest_api_id}"
        " --query 'sort_by(items,&createdDate)[-1].createdDate'",
    ),
    Row(
        id="api.kind",
        text=N_("Of which kind is the API that was called?"),
        about=("websocket.", "connections."),
        values={"REST": (), "HTTP": (), "WEBSOCKET": ("websocket.", "connections.")},
        cost=1,
        command="aws apigatewayv2 get-apis --query 'Items[].[ApiId,Name,ProtocolType]'",
    ),
    *OF_THE_CALL,
)
"""The questions."""
