"""What authorizers of V2 may be."""

from typing import Any

import pytest

from tests.services.api_account import INVOKED, ISSUER, ApiAccount

ASKS = {
    "Name": "asks",
    "AuthorizerType": "REQUEST",
    "AuthorizerUri": INVOKED,
    "AuthorizerPayloadFormatVersion": "2.0",
    "IdentitySource": ["$request.header.Authorization"],
}
TOKENS = {
    "Name": "tokens",
    "AuthorizerType": "JWT",
    "JwtConfiguration": {"Audience": ["pets"], "Issuer": ISSUER},
    "IdentitySource": ["$request.header.Authorization"],
}
URI = (
    "Invalid Authorizer URI: pets. Authorizer URI should be a valid API Gateway ARN that represents a Lambda function "
    "invocation."
)
HTTP_ISSUER = "Invalid issuer: Issuer is not a valid URL for JWT Authorizer"


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({**ASKS, "Name": ""}, "Authorizer name cannot be blank"),
        (
            {**ASKS, "AuthorizerPayloadFormatVersion": None},
            "AuthorizerPayloadFormatVersion is a required parameter for REQUEST authorizer",
        ),
        ({**ASKS, "AuthorizerPayloadFormatVersion": "3.0"}, "Unsupported AuthorizerPayloadFormatVersion: 3.0"),
        (
            {**ASKS, "AuthorizerPayloadFormatVersion": "1.0", "EnableSimpleResponses": True},
            'EnableSimpleResponses can only be set for AuthorizerPayloadFormatVersion "2.0".',
        ),
        ({**ASKS, "AuthorizerUri": None}, "AuthorizerUri is a required field in an Authorizer"),
        (
            {**ASKS, "AuthorizerUri": "pets"},
            URI,
        ),
        ({**ASKS, "AuthorizerCredentialsArn": "x"}, "Invalid ARN specified in the request"),
        (
            {**ASKS, "AuthorizerResultTtlInSeconds": 3601},
            "Authorizer result TTL outside allowable range. TTL must be between 0 and 3600 seconds.",
        ),
        (
            {**ASKS, "AuthorizerResultTtlInSeconds": 1, "IdentitySource": []},
            "Identity source must be set if authorizer caching is enabled (TTL is greater than 0)",
        ),
        (
            {**ASKS, "IdentitySource": ["method.request.header.Auth"]},
            "Invalid identity source expression: method.request.header.Auth",
        ),
        (
            {**ASKS, "JwtConfiguration": {"Audience": ["x"], "Issuer": ISSUER}},
            "JwtConfiguration is not supported for REQUEST Authorizer",
        ),
        ({**TOKENS, "JwtConfiguration": None}, "JwtConfiguration must not be null for JWT Authorizer"),
        ({**TOKENS, "JwtConfiguration": {"Audience": ["x"]}}, HTTP_ISSUER),
        ({**TOKENS, "JwtConfiguration": {"Audience": ["x"], "Issuer": "http://example.com"}}, HTTP_ISSUER),
        ({**TOKENS, "JwtConfiguration": {"Audience": ["x"], "Issuer": "https://[x"}}, HTTP_ISSUER),
        ({**TOKENS, "JwtConfiguration": {"Issuer": ISSUER}}, "Audience must not be empty for JWT Authorizer"),
        (
            {**TOKENS, "JwtConfiguration": {"Audience": [str(number) for number in range(51)], "Issuer": ISSUER}},
            "A JWT Authorizer can have at most 50 audiences",
        ),
        ({**TOKENS, "AuthorizerUri": INVOKED}, "AuthorizerUri is not supported for JWT Authorizer"),
        ({**TOKENS, "IdentitySource": []}, "IdentitySource must have exactly one element for JWT Authorizer"),
        ({**TOKENS, "IdentitySource": ["$context.x"]}, "Invalid identity source expression: $context.x"),
    ],
)
def test_what_an_http_api_refuses(apis: ApiAccount, params: dict[str, Any], message: str) -> None:
    """And nothing is kept."""
    given = {name: value for name, value in params.items() if value is not None}

    assert ("BadRequestException", message) == apis.refusal("create_authorizer", ApiId="pets", **given)
    assert [] == apis.items("get_authorizers", ApiId="pets")


@pytest.mark.parametrize(
    ("params", "message"),
    [
        (TOKENS, "Only REQUEST authorizer type is supported on WEBSOCKET protocol Apis."),
        (ASKS, "AuthorizerPayloadFormatVersion is not supported for WEBSOCKET protocol Apis."),
        (
            {**ASKS, "AuthorizerPayloadFormatVersion": None},
            "Invalid request identity source expression: $request.header.Authorization",
        ),
    ],
)
def test_what_a_websocket_api_refuses(apis: ApiAccount, params: dict[str, Any], message: str) -> None:
    """It asks functions only, and names sources in its own way."""
    given = {name: value for name, value in params.items() if value is not None}

    assert ("BadRequestException", message) == apis.refusal("create_authorizer", ApiId="chat", **given)


@pytest.mark.parametrize(
    "issuer", [ISSUER, "https://login.example.com/", "http://127.0.0.1:8080/x", "http://localhost"]
)
def test_an_issuer_speaks_https_unless_it_is_this_machine(apis: ApiAccount, issuer: str) -> None:
    """AWS could not reach one of this machine."""
    apis.tokens(JwtConfiguration={"Audience": ["pets"], "Issuer": issuer})


def test_a_name_is_there_once(apis: ApiAccount) -> None:
    """The sentence and its code are V2's own."""
    apis.authorizer()
    told = "Authorizer name must be unique. Authorizer asks already exists in this RestApi."

    assert ("BadRequestException", told) == apis.refusal("create_authorizer", ApiId="pets", **ASKS)
