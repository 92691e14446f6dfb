"""No resource of the deployed API has this path, and an Authorization header came."""

from gatewright.aws.signature_header import PRESENT_BUT_UNUSABLE
from gatewright.checks.route.remedies import call_the_nearest_route
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="route.not-found-with-authorization",
    seed_row=11,
    title=N_("No resource of the deployed API has this path, and the request carries an Authorization header."),
    why=N_(
        'The stage "{stage}" of the API {rest_api_id} serves nothing at {path}. API Gateway reads the Authorization'
        " header of an unknown path as an AWS signature, and complains about that instead of the path."
    ),
    signatures=PRESENT_BUT_UNUSABLE,
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
        "iam.bearer-token-sent",
        "iam.header-malformed",
    ),
    provenance=(
        Recorded("five public transcripts: IncompleteSignatureException for a bearer token at an unknown path"),
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html"
        ),
    ),
    since="0.1",
)
