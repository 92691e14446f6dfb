"""
What an authorizer may be: AWS's refusals of one that cannot work.

https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html names what each type needs. Texts reported
by users of AWS, word for word: the URI's (a pull request to Terraform, 2017), the name's (2020 to 2022), the TTL's and
the empty source's (a table of AWS's refusals, 2026). Others are inferred and say so.
"""

from gatewright.aws.iam_arns import role_arn
from gatewright.aws.selection_patterns import PatternError, compile_pattern
from gatewright.aws.user_pools import issuer_of
from gatewright.model.authorizer import DEFAULT_TTL
from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway.errors import bad_request, conflict
from gatewright.services.apigateway.jwt_rules import check_jwt
from gatewright.store.documents import Document

LAMBDA_TYPES = ("TOKEN", "REQUEST")
"""Types that call a Lambda function."""

LONGEST_TTL = 3600
"""The longest `authorizerResultTtlInSeconds` (documented)."""

URI = pattern(
    r"arn:aws[a-z-]*:apigateway:[a-z]{2}(?:-[a-z]+)+-\d:lambda:path/[\s/]*2015-03-31/functions/"
    r"(?P<function>arn:aws[a-z-]*:lambda:[a-z]{2}(?:-[a-z]+)+-\d:[\w-]+:function:[^/\s]+)/invocations"
)
"""The URI of an authorizer; the name of the function may hold stage variables.

Spaces before the date of the path are taken and kept (recorded: LocalStack's AWS-validated
`test_apigateway_with_custom_authorization_method`, 2024-04-12); such a URI names no function, so its calls fail.
Definitions are passed around with `account-id` for the account: such a one names no function, and its calls fail.
"""

TOKEN_SOURCE = pattern(r"method\.request\.header\.[^\s,]+")
REQUEST_SOURCE = pattern(r"method\.request\.(?:header|querystring)\.[^\s,]+|stageVariables\.[^\s,]+|context\.[^\s,]+")
"""What an identity source may be (documented: CreateAuthorizer, `identitySource`)."""


def check(authorizer: Document, others: list[Document]) -> None:
    """Raise AWS's refusal of an authorizer that cannot be; `others` are those of the same API."""
    if not authorizer["name"]:
        raise bad_request("Authorizer name cannot be blank")  # inferred from the sentence for request validators
    if any(one["name"] == authorizer["name"] for one in others):
        raise conflict(
            f"Authorizer name must be unique. Authorizer {authorizer['name']} already exists in this RestApi."
        )
    if authorizer["type"] == "JWT":
        check_jwt(authorizer)
        return
    if authorizer.get("jwtConfiguration"):
        raise bad_request("jwtConfiguration is only supported for JWT authorizers")  # documented; the text is inferred
    _check_ttl(authorizer.get("authorizerResultTtlInSeconds"))
    if authorizer["type"] in LAMBDA_TYPES:
        _check_function(authorizer)
    else:
        _check_pools(authorizer)
    _check_source(authorizer)
    _check_expression(authorizer.get("identityValidationExpression"))


def _check_ttl(seconds: int | None) -> None:
    if seconds is not None and not 0 <= seconds <= LONGEST_TTL:
        raise bad_request(
            f"Authorizer result TTL outside allowable range. TTL must be between 0 and {LONGEST_TTL} seconds."
        )


def _check_function(authorizer: Document) -> None:
    uri = authorizer.get("authorizerUri")
    if not uri:
        raise bad_request("Authorizer URI cannot be blank")  # inferred
    if URI.fullmatch(uri) is None:
        raise bad_request(
            f"Invalid Authorizer URI: {uri}. Authorizer URI should be a valid API Gateway ARN that represents a Lambda "
            "function invocation."
        )
    credentials = authorizer.get("authorizerCredentials")
    if credentials and role_arn(credentials) is None:
        raise bad_request("Invalid ARN specified in the request")  # reported of an integration's credentials


def _check_pools(authorizer: Document) -> None:
    pools = authorizer.get("providerARNs") or []
    if not pools:
        raise bad_request("Cognito authorizers must have at least one provider ARN")  # inferred
    for arn in pools:
        if issuer_of(arn) is None:
            raise bad_request(f"Invalid Cognito User Pool ARN specified: {arn}")  # inferred


def _check_source(authorizer: Document) -> None:
    source = authorizer.get("identitySource")
    if authorizer["type"] != "REQUEST":
        if not source:
            raise bad_request("IdentitySource cannot be empty")
        if TOKEN_SOURCE.fullmatch(source) is None:
            raise _invalid_source(source)
        return
    if not source:
        if authorizer.get("authorizerResultTtlInSeconds", DEFAULT_TTL) > 0:
            # The condition is documented; the text is that of HTTP APIs (reported, 2023), inferred for REST APIs.
            raise bad_request("Identity source must be set if authorizer caching is enabled (TTL is greater than 0)")
        return
    for one in source.split(","):
        if REQUEST_SOURCE.fullmatch(one.strip()) is None:
            raise _invalid_source(one.strip())


def _invalid_source(source: str) -> Exception:
    return bad_request(f"Invalid identity source specified: {source}")  # inferred


def _check_expression(expression: str | None) -> None:
    if not expression:
        return
    try:
        compile_pattern(expression)
    except PatternError as error:
        # The sentence is reported of an integration's selection pattern; what comes behind it is ours.
        raise bad_request(f"Invalid regex pattern specified: {error}") from None
