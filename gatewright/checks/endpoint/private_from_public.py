"""A private API is called by its public name, from outside its VPC endpoints."""

from gatewright.checks.endpoint.remedies import call_by_the_endpoint_s_name
from gatewright.checks.signatures import FORBIDDEN_BEFORE_ANY_STAGE
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix

CAUSE = Cause(
    id="endpoint.private-from-public",
    seed_row=12,
    title=N_("The API is private, and the call did not come through a VPC endpoint."),
    why=N_(
        "The API {rest_api_id} has the endpoint type PRIVATE: only VPC endpoints for execute-api lead to"
        " it, and {host} was called by another way."
    ),
    signatures=(FORBIDDEN_BEFORE_ANY_STAGE,),
    confirm=(
        Confirm(
            text=N_("Is the endpoint type PRIVATE?"),
            command="aws apigateway get-rest-api --rest-api-id {rest_api_id} --query endpointConfiguration",
            permission="apigateway:GET",
        ),
        Confirm(
            text=N_(
                "Does the name resolve to a private address where the call is made? If not, no VPC endpoint with"
                " private DNS is in use."
            ),
            command="dig +short {host}",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Call it from inside the VPC, through a VPC endpoint for execute-api with private DNS."),
        ),
        Fix(
            text=N_(
                "Where private DNS is off, call the VPC endpoint's own name and name the API in the x-apigw-api-id"
                " header."
            ),
            command="curl -i -X {http_method} -H 'x-apigw-api-id: {rest_api_id}'"
            " 'https://{vpc_endpoint_dns_name}/{stage}{path}'",
            remedy=call_by_the_endpoint_s_name,
        ),
    ),
    look_alikes=(
        "endpoint.api-id-missing",
        "endpoint.public-api-through-vpc-endpoint",
        "stage.not-found",
        "domain.host-unknown",
    ),
    provenance=(
        Documented("https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html"),
        Documented("https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden"),
    ),
    since="0.1",
)
