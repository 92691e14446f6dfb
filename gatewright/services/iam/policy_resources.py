"""
Which resources a policy that IAM keeps may name.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html. The texts, and what they are
said of, are those that moto's tests of many policy documents state of IAM; what is not among them passes.
"""

from typing import Final

from gatewright.aws.policy.arn_patterns import PARTS
from gatewright.services.iam.errors import malformed_policy
from gatewright.wire.errors import ServiceError

_PARTITIONS: Final = ("aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc", "*")
_OF_IAM: Final = (
    "user/",
    "federated-user/",
    "role/",
    "group/",
    "instance-profile/",
    "mfa/",
    "server-certificate/",
    "policy/",
    "sms-mfa/",
    "saml-provider/",
    "oidc-provider/",
    "report/",
    "access-report/",
)


def check(resource: str) -> None:
    """Refuse what can name no resource."""
    if resource == "*":
        return
    if ":" not in resource:
        raise malformed_policy(f'Resource {resource} must be in ARN format or "*".')
    parts = resource.split(":", PARTS - 1)
    if parts[1] not in _PARTITIONS:
        shown = ":".join(["arn", *parts[1:], *["*"] * (PARTS - len(parts))])
        raise malformed_policy(f'Partition "{parts[1]}" is not valid for resource "{shown}".')
    if parts[0] != "arn":
        raise malformed_policy(f'Resource {resource} must be in ARN format or "*".')
    if len(parts) == 2:
        raise malformed_policy("Resource vendor must be fully qualified and cannot contain regexes.")
    if "*" in parts[2] and parts[2] != "*":
        raise malformed_policy(f'Vendor {parts[2]} is not valid for resource "{resource}".')
    if len(parts) == PARTS:
        refused = _refused(resource, parts)
        if refused is not None:
            raise refused


def _refused(resource: str, parts: list[str]) -> ServiceError | None:
    _, _, service, region, account, path = parts
    if service == "iam" and region:
        return malformed_policy(f"IAM resource {resource} cannot contain region information.")
    if service == "iam" and not path.startswith(_OF_IAM) and not any(letter in path for letter in "*?$"):
        return malformed_policy(f'IAM resource path must either be "*" or start with {", ".join(_OF_IAM)}.')
    # Access points, jobs and the like have a region, and an account beside it.
    if service == "s3" and region and not account and not any(letter in region for letter in "*?$"):
        return malformed_policy(f"Resource {resource} can not contain region information.")
    return None
