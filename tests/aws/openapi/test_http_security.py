"""Security schemes of HTTP APIs."""

from typing import Any

import pytest

from gatewright.aws.openapi.http_security import Protection, authorizers, protection
from gatewright.aws.openapi.source import Source

ISSUER = "https://login.example.com"
SCHEMES = {
    "tokens": {
        "type": "oauth2",
        "x-amazon-apigateway-authorizer": {
            "type": "jwt",
            "identitySource": "$request.header.Authorization",
            "jwtConfiguration": {"audience": ["pets"], "issuer": ISSUER},
        },
    },
    "asks": {
        "type": "apiKey",
        "x-amazon-apigateway-authorizer": {
            "type": "request",
            "identitySource": "$request.header.A, $request.querystring.b",
            "authorizerUri": "arn:...",
            "authorizerCredentials": "role",
            "authorizerPayloadFormatVersion": 2.0,
            "authorizerResultTtlInSeconds": 0,
            "enableSimpleResponses": True,
        },
    },
    "signed": {"type": "apiKey", "x-amazon-apigateway-authtype": "awsSigv4"},
    "plain": {"type": "http", "scheme": "bearer"},
}
SOURCE = Source({"components": {"securitySchemes": SCHEMES}}, 3)


def test_a_scheme_with_an_authorizer_becomes_one() -> None:
    """By the name of the scheme."""
    assert list(authorizers(SOURCE)) == [
        {
            "Name": "tokens",
            "AuthorizerType": "JWT",
            "IdentitySource": ["$request.header.Authorization"],
            "JwtConfiguration": {"Audience": ["pets"], "Issuer": ISSUER},
        },
        {
            "Name": "asks",
            "AuthorizerType": "REQUEST",
            "IdentitySource": ["$request.header.A", "$request.querystring.b"],
            "AuthorizerUri": "arn:...",
            "AuthorizerCredentialsArn": "role",
            "AuthorizerPayloadFormatVersion": "2.0",
            "AuthorizerResultTtlInSeconds": 0,
            "EnableSimpleResponses": True,
        },
    ]


@pytest.mark.parametrize(
    ("security", "expected"),
    [
        ([{"tokens": ["read", "write"]}], Protection(type="JWT", authorizer="tokens", scopes=("read", "write"))),
        ([{"asks": ["read"]}], Protection(type="CUSTOM", authorizer="asks")),
        ([{"signed": []}], Protection(type="AWS_IAM")),
        ([], Protection()),
        ("x", Protection()),
        (["x"], Protection()),
    ],
)
def test_a_route_is_protected_by_its_scheme(security: Any, expected: Protection) -> None:
    """Scopes are those of tokens."""
    assert expected == protection(SOURCE, {"security": security}, [])


def test_a_scheme_that_protects_nothing_is_told() -> None:
    """The next one may."""
    warnings: list[str] = []
    found = protection(SOURCE, {"security": [{"plain": []}, {"none": []}, {"signed": []}]}, warnings)

    assert Protection(type="AWS_IAM") == found
    assert warnings == [
        "Security scheme 'plain' names no authorizer. Ignoring.",
        "Security scheme 'none' names no authorizer. Ignoring.",
    ]


def test_a_route_without_a_word_has_the_security_of_all() -> None:
    """An empty one opens it."""
    each: tuple[dict[str, Any], ...] = ({}, {"security": []})
    source = Source({**SOURCE.root, "security": [{"signed": []}]}, 3)

    assert ["AWS_IAM", "NONE"] == [protection(source, one, []).type for one in each]


def test_one_audience_may_be_a_text() -> None:
    """Or nothing."""
    for audience, expected in (("pets", ["pets"]), (None, [])):
        extension = {"type": "jwt", "jwtConfiguration": {"audience": audience}}
        source = Source({"components": {"securitySchemes": {"x": {"x-amazon-apigateway-authorizer": extension}}}}, 3)
        (made,) = authorizers(source)
        assert {"Audience": expected} == made["JwtConfiguration"]


def test_iam_may_be_said_by_the_extension_of_a_method() -> None:
    """A scheme with an authorizer stands above it."""
    signed: dict[str, Any] = {"x-amazon-apigateway-auth": {"type": "aws_iam"}}

    assert Protection(type="AWS_IAM") == protection(SOURCE, signed, [])
    assert "JWT" == protection(SOURCE, {**signed, "security": [{"tokens": []}]}, []).type
    assert Protection() == protection(SOURCE, {"x-amazon-apigateway-auth": {"type": "NONE"}}, [])


def test_identity_sources_may_be_a_list() -> None:
    """As SAM writes them (recorded: its translator 1.115)."""
    listed = {"type": "request", "identitySource": ["$request.header.A", "$request.querystring.b"]}
    source = Source({"components": {"securitySchemes": {"fn": {"x-amazon-apigateway-authorizer": listed}}}}, 3)

    assert [one["IdentitySource"] for one in authorizers(source)] == [["$request.header.A", "$request.querystring.b"]]
