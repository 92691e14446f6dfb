"""A public API is called from a VPC whose private DNS leads all of execute-api to a VPC endpoint."""

from gatewright.checks.endpoint.remedies import call_the_public_name
from gatewright.checks.signatures import FORBIDDEN_BEFORE_ANY_STAGE
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="endpoint.public-api-through-vpc-endpoint",
    seed_row=12,
    title=N_("The API is public, but private DNS led the call to a VPC endpoint, which serves private APIs only."),
    why=N_(
        "In a VPC with a VPC endpoint for execute-api and private DNS, every execute-api name resolves to"
        " that endpoint, {host} too. It refuses APIs that are not private, and nothing of that is in the"
        " API's logs."
    ),
    signatures=(FORBIDDEN_BEFORE_ANY_STAGE,),
    confirm=(
        Confirm(
            text=N_("Does the name resolve to a private address where the call is made?"),
            command="dig +short {host}",
        ),
        Confirm(
            text=N_("Does the VPC have an endpoint for execute-api with private DNS?"),
            command="aws ec2 describe-vpc-endpoints --filters"
            " Name=service-name,Values=com.amazonaws.{region}.execute-api --query"
            " 'VpcEndpoints[].[VpcEndpointId,VpcId,PrivateDnsEnabled]'",
            permission="ec2:DescribeVpcEndpoints",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Call the public API by a custom domain name, which private DNS does not catch."),
        ),
        Fix(
            text=N_(
                "Turn private DNS of the VPC endpoint off: everybody in the VPC then reaches private APIs"
                " only by the endpoint's own names."
            ),
            command="aws ec2 modify-vpc-endpoint --vpc-endpoint-id {vpc_endpoint_id} --no-private-dns-enabled",
            safety="needs-deployment",
        ),
        Fix(
            text=N_("Or call the API's own name from where it does not lead to the VPC endpoint: {suggested_host}"),
            command="curl -i -X {http_method} 'https://{suggested_host}{suggested_path}'",
            remedy=call_the_public_name,
        ),
    ),
    look_alikes=(
        "endpoint.private-from-public",
        "stage.not-found",
        "endpoint.default-disabled",
        "domain.host-unknown",
    ),
    provenance=(
        Documented("https://repost.aws/knowledge-center/api-gateway-vpc-connections"),
        Recorded("public reports of a regional API called from such a VPC: Forbidden, and no log line"),
    ),
    since="0.1",
)
