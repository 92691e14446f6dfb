"""The Lambda authorizer returned a policy that denies."""

from gatewright.checks.access_denied import EXPLICITLY, OF_A_LAMBDA_AUTHORIZER, access_denied
from gatewright.checks.authorizer.remedies import require_no_authorizer
from gatewright.checks.signatures import HTTP_API_FORBIDDEN
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="authorizer.denied",
    seed_row=1,
    title=N_("The Lambda authorizer returned a policy that denies the call."),
    why=N_(
        "{http_method} {resource} has a Lambda authorizer. It was called, or its cached answer was used,"
        " and its policy denies this method."
    ),
    signatures=(
        access_denied(f"{OF_A_LAMBDA_AUTHORIZER}{EXPLICITLY} in an identity-based policy"),
        access_denied(f"{OF_A_LAMBDA_AUTHORIZER}{EXPLICITLY}"),
    ),
    # So it read until API Gateway told the two apart; public threads show it for policies that deny.
    seldom=(access_denied(OF_A_LAMBDA_AUTHORIZER),),
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
            text=N_("Which function decides?"),
            command="aws apigateway get-authorizers --rest-api-id {rest_api_id}",
            permission="apigateway:GET",
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
            text=N_("Once the credentials are right, clear the cached denial."),
            command="aws apigateway flush-stage-authorizers-cache --rest-api-id {rest_api_id} --stage-name {stage}",
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
        "authorizer.policy-misses-resource",
        "resource-policy.explicit-deny",
    ),
    provenance=(
        Recorded(
            "public transcripts of both wordings, and a live browser test that asserts the capital Message", "2026"
        ),
        Documented("https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden"),
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html"
        ),
    ),
    since="0.1",
)
