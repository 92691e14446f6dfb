"""A cached policy of the authorizer, made for another path, is applied."""

from gatewright.checks.access_denied import OF_A_LAMBDA_AUTHORIZER, access_denied, by_silence
from gatewright.checks.authorizer.remedies import require_no_authorizer
from gatewright.checks.signatures import HTTP_API_FORBIDDEN
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix

CAUSE = Cause(
    id="authorizer.cached-policy-too-narrow",
    seed_row=1,
    title=N_("The authorizer's cached policy, made for another method, was applied to this one."),
    why=N_(
        "{http_method} {resource} has a Lambda authorizer whose answers are kept for a while. The same"
        " token called another method first, and the policy for that one alone is still applied: the"
        " function was not called again."
    ),
    signatures=tuple(
        access_denied(OF_A_LAMBDA_AUTHORIZER + ending) for ending in (*by_silence("identity-based policy"), "")
    ),
    of_http_api=(HTTP_API_FORBIDDEN,),
    confirm=(
        Confirm(
            text=N_("For how long is an answer kept (authorizerResultTtlInSeconds)?"),
            command="aws apigateway get-authorizers --rest-api-id {rest_api_id} --query"
            " 'items[].[name,authorizerResultTtlInSeconds]'",
            permission="apigateway:GET",
        ),
        Confirm(
            text=N_('Does the execution log of this call show "Starting authorizer"? If not, a cached policy decided.'),
            command="aws logs filter-log-events --log-group-name"
            " API-Gateway-Execution-Logs_{rest_api_id}/{stage} --query 'events[].message'"
            " --filter-pattern authorizer",
            permission="logs:FilterLogEvents",
        ),
    ),
    fixes=(
        Fix(
            text=N_(
                "Let the function return a policy for every method that this token may call, not only for"
                " event.methodArn."
            ),
            safety="widens-access",
        ),
        Fix(
            text=N_("Clear the cache for the moment."),
            command="aws apigateway flush-stage-authorizers-cache --rest-api-id {rest_api_id} --stage-name {stage}",
        ),
        Fix(
            text=N_("Or keep no answers: every call then runs the function."),
            command="aws apigateway update-authorizer --rest-api-id {rest_api_id} --authorizer-id"
            " {authorizer_id} --patch-operations op=replace,path=/authorizerResultTtlInSeconds,value=0"
            " && aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}",
            safety="needs-deployment",
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
    look_alikes=("authorizer.policy-misses-resource",),
    provenance=(
        Documented("https://repost.aws/knowledge-center/api-gateway-403-error-lambda-authorizer"),
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html"
        ),
    ),
    since="0.1",
)
