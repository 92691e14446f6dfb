"""The stage is there, and nothing was ever deployed to it: it serves nothing."""

from gatewright.checks.signatures import FORBIDDEN_BEFORE_ANY_STAGE, HTTP_API_NOT_FOUND
from gatewright.checks.stage.remedies import deploy_for_the_first_time
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Fix, Inferred, Recorded

CAUSE = Cause(
    id="stage.not-deployed",
    seed_row=None,
    title=N_("The stage has no deployment, so it serves nothing."),
    why=N_('The API {rest_api_id} has the stage "{stage}", but nothing was deployed to it.'),
    signatures=(FORBIDDEN_BEFORE_ANY_STAGE,),
    of_http_api=(HTTP_API_NOT_FOUND,),
    confirm=(
        Confirm(
            text=N_("Does the stage name a deployment, or deploy by itself?"),
            command="aws apigatewayv2 get-stage --api-id {rest_api_id} --stage-name '{stage}'"
            " --query '[DeploymentId, AutoDeploy]'",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Deploy the API to the stage."),
            command="aws apigatewayv2 create-deployment --api-id {rest_api_id} --stage-name '{stage}'",
            safety="needs-deployment",
            remedy=deploy_for_the_first_time,
        ),
        Fix(
            text=N_("Add a route first where the API has none: without one there is nothing to deploy."),
            safety="needs-deployment",
        ),
    ),
    look_alikes=(
        "stage.not-found",
        "route.http-api-not-found",
        "stage.changed-since-deployment",
        "websocket.handshake-missing",
        "domain.host-unknown",
    ),
    provenance=(
        Recorded(
            "a WebSocket API whose stage did not deploy by itself: 403 (terraform-provider-aws, 17955)", "2021-03"
        ),
        Inferred("that the answer is that of a stage which is not there, of an HTTP API too"),
    ),
    since="0.1",
)
