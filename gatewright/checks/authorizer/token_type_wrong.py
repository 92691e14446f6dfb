"""An access token came where an ID token is wanted, or the reverse."""

from gatewright.checks.authorizer.answers import UNAUTHORIZED
from gatewright.checks.authorizer.remedies import require_no_authorizer
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="authorizer.token-type-wrong",
    seed_row=None,
    title=N_("The Cognito token is of the wrong kind: an access token instead of an ID token, or the reverse."),
    why=N_(
        "{http_method} {resource} has a Cognito authorizer. A method without scopes takes an ID token, a"
        " method with scopes takes an access token that holds one of them. Its token_use is {came}, and {expected} is"
        " expected."
    ),
    signatures=(UNAUTHORIZED,),
    confirm=(
        Confirm(
            text=N_("Which token_use does the token have: id or access?"),
            command="echo \"$TOKEN\" | cut -d. -f2 | tr '_-' '/+' | base64 -d 2>/dev/null",
        ),
        Confirm(
            text=N_("Has the method scopes (authorizationScopes)?"),
            command="aws apigateway get-resources --rest-api-id {rest_api_id} --embed methods --query"
            " 'items[].[path,resourceMethods]'",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Send the ID token where the method has no scopes, the access token where it has."),
            command="curl -i -X {http_method} -H \"Authorization: $TOKEN\" '{url}'",
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
        "authorizer.token-invalid",
        "authorizer.scope-missing",
        "authorizer.identity-source-missing",
    ),
    provenance=(
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html"
        ),
        Recorded("aws/serverless-application-model integration tests: Cognito refuses with 401"),
    ),
    since="0.1",
)
