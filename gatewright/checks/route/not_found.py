"""No resource of the deployed API has this path, and no Authorization header came."""

from gatewright.aws.signature_header import MISSING_TOKEN
from gatewright.checks.route.remedies import call_the_nearest_route
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="route.not-found",
    seed_row=10,
    title=N_("No resource of the deployed API has this path."),
    why=N_(
        'The stage "{stage}" of the API {rest_api_id} serves nothing at {path}. API Gateway answers an unknown path'
        " like a call without a signature: Missing Authentication Token."
    ),
    signatures=(MISSING_TOKEN,),
    confirm=(
        Confirm(
            text=N_("Which paths and verbs does the deployment of the stage hold?"),
            command="aws apigateway get-deployment --rest-api-id {rest_api_id} --deployment-id {deployment_id}"
            " --embed apisummary",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Call the nearest route that exists: {suggested_method} {suggested_path}"),
            command="curl -i -X {suggested_method} '{endpoint}{suggested_path}'",
            remedy=call_the_nearest_route,
        ),
        Fix(
            text=N_("Add the resource and its method to the API, and deploy it."),
            safety="needs-deployment",
        ),
    ),
    look_alikes=(
        "route.method-not-found",
        "stage.changed-since-deployment",
        "iam.signature-missing",
        "stage.repeated-in-path",
    ),
    provenance=(
        Recorded("LocalStack, AWS-validated TestApigatewayRouting.test_routing_not_found", "2024-07-23"),
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html"
        ),
    ),
    since="0.1",
)
