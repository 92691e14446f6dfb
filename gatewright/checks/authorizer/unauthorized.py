"""The Lambda authorizer turned the caller away: it raised just the word Unauthorized."""

from gatewright.checks.authorizer.answers import UNAUTHORIZED
from gatewright.checks.authorizer.remedies import require_no_authorizer
from gatewright.checks.signatures import HTTP_API_UNAUTHORIZED
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix

CAUSE = Cause(
    id="authorizer.unauthorized",
    seed_row=None,
    title=N_("The Lambda authorizer does not know the caller: it raised Unauthorized."),
    why=N_(
        "{http_method} {resource} has a Lambda authorizer. Its function was called and raised an error with just the"
        " text Unauthorized, by which it says that the credentials are not good. Such an answer is not kept."
    ),
    signatures=(UNAUTHORIZED,),
    of_http_api=(HTTP_API_UNAUTHORIZED,),
    confirm=(
        Confirm(
            text=N_("What does the function's own log say of the call?"),
            command="aws logs filter-log-events --log-group-name /aws/lambda/{function_name} --filter-pattern"
            " Unauthorized",
            permission="logs:FilterLogEvents",
        ),
    ),
    fixes=(
        Fix(
            text=N_(
                "Send the credentials that the authorizer accepts: a token that is still valid, from the"
                " right issuer, with the rights for this call."
            ),
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
        "authorizer.identity-source-missing",
        "authorizer.token-invalid",
    ),
    provenance=(
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html"
        ),
    ),
    since="0.1",
)
