import json
from typing import Any

import pytest

from gatewright.aws.openapi.security import Protection, authorizers, protection
from gatewright.aws.openapi.source import Source, read

SCHEMES: dict[str, Any] = {
    "guard": {
        "type": "apiKey",
        "name": "X-Token",
        "in": "header",
        "x-amazon-apigateway-authtype": "oauth2",
        "x-amazon-apigateway-authorizer": {
            "type": "token",
            "authorizerUri": "uri",
            "authorizerResultTtlInSeconds": "60",
        },
    },
    "asker": {
        "type": "apiKey",
        "name": "Unused",
        "in": "header",
        "x-amazon-apigateway-authorizer": {
            "type": "request",
            "authorizerUri": "uri",
            "authorizerResultTtlInSeconds": 0,
        },
    },
    "pool": {
        "type": "apiKey",
        "name": "Authorization",
        "in": "header",
        "x-amazon-apigateway-authorizer": {"type": "cognito_user_pools", "providerARNs": ["arn"]},
    },
    "tokens": {
        "type": "apiKey",
        "name": "Authorization",
        "in": "header",
        "x-amazon-apigateway-authorizer": {
            "type": "jwt",
            "jwtConfiguration": {"issuers": [], "defaultAlgorithms": ["RS256"]},
        },
    },
    "key": {"type": "apiKey", "name": "x-api-key", "in": "header"},
    "sigv4": {"type": "apiKey", "name": "Authorization", "in": "header", "x-amazon-apigateway-authtype": "awsSigv4"},
    "basic": {"type": "http", "scheme": "basic"},
}


def source(**root: Any) -> Source:
    """Return a definition with these schemes."""
    return read(json.dumps({"openapi": "3.0.1", "components": {"securitySchemes": SCHEMES}, **root}).encode())


@pytest.mark.parametrize(
    ("security", "expected"),
    [
        (None, Protection()),
        ([], Protection()),
        ([{"guard": []}], Protection(type="CUSTOM", authorizer="guard")),
        ([{"asker": []}, {"key": []}], Protection(type="CUSTOM", authorizer="asker", key_required=True)),
        ([{"key": [], "guard": []}], Protection(type="CUSTOM", authorizer="guard", key_required=True)),
        (
            [{"pool": ["email", "openid"]}],
            Protection(type="COGNITO_USER_POOLS", authorizer="pool", scopes=("email", "openid")),
        ),
        ([{"tokens": ["pets/read"]}], Protection(type="JWT", authorizer="tokens", scopes=("pets/read",))),
        ([{"sigv4": []}], Protection(type="AWS_IAM")),
        ([{"key": []}], Protection(key_required=True)),
        ([{"basic": []}], Protection()),
    ],
)
def test_requirement_becomes_a_protection(security: Any, expected: Protection) -> None:
    """By the extensions of the scheme, and by its name for API keys."""
    operation = {} if security is None else {"security": security}

    assert expected == protection(source(), operation, [])


def test_operation_without_its_own_has_that_of_the_definition() -> None:
    """Recorded of AWS; an empty one is one's own."""
    whole = source(security=[{"guard": []}])

    assert ("CUSTOM", "NONE") == (protection(whole, {}, []).type, protection(whole, {"security": []}, []).type)


def test_auth_extension_says_iam() -> None:
    """`x-amazon-apigateway-auth` on an operation."""
    assert "AWS_IAM" == protection(source(), {"x-amazon-apigateway-auth": {"type": "aws_iam"}}, []).type


def test_scheme_that_is_not_there_is_warned_of() -> None:
    """It protects nothing."""
    warnings: list[str] = []

    assert Protection() == protection(source(), {"security": [{"no": []}]}, warnings)
    assert ["Security scheme 'no' not found. Ignoring."] == warnings


def test_authorizers_are_those_that_schemes_say() -> None:
    """A token stands in the header of the scheme; a REQUEST authorizer names its own sources."""
    assert [
        {
            "name": "guard",
            "type": "TOKEN",
            "authorizerUri": "uri",
            "authorizerResultTtlInSeconds": "60",
            "identitySource": "method.request.header.X-Token",
            "authType": "oauth2",
        },
        {"name": "asker", "type": "REQUEST", "authorizerUri": "uri", "authorizerResultTtlInSeconds": 0},
        {
            "name": "pool",
            "type": "COGNITO_USER_POOLS",
            "providerARNs": ["arn"],
            "identitySource": "method.request.header.Authorization",
        },
        {
            "name": "tokens",
            "type": "JWT",
            "jwtConfiguration": {"issuers": [], "defaultAlgorithms": ["RS256"]},
            "identitySource": "method.request.header.Authorization",
        },
    ] == list(authorizers(source()))
