from typing import Any

import pytest

from gatewright.services.apigateway.authorizer_rules import check
from gatewright.wire.errors import ServiceError
from tests.services.apigateway.test_authorizers import COGNITO, TOKEN, URI

LAMBDA: dict[str, Any] = {**TOKEN, "authorizerResultTtlInSeconds": 300}
REQUEST: dict[str, Any] = {**LAMBDA, "type": "REQUEST"}

INVALID_URI = (
    "Invalid Authorizer URI: {}. Authorizer URI should be a valid API Gateway ARN that represents a Lambda function "
    "invocation."
)
FUNCTION = "arn:aws:lambda:eu-west-1:000000000000:function:guard"
NO_REGION = URI.replace("apigateway:eu-west-1", "apigateway:region")


def refusal(authorizer: dict[str, Any], *others: dict[str, Any]) -> tuple[str, str]:
    """Check an authorizer that has to be refused; return the code and the message."""
    with pytest.raises(ServiceError) as caught:
        check(authorizer, list(others))
    return caught.value.code, caught.value.message


@pytest.mark.parametrize(
    ("base", "changed", "message"),
    [
        (LAMBDA, {"name": ""}, "Authorizer name cannot be blank"),
        (LAMBDA, {"authorizerUri": None}, "Authorizer URI cannot be blank"),
        (LAMBDA, {"authorizerUri": FUNCTION}, INVALID_URI.format(FUNCTION)),
        (LAMBDA, {"authorizerUri": NO_REGION}, INVALID_URI.format(NO_REGION)),
        (LAMBDA, {"identitySource": None}, "IdentitySource cannot be empty"),
        (COGNITO, {"identitySource": None}, "IdentitySource cannot be empty"),
        (
            LAMBDA,
            {"identitySource": "method.request.querystring.a"},
            "Invalid identity source specified: method.request.querystring.a",
        ),
        (
            REQUEST,
            {"identitySource": "method.request.header.a, method.request.path.b"},
            "Invalid identity source specified: method.request.path.b",
        ),
        (
            REQUEST,
            {"identitySource": None},
            "Identity source must be set if authorizer caching is enabled (TTL is greater than 0)",
        ),
        (
            LAMBDA,
            {"authorizerResultTtlInSeconds": 3601},
            "Authorizer result TTL outside allowable range. TTL must be between 0 and 3600 seconds.",
        ),
        (LAMBDA, {"authorizerCredentials": "x"}, "Invalid ARN specified in the request"),
        (COGNITO, {"providerARNs": []}, "Cognito authorizers must have at least one provider ARN"),
        (COGNITO, {"providerARNs": ["arn:aws:x"]}, "Invalid Cognito User Pool ARN specified: arn:aws:x"),
    ],
)
def test_authorizer_that_cannot_be_is_refused(base: dict[str, Any], changed: dict[str, Any], message: str) -> None:
    """Texts and where they come from stand beside the rules."""
    assert ("BadRequestException", message) == refusal({**base, **changed})


def test_expression_has_to_be_a_regular_one() -> None:
    """The sentence is AWS's for patterns; what is wrong is added."""
    code, message = refusal({**LAMBDA, "identityValidationExpression": "(a"})

    assert "BadRequestException" == code
    assert message.startswith("Invalid regex pattern specified: ")


def test_names_are_unique_within_an_api() -> None:
    """Reported by users of AWS."""
    message = "Authorizer name must be unique. Authorizer guard already exists in this RestApi."

    assert ("ConflictException", message) == refusal(LAMBDA, {"name": "guard"})


def test_the_rules_of_tokens_are_those_of_jwt_authorizers_alone() -> None:
    """One without them is refused, and so is another type with them (documented; the texts are inferred)."""
    code, told = refusal({**LAMBDA, "type": "JWT"})
    assert (code, told.endswith(" is not supported for JWT authorizers")) == ("BadRequestException", True)
    told = "jwtConfiguration is only supported for JWT authorizers"
    assert ("BadRequestException", told) == refusal({**LAMBDA, "jwtConfiguration": {"issuers": []}})


@pytest.mark.parametrize(
    "authorizer",
    [
        {
            **REQUEST,
            "identitySource": "method.request.header.a,method.request.querystring.b,stageVariables.c,context.d",
        },
        {**LAMBDA, "authorizerUri": URI.replace("guard", "${stageVariables.guard}")},
        {**LAMBDA, "authorizerUri": URI.replace("path/", "path/ \t  ")},
        {**LAMBDA, "authorizerCredentials": "arn:aws:iam::000000000000:role/invoke"},
        COGNITO,
    ],
)
def test_good_authorizer_passes(authorizer: dict[str, Any]) -> None:
    """Sources of each kind, a stage variable for the name of the function, spaces in the path (recorded), a role."""
    check(authorizer, [])
