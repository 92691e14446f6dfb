"""The name joins a private API to a VPC endpoint that it is not associated with."""

from gatewright.checks.endpoint.remedies import associate_the_endpoint, call_by_the_endpoint_s_name
from gatewright.checks.signatures import FORBIDDEN_BEFORE_ANY_STAGE
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Inferred

CAUSE = Cause(
    id="endpoint.not-associated",
    seed_row=12,
    title=N_("The private API is not associated with the VPC endpoint that its name holds."),
    why=N_(
        "The name {host} joins the API {rest_api_id} to the VPC endpoint {vpc_endpoint_id}. There is such a name only"
        " for the endpoints that the API is associated with, and this is none of them."
    ),
    signatures=(FORBIDDEN_BEFORE_ANY_STAGE,),
    confirm=(
        Confirm(
            text=N_("Which VPC endpoints is the API associated with?"),
            command="aws apigateway get-rest-api --rest-api-id {rest_api_id} --query"
            " endpointConfiguration.vpcEndpointIds",
            permission="apigateway:GET",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Call the VPC endpoint's own name, and name the API in the x-apigw-api-id header."),
            command="curl -i -X {http_method} -H 'x-apigw-api-id: {rest_api_id}'"
            " 'https://{vpc_endpoint_dns_name}/{stage}{path}'",
            remedy=call_by_the_endpoint_s_name,
        ),
        Fix(
            text=N_("Associate the API with the VPC endpoint."),
            command="aws apigateway update-rest-api --rest-api-id {rest_api_id} --patch-operations"
            " op=add,path=/endpointConfiguration/vpcEndpointIds,value={vpc_endpoint_id}",
            safety="widens-access",
            remedy=associate_the_endpoint,
        ),
    ),
    look_alikes=(
        "endpoint.private-from-public",
        "endpoint.api-id-missing",
        "domain.host-unknown",
    ),
    provenance=(
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/associate-private-api-with-vpc-endpoint.html"
        ),
        Inferred(
            "a name that does not exist resolves nowhere; whoever connects to the endpoint all the same is refused"
        ),
    ),
    since="0.1",
)
