"""The stage is missing from the URL, misspelt or in other letters."""

from gatewright.checks.signatures import FORBIDDEN_BEFORE_ANY_STAGE, HTTP_API_NOT_FOUND
from gatewright.checks.stage.remedies import call_an_existing_stage, deploy_to_a_new_stage, deploy_to_the_default_stage
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="stage.not-found",
    seed_row=17,
    title=N_("The API has no stage with the name that the URL gives."),
    why=N_(
        'The first part of the path names the stage, and the API {rest_api_id} has no stage "{stage}". Stage names'
        " are case-sensitive."
    ),
    signatures=(FORBIDDEN_BEFORE_ANY_STAGE,),
    of_http_api=(HTTP_API_NOT_FOUND,),
    confirm=(
        Confirm(
            text=N_("Which stages does the API have?"),
            command="aws apigateway get-stages --rest-api-id {rest_api_id} --query 'item[].stageName'",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_('Call the stage "{suggested_stage}", which exists: {suggested_path}'),
            command="curl -i -X {http_method} '{endpoint}{suggested_path}'",
            remedy=call_an_existing_stage,
        ),
        Fix(text=N_("Put a stage that the API has first in the path: {known_stages}"), otherwise=True),
        Fix(
            text=N_('Deploy the API to the stage "{default_stage}", which is served without its name in the path.'),
            of_http_api="aws apigatewayv2 create-stage --api-id {rest_api_id} --stage-name '{default_stage}'"
            " --auto-deploy",
            of="HTTP",
            safety="needs-deployment",
            remedy=deploy_to_the_default_stage,
        ),
        Fix(
            text=N_('Deploy the API to a new stage "{stage}".'),
            command="aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}",
            of_http_api="aws apigatewayv2 create-stage --api-id {rest_api_id} --stage-name '{stage}' --auto-deploy",
            safety="needs-deployment",
            always=True,
            remedy=deploy_to_a_new_stage,
        ),
    ),
    look_alikes=("domain.host-unknown", "endpoint.default-disabled", "api-key.missing"),
    provenance=(
        Recorded("curl transcript of a regional endpoint called without a stage: ForbiddenException"),
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html"),
    ),
    since="0.1",
)
