"""The call passed the door, but API Gateway may not invoke the integration."""

from gatewright.checks.integration.remedies import permit_the_method
from gatewright.checks.signatures import HTTP_API_ERROR
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Fix, Recorded, Signature

CAUSE = Cause(
    id="integration.permission-missing",
    seed_row=None,
    title=N_("API Gateway may not invoke the integration's function."),
    why=N_(
        "The call passed the front door. Neither the function's own policy nor the integration's role lets"
        " API Gateway invoke it for {http_method} {resource} of the API {rest_api_id}."
    ),
    signatures=(
        Signature(
            status=500,
            error_type="InternalServerErrorException",
            message="Internal server error",
            response_type="API_CONFIGURATION_ERROR",
        ),
    ),
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
            text=N_("Does the function's policy name this API and method as a source?"),
            command="aws lambda get-policy --function-name {function_name}",
            permission="lambda:GetPolicy",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Let API Gateway invoke the function for just this method."),
            command="aws lambda add-permission --function-name {function_arn} --statement-id api-gateway-invoke"
            " --action lambda:InvokeFunction --principal apigateway.amazonaws.com --source-arn '{source_arn}'",
            safety="widens-access",
            remedy=permit_the_method,
        ),
    ),
    look_alikes=(
        "authorizer.invoke-permission-missing",
        "integration.refused",
    ),
    provenance=(
        Recorded("access log of a deployment that took the permission away: API_CONFIGURATION_ERROR", "2026-09-15"),
        Recorded("LocalStack, AWS-validated TestApigatewayTestInvoke (a configuration error gives 500)", "2025-09-29"),
    ),
    since="0.1",
    enforced=False,
    without_check=True,
)
