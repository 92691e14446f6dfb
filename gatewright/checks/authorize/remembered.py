"""Calls that were allowed, where policies look at nothing but the action, the resource and the caller.

The same caller is then allowed to call the same method under the same policies, whatever else a request holds: like a
compiled policy, remembering it changes no answer. Conditions and policy variables may look at the request, the clock or
the network, so that a policy with one is read for each call.
"""

from collections.abc import Iterator
from typing import Final

from gatewright.aws.policy.compile import Policy
from gatewright.aws.policy.facts import Resource
from gatewright.aws.policy.layers import Policies
from gatewright.model.unknown import Unknown

_KEPT: Final = 8192

Who = object
"""Whoever the policies are of: a principal, or what an authorizer said."""

_Key = tuple[int, int, int]


class Allowed:
    """Who may call what, by the very objects of a configuration."""

    def __init__(self) -> None:
        self._kept: dict[_Key, tuple[Who, Policy | Unknown | None, Resource]] = {}

    def holds(self, who: Who, resource_policy: Policy | Unknown | None, method: Resource) -> bool:
        """Tell whether this was allowed before."""
        return (id(who), id(resource_policy), id(method)) in self._kept

    def add(self, who: Who, policies: Policies, method: Resource) -> None:
        """Remember that `who` may call `method`, unless one of his policies looks at more."""
        if policies.endpoint is not None or any(one is None or one.contextual for one in _every(policies)):
            return
        if len(self._kept) >= _KEPT:
            self._kept.clear()
        # What is kept stays alive with its entry, so that no other object can get its identity.
        self._kept[(id(who), id(policies.resource), id(method))] = (who, policies.resource, method)


def _every(policies: Policies) -> Iterator[Policy | None]:
    """Yield the policies of every layer; `None` for what nobody told."""
    groups = [policies.identity, policies.session, *_levels(policies.scps), *_levels(policies.rcps)]
    for group in groups:
        if group is not None:
            yield from (None,) if isinstance(group, Unknown) else group
    for one in (policies.resource, policies.boundary):
        if one is not None:
            yield None if isinstance(one, Unknown) else one


def _levels(levels: tuple[tuple[Policy, ...], ...] | Unknown) -> tuple[tuple[Policy, ...] | Unknown, ...]:
    return (levels,) if isinstance(levels, Unknown) else levels
