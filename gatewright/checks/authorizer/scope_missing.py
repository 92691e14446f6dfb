"""The token is good, but holds none of the method's scopes."""

from gatewright.checks.authorizer.answers import SCOPE_DENIED, UNAUTHORIZED
from gatewright.checks.authorizer.remedies import accept_a_scope_of_the_token, require_no_authorizer
from gatewright.checks.signatures import HTTP_API_INSUFFICIENT_SCOPE
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix

CAUSE = Cause(
    id="authorizer.scope-missing",
    seed_row=None,
    title=N_("The token holds none of the scopes that the method asks for."),
    why=N_(
        "{http_method} {resource} has an authorizer that reads tokens, and a list of scopes. The access token is good,"
        " and holds {came}, which is none of {expected}."
    ),
    signatures=(UNAUTHORIZED, SCOPE_DENIED),
    of_http_api=(HTTP_API_INSUFFICIENT_SCOPE,),
    confirm=(
        Confirm(
            text=N_("Which scopes does the token have (scope)?"),
            command="echo \"$TOKEN\" | cut -d. -f2 | tr '_-' '/+' | base64 -d 2>/dev/null",
        ),
        Confirm(
            text=N_("Which scopes does the method ask for (authorizationScopes)?"),
            command="aws apigateway get-resources --rest-api-id {rest_api_id} --embed methods --query"
            " 'items[].[path,resourceMethods]'",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Ask the issuer for a token with one of the scopes, and send that."),
            command="curl -i -X {http_method} -H \"Authorization: $TOKEN\" '{url}'",
        ),
        Fix(
            text=N_("Let the app client issue the scope."),
            safety="widens-access",
        ),
        Fix(
            text=N_("Or let the method accept a scope that the token holds, {token_scope}, and deploy."),
            command="aws apigateway update-method --rest-api-id {rest_api_id} --resource-id {resource_id} --http-method"
            " {method_verb} --patch-operations op=add,path=/authorizationScopes,value={token_scope}"
            " && aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}",
            safety="widens-access",
            remedy=accept_a_scope_of_the_token,
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
        "authorizer.token-invalid",
        "authorizer.identity-source-missing",
    ),
    provenance=(
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html"
        ),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-jwt-authorizer-methods.html"),
    ),
    since="0.1",
)
