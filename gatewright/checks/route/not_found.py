"""No resource of the deployed API has this path, and no Authorization header came."""

from gatewright.aws.sigv4.answers import MISSING_TOKEN
from gatewright.checks.route.fixes import (
    ADD_A_METHOD_TO_THE_RESOURCE,
    ADD_THE_RESOURCE,
    CALL_THE_NEAREST_ROUTE,
    WHAT_IS_DEPLOYED,
)
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Documented, Recorded

CAUSE = Cause(
    id="route.not-found",
    seed_row=10,
    title=N_("No resource of the deployed API has this path."),
    why=N_(
        'The stage "{stage}" of the API {rest_api_id} serves nothing at {path}. API Gateway answers an unknown path'
        " like a call without a signature: Missing Authentication Token."
    ),
    signatures=(MISSING_TOKEN,),
    confirm=(WHAT_IS_DEPLOYED,),
    fixes=(
        CALL_THE_NEAREST_ROUTE,
        ADD_A_METHOD_TO_THE_RESOURCE,
        ADD_THE_RESOURCE,
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
