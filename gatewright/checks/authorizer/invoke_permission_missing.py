"""API Gateway may not invoke the authorizer's function."""

from gatewright.checks.authorizer.answers import CONFIGURATION_ERROR
from gatewright.checks.authorizer.remedies import require_no_authorizer
from gatewright.checks.signatures import HTTP_API_ERROR
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="authorizer.invoke-permission-missing",
    seed_row=None,
    title=N_("API Gateway may not invoke the Lambda authorizer's function."),
    why=N_(
        "{http_method} {resource} has a Lambda authorizer, and neither the function's own policy nor the"
        " authorizer's role lets API Gateway invoke it for the API {rest_api_id}."
    ),
    signatures=(CONFIGURATION_ERROR,),
    of_http_api=(HTTP_API_ERROR,),
    confirm=(
        Confirm(
            text=N_('Does the execution log say "Invalid permissions on Lambda function"?'),
            command="aws logs filter-log-events --log-group-name"
            " API-Gateway-Execution-Logs_{rest_api_id}/{stage} --query 'events[].message'"
            " --filter-pattern permissions",
            permission="logs:FilterLogEvents",
        ),
        Confirm(
            text=N_("Does the function's policy name this API's authorizers as a source?"),
            command="aws lambda get-policy --function-name {function_name}",
            permission="lambda:GetPolicy",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Let API Gateway invoke the function for just this authorizer."),
            command="aws lambda add-permission --function-name {function_name} --statement-id"
            " api-gateway-authorizer --action lambda:InvokeFunction --principal apigateway.amazonaws.com"
            " --source-arn"
            " arn:aws:execute-api:{region}:{account_id}:{rest_api_id}/authorizers/{authorizer_id}",
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
        "authorizer.failed",
        "integration.permission-missing",
    ),
    provenance=(
        Recorded("raw answers and execution logs: Invalid permissions on Lambda function", "2020-07"),
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization.html"
        ),
    ),
    since="0.1",
)
