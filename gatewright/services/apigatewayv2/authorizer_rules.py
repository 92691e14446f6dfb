"""
What an authorizer of an HTTP or WebSocket API may be: AWS's refusals of one that cannot work.

https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-authorizers.html. Texts without a note were
recorded of AWS by others (2026), or reported by its users word for word.
"""

import re
from typing import Final

from gatewright.aws.iam_arns import role_arn
from gatewright.aws.jwt.issuer_urls import is_issuer
from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway.authorizer_rules import LONGEST_TTL, URI
from gatewright.services.apigateway.errors import bad_request
from gatewright.store.documents import Document

HTTP_SOURCE: Final = pattern(r"\$(?:request\.(?:header|querystring)|context|stageVariables)\.[^\s,]+")
WEBSOCKET_SOURCE: Final = pattern(r"(?:route\.request\.(?:header|querystring)|context|stageVariables)\.[^\s,]+")
JWT_SOURCE: Final = pattern(r"\$request\.(?:header|querystring)\.[^\s,]+")
"""Identity sources of HTTP APIs, of WebSocket APIs, and of tokens (documented: CreateAuthorizer, `identitySource`)."""

MOST_AUDIENCES: Final = 50
"""Audiences of an authorizer (documented: quotas)."""

OF_FUNCTIONS: Final = (
    "AuthorizerCredentialsArn",
    "AuthorizerPayloadFormatVersion",
    "AuthorizerResultTtlInSeconds",
    "AuthorizerUri",
    "EnableSimpleResponses",
)
"""Members that only authorizers with a function have (documented)."""

OF_HTTP: Final = ("AuthorizerPayloadFormatVersion", "AuthorizerResultTtlInSeconds", "EnableSimpleResponses")
"""Members that only authorizers of HTTP APIs have (documented)."""


def check(authorizer: Document, others: list[Document], protocol: str) -> None:
    """Raise AWS's refusal of an authorizer that cannot be; `others` are those of the same API."""
    if not authorizer.get("Name"):
        raise bad_request("Authorizer name cannot be blank")  # inferred from V1
    if any(one["Name"] == authorizer["Name"] for one in others):
        raise bad_request(
            f"Authorizer name must be unique. Authorizer {authorizer['Name']} already exists in this RestApi."
        )
    if authorizer["AuthorizerType"] == "JWT":
        if protocol == "WEBSOCKET":
            raise bad_request("Only REQUEST authorizer type is supported on WEBSOCKET protocol Apis.")
        _check_jwt(authorizer)
    else:
        _check_function(authorizer, protocol)


def _check_jwt(authorizer: Document) -> None:
    configuration = authorizer.get("JwtConfiguration")
    if configuration is None:
        raise bad_request("JwtConfiguration must not be null for JWT Authorizer")
    if not is_issuer(configuration.get("Issuer") or ""):
        raise bad_request("Invalid issuer: Issuer is not a valid URL for JWT Authorizer")
    if not configuration.get("Audience"):
        raise bad_request(
            "Audience must not be empty for JWT Authorizer"
        )  # that it must be there; the text is inferred
    if len(configuration["Audience"]) > MOST_AUDIENCES:
        # Documented: quotas of HTTP APIs; the text is inferred.
        raise bad_request(f"A JWT Authorizer can have at most {MOST_AUDIENCES} audiences")
    for name in OF_FUNCTIONS:
        if authorizer.get(name):
            raise bad_request(f"{name} is not supported for JWT Authorizer")  # documented; the text is inferred
    sources = authorizer["IdentitySource"]
    if len(sources) != 1:
        # Documented: a single source; the text is inferred.
        raise bad_request("IdentitySource must have exactly one element for JWT Authorizer")
    _check_sources(sources, JWT_SOURCE, "Invalid identity source expression")


def _check_function(authorizer: Document, protocol: str) -> None:
    uri, seconds = authorizer.get("AuthorizerUri"), authorizer.get("AuthorizerResultTtlInSeconds") or 0
    if authorizer.get("JwtConfiguration"):
        raise bad_request("JwtConfiguration is not supported for REQUEST Authorizer")  # documented; text inferred
    if not uri:
        raise bad_request("AuthorizerUri is a required field in an Authorizer")
    if URI.fullmatch(uri) is None:
        # Reported of V1.
        raise bad_request(
            f"Invalid Authorizer URI: {uri}. Authorizer URI should be a valid API Gateway ARN that represents a Lambda "
            "function invocation."
        )
    credentials = authorizer.get("AuthorizerCredentialsArn")
    if credentials and role_arn(credentials) is None:
        raise bad_request("Invalid ARN specified in the request")  # reported of V1
    if not 0 <= seconds <= LONGEST_TTL:
        raise bad_request(
            f"Authorizer result TTL outside allowable range. TTL must be between 0 and {LONGEST_TTL} seconds."
        )
    if protocol == "HTTP":
        _check_format(authorizer)
        _check_sources(authorizer["IdentitySource"], HTTP_SOURCE, "Invalid identity source expression")
    else:
        for name in OF_HTTP:
            if authorizer.get(name):
                raise bad_request(f"{name} is not supported for WEBSOCKET protocol Apis.")  # documented; text inferred
        _check_sources(authorizer["IdentitySource"], WEBSOCKET_SOURCE, "Invalid request identity source expression")
    if seconds and not authorizer["IdentitySource"]:
        raise bad_request("Identity source must be set if authorizer caching is enabled (TTL is greater than 0)")


def _check_format(authorizer: Document) -> None:
    version = authorizer.get("AuthorizerPayloadFormatVersion")
    if not version:
        raise bad_request("AuthorizerPayloadFormatVersion is a required parameter for REQUEST authorizer")
    if version not in {"1.0", "2.0"}:
        raise bad_request(f"Unsupported AuthorizerPayloadFormatVersion: {version}")  # inferred from integrations
    if authorizer.get("EnableSimpleResponses") and version != "2.0":
        raise bad_request('EnableSimpleResponses can only be set for AuthorizerPayloadFormatVersion "2.0".')


def _check_sources(sources: list[str], syntax: re.Pattern[str], sentence: str) -> None:
    for source in sources:
        if syntax.fullmatch(source) is None:
            raise bad_request(f"{sentence}: {source}")
