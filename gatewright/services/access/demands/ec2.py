"""
EC2: what calls name by id, and what they create, of which nobody knows the id yet.

https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
Operations that describe know no resources, as on AWS.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from gatewright.aws.policy.facts import Resource
from gatewright.model.lazy_pattern import pattern
from gatewright.services.access.demand import Asked, Demand, demand

_ID: Final = pattern(r"(?P<prefix>[a-z]+)-[0-9a-z]+")
_TYPES: Final[Mapping[str, str]] = {
    "vpc": "vpc",
    "subnet": "subnet",
    "sg": "security-group",
    "sgr": "security-group-rule",
    "vpce": "vpc-endpoint",
    "eni": "network-interface",
    "rtb": "route-table",
    "acl": "network-acl",
    "igw": "internet-gateway",
    "pl": "prefix-list",
    "dopt": "dhcp-options",
}
"""By the prefix of an id: the type of resource."""

_CREATED: Final[Mapping[str, str]] = {
    "CreateVpc": "vpc",
    "CreateDefaultVpc": "vpc",
    "CreateSubnet": "subnet",
    "CreateSecurityGroup": "security-group",
    "CreateVpcEndpoint": "vpc-endpoint",
}
_DESCRIBES: Final = "Describe"


def demands(asked: Asked) -> tuple[Demand, ...]:
    """Return the action on each thing that the call names."""
    action = f"ec2:{asked.operation}"
    context = {"ec2__region": (asked.region,)}
    if asked.operation.startswith(_DESCRIBES):
        return (demand(action, asked.everything(), **context),)
    named = list(_named(asked))
    if asked.operation in _CREATED:
        named.insert(0, asked.arn("ec2", f"{_CREATED[asked.operation]}/*"))
    return (demand(action, *(named or [asked.untold()]), **context),)


def _named(asked: Asked) -> Iterator[Resource]:
    for name, value in asked.params.items():
        if name in {"ClientToken", "Tags"}:
            continue
        for text in _texts(value):
            found = _ID.fullmatch(text)
            if found is not None and found["prefix"] in _TYPES:
                yield asked.arn("ec2", f"{_TYPES[found['prefix']]}/{text}")
            elif name.endswith(("Id", "Ids", "Resources")):
                yield asked.untold()


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (one for one in value if isinstance(one, str))
