"""The VPC endpoint has a policy of its own, so that the Authorization header is read as an AWS signature."""

from gatewright.aws.sigv4.answers import PRESENT_BUT_UNUSABLE, SESSION_EXPIRED, SESSION_TOKEN_INVALID
from gatewright.checks.endpoint.policy_remedies import give_the_default_policy, send_no_authorization
from gatewright.checks.mismatch import MISMATCH
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix, Inferred

CAUSE = Cause(
    id="endpoint.vpc-endpoint-policy-reads-authorization",
    seed_row=11,
    title=N_("The VPC endpoint's policy makes API Gateway read the Authorization header as an AWS signature."),
    why=N_(
        "The call came through a VPC endpoint whose policy is not the default. API Gateway then wants to"
        " know the caller, reads the Authorization header as a signature, and refuses one that is not good,"
        " although {http_method} {resource} does not ask for IAM."
    ),
    signatures=(*PRESENT_BUT_UNUSABLE, SESSION_TOKEN_INVALID, SESSION_EXPIRED, *MISMATCH),
    confirm=(
        Confirm(
            text=N_("Is the policy of the VPC endpoint other than the default, which allows everything?"),
            command="aws ec2 describe-vpc-endpoints --filters"
            " Name=service-name,Values=com.amazonaws.{region}.execute-api --query"
            " 'VpcEndpoints[].[VpcEndpointId,PolicyDocument]'",
            permission="ec2:DescribeVpcEndpoints",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Send the call without the Authorization header, which the method does not need."),
            command="curl -i -X {http_method} '{url}'",
            remedy=send_no_authorization,
        ),
        Fix(
            text=N_("Send the token in a header of another name, and let the authorizer read it there."),
            safety="needs-deployment",
        ),
        Fix(
            text=N_(
                "Give the VPC endpoint its default policy again, and restrict callers in the API's resource policy"
                " instead."
            ),
            command="aws ec2 modify-vpc-endpoint --vpc-endpoint-id {vpc_endpoint_id} --policy-document"
            " '{policy_document}'",
            safety="widens-access",
            remedy=give_the_default_policy,
        ),
    ),
    look_alikes=(
        "iam.bearer-token-sent",
        "iam.header-malformed",
        "route.not-found-with-authorization",
    ),
    provenance=(
        Documented(
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html"
        ),
        Inferred("the seed article lists signature errors for private APIs whose methods use no IAM"),
    ),
    since="0.1",
)
