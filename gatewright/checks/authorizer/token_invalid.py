"""The token is expired, of another issuer or audience, or not rightly signed."""

from typing import Final

from gatewright.checks.authorizer.answers import TOKEN_EXPIRED, UNAUTHORIZED
from gatewright.checks.authorizer.remedies import (
    accept_the_audience,
    accept_the_issuer_as_written,
    require_no_authorizer,
)
from gatewright.checks.deploying import DEPLOYS_V2
from gatewright.checks.signatures import HTTP_API_INVALID_TOKEN
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Inferred, Recorded

_UPDATE: Final = (
    "aws apigatewayv2 update-authorizer --api-id {rest_api_id} --authorizer-id {authorizer_id}"
    " --jwt-configuration '{jwt_configuration}'"
)

CAUSE = Cause(
    id="authorizer.token-invalid",
    seed_row=None,
    title=N_("The token is not valid: it has expired, is of another issuer or for another client, or was changed."),
    why=N_(
        "{http_method} {resource} has an authorizer that reads tokens. It looked at {claim} of the token, where {came}"
        " came and {expected} was expected: the token is of another issuer or client, was changed, or has expired."
    ),
    signatures=(UNAUTHORIZED, TOKEN_EXPIRED),
    of_http_api=(HTTP_API_INVALID_TOKEN,),
    confirm=(
        Confirm(
            text=N_("Which issuer (iss), client and expiry (exp) does the token have?"),
            command="echo \"$TOKEN\" | cut -d. -f2 | tr '_-' '/+' | base64 -d 2>/dev/null",
        ),
        Confirm(
            text=N_("Which user pools or issuers does the authorizer accept?"),
            command="aws apigateway get-authorizers --rest-api-id {rest_api_id}"
            " --query 'items[].[name,providerARNs,jwtConfiguration]'",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Get a new token from a user pool or an issuer that the authorizer names, and send that."),
            command="curl -i -X {http_method} -H \"Authorization: $TOKEN\" '{url}'",
        ),
        Fix(
            text=N_(
                "Or let the authorizer accept {accepted_audience}, where the token is meant for this API, and deploy."
            ),
            of_http_api=f"{_UPDATE} && {DEPLOYS_V2}",
            of="HTTP",
            safety="widens-access",
            remedy=accept_the_audience,
        ),
        Fix(
            text=N_("Or name the authorizer's issuer as the token does, {accepted_issuer}, and deploy."),
            of_http_api=f"{_UPDATE} && {DEPLOYS_V2}",
            of="HTTP",
            safety="widens-access",
            remedy=accept_the_issuer_as_written,
        ),
        Fix(
            text=N_("Or let the method be called without an authorizer, and deploy."),
            command="aws apigateway update-method --rest-api-id {rest_api_id} --resource-id {resource_id} --http-method"
            " {method_verb} --patch-operations op=replace,path=/authorizationType,value=NONE"
            " && aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}",
            safety="widens-access",
            remedy=require_no_authorizer,
        ),
    ),
    look_alikes=(
        "authorizer.token-type-wrong",
        "authorizer.scope-missing",
        "authorizer.identity-source-missing",
    ),
    provenance=(
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html"
        ),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-jwt-authorizer-keys.html"),
        Recorded("aws/serverless-application-model integration tests: Cognito refuses with 401"),
        Inferred("the text about an expired token is general knowledge, not recorded here"),
    ),
    since="0.1",
)
