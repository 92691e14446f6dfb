"""
Fixes of a policy of the caller that denies, made on a copy: the method spared, the statements gone, the policy gone.

Of identity-based policies only. What denies as a permissions boundary, a session policy or a service control policy was
put there to bound whoever would change it, and is for its owner.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from gatewright.aws.policy.compile import Policy
from gatewright.aws.policy.explain import explain
from gatewright.checks.iam.remedies import with_principal
from gatewright.checks.policies import compiled, facts, method
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.principal import NamedPolicy, Principal
from gatewright.model.unknown import Unknown

_AWS_OWN: Final = ":iam::aws:policy/"
_SERVICE: Final = "execute-api:"

Statement = Mapping[str, Any]
"""A statement of a policy, as JSON has it."""


@dataclass(frozen=True, slots=True)
class _Denying:
    """A policy of the caller that denies the call."""

    principal: Principal
    named: NamedPolicy
    document: Mapping[str, Any]
    hits: frozenset[int]
    """Which of its statements deny."""

    @property
    def statements(self) -> list[Any]:
        """Its statements; one that stands alone is a list of one."""
        told = self.document.get("Statement", [])
        return told if isinstance(told, list) else [told]

    @property
    def is_managed(self) -> bool:
        """Whether it has an ARN, and others may have it too."""
        return self.named.name.startswith("arn:")


def spare_the_method(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Let an inline policy's Deny leave the method out."""
    del values  # the call itself says more
    return _rewritten(call, lambda one: _sparing(call, one), managed=False)


def spare_the_method_in_a_managed_policy(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Let a managed policy's Deny leave the method out."""
    del values  # the call itself says more
    return _rewritten(call, lambda one: _sparing(call, one), managed=True)


def take_the_denials_out(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Take the statements that deny out of an inline policy, where others stay."""
    del values  # the call itself says more
    return _rewritten(call, _left, managed=False)


def take_the_denials_out_of_a_managed_policy(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Take the statements that deny out of a managed policy, where others stay."""
    del values  # the call itself says more
    return _rewritten(call, _left, managed=True)


def delete_the_policy(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Delete an inline policy that holds nothing else."""
    del values  # the call itself says more
    return _without(call, managed=False)


def detach_the_policy(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Detach a managed policy that holds nothing else."""
    del values  # the call itself says more
    return _without(call, managed=True)


def _denying(call: Call) -> _Denying | None:
    """Return the first policy of the caller's identity that denies."""
    principal = call.principal
    if not isinstance(principal, Principal) or isinstance(principal.identity_policies, Unknown):
        return None
    asked = facts(call, principal.caller)
    for named in principal.identity_policies:
        policy = compiled(named.text, "identity", named.name)
        if not isinstance(policy, Policy):
            continue
        read = explain(policy, asked).statements
        hits = {one.statement.index for one in read if one.statement.effect == "Deny" and one.truth is True}
        if hits:
            return _Denying(principal, named, json.loads(named.text), frozenset(hits))
    return None


def _left(denying: _Denying) -> list[Statement] | None:
    return [one for index, one in enumerate(denying.statements) if index not in denying.hits] or None


def _sparing(call: Call, denying: _Denying) -> list[Statement] | None:
    arn = method(call).text
    if isinstance(arn, Unknown) or any(sign in arn for sign in "*?$'"):
        return None
    spared = {index: _spared(denying.statements[index], arn) for index in denying.hits}
    found = [spared.get(index, one) for index, one in enumerate(denying.statements)]
    return None if None in found else [one for one in found if one is not None]


def _spared(statement: Statement, arn: str) -> Statement | None:
    """Return a Deny that leaves one ARN out; `None` where it names others by a pattern, of which nothing can be taken.

    What denies everything may deny everything but this, as long as it speaks of calls to APIs alone.
    """
    if "NotResource" in statement:
        return {**statement, "NotResource": [*_listed(statement["NotResource"]), arn]}
    resources = _listed(statement.get("Resource", []))
    kept = [one for one in resources if one != arn]
    if len(kept) < len(resources):
        return {**statement, "Resource": kept} if kept else None
    actions = _listed(statement.get("Action", ["*"]))
    if resources == ["*"] and all(str(one).lower().startswith(_SERVICE) for one in actions):
        return {**{name: one for name, one in statement.items() if name != "Resource"}, "NotResource": [arn]}
    return None


def _listed(told: Any) -> list[Any]:
    return list(told) if isinstance(told, list) else [told]


def _rewritten(call: Call, change: Callable[[_Denying], list[Statement] | None], *, managed: bool) -> Proposal | None:
    denying = _denying(call)
    if denying is None or denying.is_managed is not managed or _AWS_OWN in denying.named.name:
        return None
    statements = change(denying)
    text = json.dumps({**denying.document, "Statement": statements}, separators=(",", ":"))
    if statements is None or "'" in text:
        return None
    return _with(call, denying, replace(denying.named, text=text), {"policy_document": text})


def _without(call: Call, *, managed: bool) -> Proposal | None:
    denying = _denying(call)
    if denying is None or denying.is_managed is not managed or _left(denying) is not None:
        return None
    return _with(call, denying, None, {})


def _with(call: Call, denying: _Denying, changed: NamedPolicy | None, values: Mapping[str, str]) -> Proposal | None:
    """Return the call under the changed policy, or without it."""
    policies = denying.principal.identity_policies
    if isinstance(policies, Unknown):
        return None
    others = ((changed if one is denying.named else one) for one in policies)
    after = replace(denying.principal, identity_policies=tuple(one for one in others if one is not None))
    named = {
        "denying_policy_arn" if denying.is_managed else "denying_policy": denying.named.name,
        "holder_kind": denying.named.holder_kind or "?",
        "holder_name": denying.named.holder or "?",
    }
    configuration = with_principal(call.configuration, denying.principal, after)
    return Proposal(request=call.request, configuration=configuration, values={**named, **values})
