"""What a JWT authorizer of a REST API may be."""

from typing import Any

import pytest

from gatewright.services.apigateway.jwt_rules import RESERVED
from tests.services.account import Pets

SOURCE = "method.request.header.Authorization"
ISSUER: dict[str, Any] = {"issuer": "https://login.example.com/", "audiences": ["pets"]}
RULE: dict[str, Any] = {"claimName": "tenant", "format": "SINGLE_STRING"}


def authorizer(*issuers: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return what `create_authorizer` is asked."""
    configuration = {"issuers": list(issuers or (ISSUER,)), "defaultAlgorithms": ["RS256", "ES384"]}
    asked = {"restApiId": "pets", "name": "tokens", "type": "JWT", "identitySource": SOURCE}
    return {**asked, "jwtConfiguration": configuration, **more}


def with_rules(*rules: dict[str, Any]) -> dict[str, Any]:
    """Return one whose issuer has further claims."""
    return authorizer({**ISSUER, "additionalClaims": list(rules)})


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (authorizer(identitySource=""), "IdentitySource cannot be empty"),
        (
            authorizer(identitySource="method.request.querystring.t"),
            "Invalid identity source specified: method.request.querystring.t",
        ),
        (authorizer(identitySource=f"{SOURCE},{SOURCE}"), f"Invalid identity source specified: {SOURCE},{SOURCE}"),
        (authorizer(authorizerUri="arn:x"), "authorizerUri is not supported for JWT authorizers"),
        (authorizer(authorizerCredentials="arn:x"), "authorizerCredentials is not supported for JWT authorizers"),
        (authorizer(providerARNs=["arn:x"]), "providerARNs is not supported for JWT authorizers"),
        (
            authorizer(authorizerResultTtlInSeconds=0),
            "authorizerResultTtlInSeconds is not supported for JWT authorizers",
        ),
        (
            authorizer(identityValidationExpression=".*"),
            "identityValidationExpression is not supported for JWT authorizers",
        ),
        (authorizer(jwtConfiguration=None), "jwtConfiguration is required for JWT authorizers"),
        (
            authorizer(jwtConfiguration={"issuers": [ISSUER], "defaultAlgorithms": []}),
            "JWT authorizers must have at least one default algorithm",
        ),
        (
            authorizer(jwtConfiguration={"issuers": [], "defaultAlgorithms": ["RS256"]}),
            "JWT authorizers must have at least one issuer",
        ),
        (authorizer(ISSUER, {**ISSUER, "audiences": ["b"]}), "Issuers of a JWT authorizer must be unique"),
        (
            authorizer({**ISSUER, "issuer": "https://a.example/?b"}),
            (
                "Invalid issuer specified: https://a.example/?b. An issuer must be an absolute https URL without user "
                "information, query or fragment"
            ),
        ),
        (authorizer({**ISSUER, "audiences": []}), "Audiences cannot be empty for issuer https://login.example.com/"),
        (authorizer({**ISSUER, "audiences": [""]}), "Audiences cannot be empty for issuer https://login.example.com/"),
        (with_rules(RULE, RULE), "Additional claims must be unique for issuer https://login.example.com/"),
        (with_rules({**RULE, "claimName": ""}), "Invalid claim name specified: "),
        *((with_rules({**RULE, "claimName": name}), f"Invalid claim name specified: {name}") for name in RESERVED),
        (with_rules({**RULE, "expectedValues": [""]}), "Expected values cannot be empty for claim tenant"),
    ],
)
def test_what_cannot_be_is_refused(pets: Pets, asked: dict[str, Any], message: str) -> None:
    """Documented member by member; the texts are inferred."""
    asked = {name: value for name, value in asked.items() if value is not None}

    assert ("BadRequestException", message) == pets.account.refusal("create_authorizer", **asked)
