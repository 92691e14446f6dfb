"""The Lambda authorizer's policy allows, but not this method."""

from gatewright.checks.access_denied import OF_A_LAMBDA_AUTHORIZER, access_denied, by_silence
from gatewright.checks.authorizer.remedies import require_no_authorizer
from gatewright.checks.signatures import HTTP_API_FORBIDDEN
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="authorizer.policy-misses-resource",
    seed_row=1,
    title=N_("The Lambda authorizer's policy does not cover the method that was called."),
    why=N_(
        "{http_method} {resource} has a Lambda authorizer. Its policy has no statement that covers"
        " this method, path and stage: another verb, another stage, or only part of the path."
    ),
    signatures=tuple(
        access_denied(OF_A_LAMBDA_AUTHORIZER + ending) for ending in (*by_silence("identity-based policy"), "")
    ),
    of_http_api=(HTTP_API_FORBIDDEN,),
    confirm=(
        Confirm(
            text=N_('What does the execution log say after "Starting authorizer"?'),
            command="aws logs filter-log-events --log-group-name"
            " API-Gateway-Execution-Logs_{rest_api_id}/{stage} --query 'events[].message'"
            " --filter-pattern authorizer",
            permission="logs:FilterLogEvents",
        ),
        Confirm(
            text=N_("Which function decides, and for how long is its answer kept?"),
            command="aws apigateway get-authorizers --rest-api-id {rest_api_id}",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_(
                "Let the function return a policy that covers the methods this caller may call, such as the ARN of"
                " the stage with each method's path."
            ),
            safety="widens-access",
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
        "authorizer.cached-policy-too-narrow",
        "authorizer.denied",
    ),
    provenance=(
        Recorded("five public transcripts of the new wording", "2026-03"),
        Documented("https://repost.aws/knowledge-center/api-gateway-403-error-lambda-authorizer"),
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html"
        ),
    ),
    since="0.1",
)
