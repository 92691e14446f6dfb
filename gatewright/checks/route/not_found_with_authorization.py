"""No resource of the deployed API has this path, and an Authorization header came."""

from gatewright.aws.sigv4.answers import PRESENT_BUT_UNUSABLE
from gatewright.checks.route.fixes import (
    ADD_A_METHOD_TO_THE_RESOURCE,
    ADD_THE_RESOURCE,
    CALL_THE_NEAREST_ROUTE,
    WHAT_IS_DEPLOYED,
)
from gatewright.checks.unmatched import WITH_GOOD_FORM
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Documented, Recorded

CAUSE = Cause(
    id="route.not-found-with-authorization",
    seed_row=11,
    title=N_("No resource of the deployed API has this path, and the request carries an Authorization header."),
    why=N_(
        'The stage "{stage}" of the API {rest_api_id} serves nothing at {path}. API Gateway reads the Authorization'
        " header of an unknown path as an AWS signature, and complains about that instead of the path."
    ),
    signatures=PRESENT_BUT_UNUSABLE,
    seldom=WITH_GOOD_FORM,
    confirm=(WHAT_IS_DEPLOYED,),
    fixes=(
        CALL_THE_NEAREST_ROUTE,
        ADD_A_METHOD_TO_THE_RESOURCE,
        ADD_THE_RESOURCE,
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
