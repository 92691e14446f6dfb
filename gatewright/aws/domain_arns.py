"""
What tells private custom domain names from others of the same name: an id, which stands behind the name in their ARNs.

Restates the ARNs of "Custom domain names for private APIs in API Gateway", developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains-tutorial.html
Those of public names have neither an account nor an id.
"""

from dataclasses import dataclass
from typing import Final

from gatewright.aws.arn import partition_of
from gatewright.model.lazy_pattern import pattern

_MARK: Final = "+"
_PRIVATE: Final = pattern(
    r"arn:[a-z-]+:apigateway:(?P<region>[a-z0-9-]+):(?P<account>\d{12}):/domainnames/(?P<name>[^/+]+)\+(?P<id>[a-z0-9]+)"
)


@dataclass(frozen=True, slots=True)
class PrivateName:
    """A private custom domain name, as its ARN tells it."""

    region: str
    account_id: str
    key: str
    """Name and id: see `key_of`."""


def key_of(name: str, domain_name_id: str | None) -> str:
    """Return what a domain name is known by: its name, and behind it the id of a private one."""
    return f"{name.lower()}{_MARK}{domain_name_id}" if domain_name_id else name.lower()


def parts_of(key: str) -> tuple[str, str | None]:
    """Return the name and the id of which a key is made."""
    name, mark, domain_name_id = key.partition(_MARK)
    return name, domain_name_id if mark else None


def domain_arn(key: str, *, region: str, account_id: str) -> str:
    """Return `domainNameArn`."""
    owner = account_id if _MARK in key else ""
    return f"arn:{partition_of(region)}:apigateway:{region}:{owner}:/domainnames/{key}"


def invoke_arn(key: str, *, region: str, account_id: str) -> str:
    """Return the resource that the policy of a private domain name is about."""
    return f"arn:{partition_of(region)}:execute-api:{region}:{account_id}:/domainnames/{key}"


def association_arn(key: str, vpce_id: str, *, region: str, account_id: str) -> str:
    """Return `domainNameAccessAssociationArn`; the account is that of the VPC endpoint."""
    place = f"/domainnameaccessassociations/domainname/{key}/vpcesource/{vpce_id}"
    return f"arn:{partition_of(region)}:apigateway:{region}:{account_id}:{place}"


def private_name(arn: str) -> PrivateName | None:
    """Read the ARN of a private domain name; `None` when it is none."""
    found = _PRIVATE.fullmatch(arn)
    return None if found is None else PrivateName(found["region"], found["account"], key_of(found["name"], found["id"]))
