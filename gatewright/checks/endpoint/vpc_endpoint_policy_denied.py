"""The policy of the VPC endpoint does not let the call through."""

from gatewright.checks.access_denied import ANYBODY, EXPLICITLY, by_explicit_deny, by_silence, denied
from gatewright.checks.endpoint.policy_remedies import allow_at_the_endpoint, take_the_denials_of_the_endpoint_out
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Recorded

CAUSE = Cause(
    id="endpoint.vpc-endpoint-policy-denied",
    seed_row=2,
    title=N_("The VPC endpoint's own policy does not allow the call."),
    why=N_(
        "The call came through a VPC endpoint whose endpoint policy does not allow execute-api:Invoke on"
        " {http_method} {path} of the API {rest_api_id}, or denies it."
    ),
    signatures=(
        *denied(ANYBODY, *by_silence("VPC endpoint policy"), *by_explicit_deny("a VPC endpoint policy")),
        *denied(ANYBODY, "", EXPLICITLY),
    ),
    confirm=(
        Confirm(
            text=N_("What does the policy of the VPC endpoint allow?"),
            command="aws ec2 describe-vpc-endpoints --filters"
            " Name=service-name,Values=com.amazonaws.{region}.execute-api --query"
            " 'VpcEndpoints[].[VpcEndpointId,PolicyDocument]'",
            permission="ec2:DescribeVpcEndpoints",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Allow execute-api:Invoke on this method in the policy of the VPC endpoint."),
            command="aws ec2 modify-vpc-endpoint --vpc-endpoint-id {vpc_endpoint_id} --policy-document"
            " '{policy_document}'",
            safety="widens-access",
            remedy=allow_at_the_endpoint,
        ),
        Fix(
            text=N_("Take the statement that denies the call out of the policy of the VPC endpoint."),
            command="aws ec2 modify-vpc-endpoint --vpc-endpoint-id {vpc_endpoint_id} --policy-document"
            " '{policy_document}'",
            safety="widens-access",
            remedy=take_the_denials_of_the_endpoint_out,
        ),
    ),
    look_alikes=(
        "resource-policy.nothing-allows",
        "resource-policy.explicit-deny",
        "iam.not-allowed",
    ),
    provenance=(
        Recorded("answers of private APIs: because no VPC endpoint policy allows the execute-api:Invoke action"),
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html"
        ),
    ),
    since="0.1",
)
