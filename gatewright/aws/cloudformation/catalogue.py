"""
Every type of resource that is made here, and what becomes of the others.

A type that nobody knows is left out when nothing names it that routes or protects: its name may stand in the variables
of a function, in a policy, or in a parameter of Parameter Store; whoever only waits for it waits no longer. Types that
route or protect themselves are refused.
"""

from collections.abc import Mapping
from typing import Final

from gatewright.aws.cloudformation.families import (
    buckets,
    certificates,
    functions,
    http_apis,
    identities,
    log_groups,
    managed_overrides,
    nested_stacks,
    networks,
    parts,
    rest_account,
    rest_apis,
    rest_methods,
    rest_stages,
    stored_parameters,
    usage,
    user_pools,
    web_acls,
)
from gatewright.aws.cloudformation.family import Family

FAMILIES: Final[Mapping[str, Family]] = {
    **rest_apis.FAMILIES,
    **rest_methods.FAMILIES,
    **rest_stages.FAMILIES,
    **usage.FAMILIES,
    **rest_account.FAMILIES,
    **functions.FAMILIES,
    **identities.FAMILIES,
    **log_groups.FAMILIES,
    **http_apis.FAMILIES,
    **web_acls.FAMILIES,
    **user_pools.FAMILIES,
    **certificates.FAMILIES,
    **parts.FAMILIES,
    **networks.FAMILIES,
    **buckets.FAMILIES,
    **stored_parameters.FAMILIES,
    **nested_stacks.FAMILIES,
    **managed_overrides.FAMILIES,
}
"""Each type that is made, and how."""

_PROTECTS: Final = (
    "AWS::ApiGateway",
    "AWS::CertificateManager::",
    "AWS::Cognito::",
    "AWS::IAM::",
    "AWS::Organizations::",
    "AWS::Serverless::",
    "AWS::WAF",
)
_HARMLESS: Final = frozenset(
    {
        "AWS::Cognito::IdentityPool",
        "AWS::Cognito::IdentityPoolRoleAttachment",
        "AWS::Cognito::LogDeliveryConfiguration",
        "AWS::Cognito::UserPoolUICustomizationAttachment",
        "AWS::IAM::InstanceProfile",
        "AWS::IAM::ServiceLinkedRole",
    }
)
_MAY_NAME: Final = frozenset(
    {
        "AWS::Lambda::Function",
        # Who is let in and does not exist never comes.
        "AWS::Lambda::Permission",
        "AWS::Logs::LogGroup",
        "AWS::S3::Bucket",
        "AWS::SSM::Parameter",
    }
)


def protects(kind: str) -> bool:
    """Return whether a type that is not made here would route or protect, so that leaving it out is no option."""
    return kind.startswith(_PROTECTS) and kind not in _HARMLESS


def may_name_what_is_left_out(kind: str) -> bool:
    """Return whether a resource of this type stays what it is when something that it names does not exist."""
    return kind in _MAY_NAME or kind.startswith(("AWS::IAM::", "AWS::EC2::")) or kind not in FAMILIES
