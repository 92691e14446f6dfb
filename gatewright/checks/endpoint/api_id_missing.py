"""A VPC endpoint's own name is called, and nothing says which API is meant."""

from gatewright.checks.endpoint.remedies import name_the_api
from gatewright.checks.signatures import FORBIDDEN_BEFORE_ANY_STAGE
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="endpoint.api-id-missing",
    seed_row=12,
    title=N_("The call went to a VPC endpoint's own name, without saying which API is meant."),
    why=N_(
        "The host {host} is the name of a VPC endpoint, which serves many private APIs. The request"
        " carried no x-apigw-api-id header, and its Host header names no API."
    ),
    signatures=(FORBIDDEN_BEFORE_ANY_STAGE,),
    confirm=(
        Confirm(
            text=N_("What does the same call with the header answer?"),
            command="curl -i -X {http_method} -H 'x-apigw-api-id: {rest_api_id}' '{url}'",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Send the id of the API in the x-apigw-api-id header."),
            command="curl -i -X {http_method} -H 'x-apigw-api-id: {rest_api_id}' '{url}'",
            remedy=name_the_api,
        ),
        Fix(
            text=N_("Or send the API's own name in the Host header: <api-id>.execute-api.<region>.amazonaws.com"),
            otherwise=True,
        ),
    ),
    look_alikes=(
        "endpoint.private-from-public",
        "endpoint.not-associated",
        "stage.not-found",
    ),
    provenance=(
        Recorded("curl transcript of a private API called by its VPC endpoint's name: ForbiddenException", "2020-06"),
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html"
        ),
    ),
    since="0.1",
)
