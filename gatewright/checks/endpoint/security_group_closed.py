"""The security groups of a VPC endpoint let nobody in from where the call was made: it is never answered."""

from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Documented, Fix

CAUSE = Cause(
    id="endpoint.security-group-closed",
    seed_row=None,
    title=N_("The security groups of the VPC endpoint do not let the caller in, so nobody answers."),
    why=N_(
        "{host} leads to a VPC endpoint, and the connection was never made: no rule of the endpoint's"
        " security groups admits TCP port 443 from where the call came."
    ),
    signatures=(),
    confirm=(
        Confirm(
            text=N_("Which security groups does the VPC endpoint have?"),
            command="aws ec2 describe-vpc-endpoints --filters"
            " Name=service-name,Values=com.amazonaws.{region}.execute-api --query"
            " 'VpcEndpoints[].[VpcEndpointId,VpcId,Groups[].GroupId]'",
            permission="ec2:DescribeVpcEndpoints",
        ),
        Confirm(
            text=N_("Which of their rules admit TCP port 443, and from which addresses?"),
            command="aws ec2 describe-security-groups --group-ids <group-id> --query"
            " 'SecurityGroups[].IpPermissions[]'",
            permission="ec2:DescribeSecurityGroups",
        ),
    ),
    fixes=(
        Fix(
            text=N_("Let a security group of the VPC endpoint admit TCP port 443 from the caller's addresses."),
            command="aws ec2 authorize-security-group-ingress --group-id <group-id> --ip-permissions"
            " 'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=<caller-cidr>}]'",
            safety="widens-access",
        ),
        Fix(
            text=N_("Or give the VPC endpoint a security group that admits the caller."),
            command="aws ec2 modify-vpc-endpoint --vpc-endpoint-id <vpc-endpoint-id> --add-security-group-ids"
            " <group-id>",
            safety="widens-access",
        ),
    ),
    look_alikes=("endpoint.private-from-public", "domain.host-unknown"),
    provenance=(
        Documented("https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html"),
        Documented("https://repost.aws/knowledge-center/api-gateway-vpc-connections"),
    ),
    since="0.1",
    enforced=False,
)
