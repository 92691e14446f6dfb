"""The token is expired, of another issuer or audience, or not rightly signed."""

from gatewright.checks.authorizer.answers import TOKEN_EXPIRED, UNAUTHORIZED
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Inferred, Recorded

CAUSE = Cause(
    id="authorizer.token-invalid",
    seed_row=None,
    title=N_("The token is not valid: it has expired, belongs to another user pool or client, or was changed."),
    why=N_(
        "{http_method} {resource} has a Cognito authorizer. The token's signature, issuer or client does"
        " not belong to its user pools, or the token's time is over."
    ),
    signatures=(UNAUTHORIZED, TOKEN_EXPIRED),
    confirm=(
        Confirm(
            text=N_("Which issuer (iss), client and expiry (exp) does the token have?"),
            command="echo \"$TOKEN\" | cut -d. -f2 | tr '_-' '/+' | base64 -d 2>/dev/null",
        ),
        Confirm(
            text=N_("Which user pools does the authorizer accept?"),
            command="aws apigateway get-authorizers --rest-api-id {rest_api_id} --query 'items[].[name,providerARNs]'",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Get a new token from a user pool that the authorizer names, and send that."),
            command="curl -i -X {http_method} -H \"Authorization: $TOKEN\" '{url}'",
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
        Recorded("aws/serverless-application-model integration tests: Cognito refuses with 401"),
        Inferred("the text about an expired token is general knowledge, not recorded here"),
    ),
    since="0.1",
    enforced=False,
)
