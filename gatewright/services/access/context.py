"""
What the condition keys of the callers' policies hold in a call of the control plane.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html. Keys about the caller and his
connection are derived as for a call of an API (`aws/policy/keys.py`). What this server cannot tell (the tags of what
is asked for, keys of single services) is unknown rather than absent: a statement that depends on it allows nothing,
and a Deny that depends on it may hit.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from gatewright.aws.policy import keys
from gatewright.aws.policy.compile import Policy
from gatewright.aws.policy.layers import Policies
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.services.access.tags_asked import tags_asked
from gatewright.services.iam.named_keys import named_keys
from gatewright.services.operation import Operation
from gatewright.services.performing import GLOBAL_SERVICES

_REQUEST_TAG: Final = "aws:requesttag/"
_ABSENT: Final = frozenset(
    {
        "aws:calledvia",
        "aws:calledviafirst",
        "aws:calledvialast",
        "aws:federatedprovider",
        "aws:principalservicename",
        "aws:principalservicenameslist",
        "aws:sourceaccount",
        "aws:sourceorgid",
        "aws:sourceorgpaths",
        "aws:tagkeys",
        "sts:externalid",
        "sts:sourceidentity",
        "sts:transitivetagkeys",
    }
)
"""Keys that a call does not have unless something puts them there, which is told: services that call, tags."""

_GLOBAL_REGION: Final = "us-east-1"
_CLOUDFORMATION: Final = "cloudformation.amazonaws.com"


def context(
    policies: Policies, service: str, operation: Operation, more: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...] | Unknown]:
    """Return what keys hold by name in lower case, of those that the policies name; `more` is told of the service."""
    told = {**_told(service, operation), **more}
    found: dict[str, tuple[str, ...] | Unknown] = {}
    for name in named_keys(_every(policies)):
        lower = name.lower()
        if lower in told:
            found[lower] = told[lower]
        elif not keys.is_filled(lower) and lower not in _ABSENT and not lower.startswith(_REQUEST_TAG):
            found[lower] = UNKNOWN
    return found


def _told(service: str, operation: Operation) -> dict[str, tuple[str, ...]]:
    through = operation.within > 0
    region = _GLOBAL_REGION if service in GLOBAL_SERVICES and service != "s3" else operation.region
    told: dict[str, tuple[str, ...]] = {
        "aws:requestedregion": (region,),
        "aws:viaawsservice": ("true" if through else "false",),
        "aws:principalisawsservice": ("false",),
    }
    if through:
        told |= dict.fromkeys(("aws:calledvia", "aws:calledviafirst", "aws:calledvialast"), (_CLOUDFORMATION,))
    tags, named = tags_asked(operation.params)
    told |= {f"{_REQUEST_TAG}{key.lower()}": (value,) for key, value in tags.items()}
    if tags or named:
        told["aws:tagkeys"] = (*tags, *named)
    return told


def _every(policies: Policies) -> Iterable[Policy]:
    for one in (policies.identity, policies.session, (policies.boundary,), (policies.resource,)):
        if one is not None and not isinstance(one, Unknown):
            yield from (policy for policy in one if isinstance(policy, Policy))
    if not isinstance(policies.scps, Unknown):
        for level in policies.scps:
            yield from level
