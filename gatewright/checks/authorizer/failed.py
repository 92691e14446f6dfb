"""The Lambda authorizer raised, timed out, or returned no valid policy."""

from gatewright.checks.authorizer.answers import CONFIGURATION_ERROR
from gatewright.checks.authorizer.remedies import require_no_authorizer
from gatewright.checks.signatures import HTTP_API_ERROR
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="authorizer.failed",
    seed_row=None,
    title=N_("The Lambda authorizer failed: it raised, took too long, or returned no valid policy."),
    why=N_(
        "{http_method} {resource} has a Lambda authorizer. It was called and gave no answer that API Gateway could use."
    ),
    signatures=(CONFIGURATION_ERROR,),
    of_http_api=(HTTP_API_ERROR,),
    confirm=(
        Confirm(
            text=N_('What does the execution log say after "Starting authorizer"?'),
            command="aws logs filter-log-events --log-group-name"
            " API-Gateway-Execution-Logs_{rest_api_id}/{stage} --query 'events[].message'"
            " --filter-pattern authorizer",
            permission="logs:FilterLogEvents",
        ),
        Confirm(
            text=N_("What does the authorizer answer when API Gateway calls it just to test?"),
            command="aws apigateway test-invoke-authorizer --rest-api-id {rest_api_id} --authorizer-id"
            ' {authorizer_id} --headers Authorization="$TOKEN"',
            permission="apigateway:POST",
        ),
    ),
    fixes=(
        Fix(
            text=N_(
                "Repair the function: it must return principalId and policyDocument, with a flat context, in time."
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
        "authorizer.invoke-permission-missing",
        "integration.permission-missing",
    ),
    provenance=(
        Recorded("raw answers: 500, AuthorizerConfigurationException, a message of null", "2023"),
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html"
        ),
    ),
    since="0.1",
)
