"""Right in the saved definition, but the stage serves an older deployment."""

from gatewright.aws.sigv4.answers import MISSING_TOKEN, PRESENT_BUT_UNUSABLE
from gatewright.checks.signatures import HTTP_API_NOT_FOUND, forbidden
from gatewright.checks.stage.remedies import deploy
from gatewright.checks.unmatched import WITH_GOOD_FORM
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix

FORBIDDEN_FOR_A_KEY = forbidden("INVALID_API_KEY")
"""How it looks when the older deployment still requires an API key."""

CAUSE = Cause(
    id="stage.changed-since-deployment",
    seed_row=None,
    title=N_("The API was changed after the stage was last deployed."),
    why=N_(
        'The saved API would let {http_method} {path} pass this check, but the stage "{stage}" still serves the'
        " deployment {deployment_id}, which does not hold that change."
    ),
    signatures=(MISSING_TOKEN, FORBIDDEN_FOR_A_KEY, *PRESENT_BUT_UNUSABLE),
    seldom=WITH_GOOD_FORM,
    of_http_api=(HTTP_API_NOT_FOUND,),
    confirm=(
        Confirm(
            text=N_("What does the deployment of the stage hold, and when was it made?"),
            command="aws apigateway get-deployment --rest-api-id {rest_api_id} --deployment-id {deployment_id}"
            " --embed apisummary",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Deploy the API to the stage again."),
            command="aws apigateway create-deployment --rest-api-id {rest_api_id} --stage-name {stage}",
            safety="needs-deployment",
            remedy=deploy,
        ),
    ),
    look_alikes=("route.not-found", "route.method-not-found", "api-key.missing"),
    provenance=(Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html"),),
    since="0.1",
)
