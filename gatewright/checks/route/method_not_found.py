"""The path exists, the verb does not."""

from gatewright.aws.sigv4.answers import MISSING_TOKEN, PRESENT_BUT_UNUSABLE
from gatewright.checks.route.fixes import ADD_THE_METHOD, WHAT_IS_DEPLOYED
from gatewright.checks.route.remedies import call_the_nearest_route
from gatewright.checks.unmatched import WITH_GOOD_FORM
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Documented, Fix, Recorded

CAUSE = Cause(
    id="route.method-not-found",
    seed_row=10,
    title=N_("The path exists, but it has no method for this verb."),
    why=N_('The resource {resource} of the stage "{stage}" has methods for {methods}, none for {http_method}.'),
    signatures=(MISSING_TOKEN, *PRESENT_BUT_UNUSABLE),
    seldom=WITH_GOOD_FORM,
    confirm=(WHAT_IS_DEPLOYED,),
    fixes=(
        Fix(
            text=N_("Call it with a verb that it has: {suggested_method} {suggested_path}"),
            command="curl -i -X {suggested_method} '{endpoint}{suggested_path}'",
            remedy=call_the_nearest_route,
        ),
        ADD_THE_METHOD,
    ),
    look_alikes=(
        "route.not-found",
        "route.preflight-refused",
        "stage.changed-since-deployment",
        "iam.signature-missing",
    ),
    provenance=(
        Recorded("LocalStack, AWS-validated TestApigatewayRouting.test_routing_not_found", "2024-07-23"),
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html"
        ),
    ),
    since="0.1",
)
