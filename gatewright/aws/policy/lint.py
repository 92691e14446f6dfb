"""What in a policy cannot do what its author hopes, whatever call comes.

The static reader of the same atoms. It finds traps, not style: each trap says why a statement matches nothing, never
applies, or lets in more than it seems to. What a key or a principal lacks in one call, `explain` says.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from gatewright.aws.policy.atoms import Atom, Statement
from gatewright.aws.policy.compile import Policy
from gatewright.aws.policy.conditions.operators import operator
from gatewright.aws.policy.coverage import covers
from gatewright.aws.policy.principals import account_of
from gatewright.aws.policy.variables import WITH_VARIABLES
from gatewright.i18n import N_
from gatewright.model.message import Message


@dataclass(frozen=True, slots=True)
class Trap:
    """One thing that does not do what it seems to."""

    path: str
    """Where in the document: `Statement[0].Resource`."""

    message: Message
    """What is wrong."""


Rule = Callable[[Policy, Statement], Iterator[Trap]]
"""Looks at one statement for one kind of trap."""


def lint(policy: Policy) -> tuple[Trap, ...]:
    """Return every trap of a policy."""
    found = [trap for statement in policy.statements for rule in _RULES for trap in rule(policy, statement)]
    for statement in policy.statements:
        found.extend(_unreachable(policy, statement))
    return tuple(found)


def traps(policy: Policy) -> Mapping[str, Message]:
    """Return what is said of each place of a policy that has a trap; worked out once."""
    found: Mapping[str, Message] | None = policy.kept.get("traps")
    if found is None:
        found = policy.kept["traps"] = {trap.path: trap.message for trap in reversed(lint(policy))}
    return found


def _invalid(_: Policy, statement: Statement) -> Iterator[Trap]:
    for atom in statement.atoms:
        for operand in atom.invalid:
            values = {"operator": atom.operator, "value": operand}
            if atom.kind == "principal":
                text = N_("`{value}` names no principal that can call this API; the entry matches nobody")
                yield Trap(atom.path, Message(text, values))
            else:
                text = N_("`{value}` is not a value for `{operator}`; it matches nothing")
                yield Trap(atom.path, Message(text, values))


def _without_path(_: Policy, statement: Statement) -> Iterator[Trap]:
    for atom in statement.atoms:
        for operand in atom.operands if atom.kind == "resource" else ():
            parts = operand.split(":", 5)
            rest = parts[-1]
            if len(parts) == 6 and parts[2] == "execute-api" and rest[:-1].isalnum() and rest.endswith("/"):
                text = N_("`{value}` ends behind the API id and matches no method; write `{value}*`")
                yield Trap(atom.path, Message(text, {"value": operand}))


def _for_all_values(_: Policy, statement: Statement) -> Iterator[Trap]:
    for atom in _conditions(statement):
        asked = operator(atom.operator)
        if statement.effect == "Allow" and asked is not None and asked.set_operator == "ForAllValues":
            text = N_("`ForAllValues` holds for a call without the key `{key}`, so this statement allows it too")
            yield Trap(atom.path, Message(text, {"key": atom.key}))


def _not_principal(_: Policy, statement: Statement) -> Iterator[Trap]:
    for atom in statement.atoms:
        if atom.operator != "NotPrincipal":
            continue
        if statement.effect == "Allow":
            text = N_("`NotPrincipal` with `Allow` lets in all others, anonymous callers too; AWS does not support it")
            yield Trap(atom.path, Message(text))
            continue
        listed = {account for operand in atom.operands if (account := account_of(operand))}
        for operand in atom.operands:
            parts = operand.split(":")
            if len(parts) >= 6 and parts[4] and parts[4] not in listed:
                text = N_(
                    "`NotPrincipal` lists `{value}` without its account; AWS may then deny the caller all the same"
                )
                yield Trap(atom.path, Message(text, {"value": operand}))


def _old_variables(policy: Policy, statement: Statement) -> Iterator[Trap]:
    if policy.version == WITH_VARIABLES:
        return
    for atom in statement.atoms:
        for operand in atom.operands if atom.kind in ("resource", "condition") else ():
            if "${" in operand and "}" in operand:
                text = N_("`{value}` is plain text in version {version}; variables need version 2012-10-17")
                values = {"value": operand, "version": policy.version}
                yield Trap(atom.path, Message(text, values))


_RULES: Final[tuple[Rule, ...]] = (_invalid, _without_path, _for_all_values, _not_principal, _old_variables)


def _unreachable(policy: Policy, statement: Statement) -> Iterator[Trap]:
    if any(_matches_nothing(atom) for atom in statement.atoms):
        text = N_("this statement never applies: one of its parts matches nothing")
        yield Trap(statement.path, Message(text))
        return
    for other in policy.statements:
        hides = other.effect == "Deny" and statement.effect == "Allow"
        if hides and covers(other, statement):
            text = N_("the Deny in statement {other} hits every call that this statement allows")
            yield Trap(statement.path, Message(text, {"other": other.name}))
        elif other.index < statement.index and other.effect == statement.effect and covers(other, statement):
            text = N_("statement {other} already says this")
            yield Trap(statement.path, Message(text, {"other": other.name}))


def _matches_nothing(atom: Atom) -> bool:
    """Return whether no operand of an atom can match, so that one that must match never does."""
    if len(atom.invalid) < len(atom.operands):
        return False
    if atom.kind != "condition":
        return not atom.operator.startswith("Not")
    asked = operator(atom.operator)
    return asked is not None and not asked.negated and not asked.if_exists and asked.set_operator != "ForAllValues"


def _conditions(statement: Statement) -> Iterator[Atom]:
    return (atom for atom in statement.atoms if atom.kind == "condition")
