"""Make a checked document into statements of atoms, with everything prepared that does not depend on the call.

A value that is none for its operator (an address that cannot be read, an ARN with a star for its service) becomes an
operand that matches nothing; its atom names it, and `lint` reports it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from gatewright.aws.policy import keys, principals
from gatewright.aws.policy.atoms import Atom, Statement
from gatewright.aws.policy.conditions.operators import condition
from gatewright.aws.policy.document import (
    ConditionEntry,
    Document,
    Effect,
    Element,
    Kind,
    Principals,
    StatementNode,
    document,
)
from gatewright.aws.policy.facts import Facts
from gatewright.aws.policy.globs import any_matcher, pattern
from gatewright.aws.policy.index import Index, index
from gatewright.aws.policy.resources import resource_test
from gatewright.aws.policy.rulings import DENY, DIRECT, SILENT, Ruling
from gatewright.aws.policy.values import Truth, Value, any_of, opposite
from gatewright.aws.policy.variables import template
from gatewright.model.unknown import UNKNOWN, Unknown

Test = Callable[[Facts], Truth]
"""Whether a call meets an atom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A compiled policy."""

    kind: Kind
    """What it is attached to."""

    name: str
    """What a person calls it: the ARN or the name of a managed policy, the id of the API."""

    version: str
    """The version of the policy language."""

    statements: tuple[Statement, ...]
    """Its statements, in order."""

    denies: Index
    """Its Deny statements."""

    allows: Index
    """Its Allow statements."""

    contextual: bool
    """Whether it looks at more than the action, the resource and the caller: at conditions, or at variables."""

    kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What was worked out from it once."""


def policy(source: str | Mapping[str, object], kind: Kind, name: str = "") -> Policy:
    """Read and compile a policy, or raise `MalformedPolicy`."""
    return compiled(document(source, kind), name)


def compiled(tree: Document, name: str = "") -> Policy:
    """Compile a document that was read."""
    statements = tuple(_statement(node, tree) for node in tree.statements)
    return Policy(
        kind=tree.kind,
        name=name,
        version=tree.version,
        statements=statements,
        denies=index([statement for statement in statements if statement.effect == "Deny"]),
        allows=index([statement for statement in statements if statement.effect == "Allow"]),
        contextual=any(_is_contextual(atom) for statement in statements for atom in statement.atoms),
    )


def _is_contextual(atom: Atom) -> bool:
    return atom.kind == "condition" or any("${" in operand for operand in atom.operands)


def _statement(node: StatementNode, tree: Document) -> Statement:
    resources = resource_test(node.resources, tree.kind, tree.version)
    atoms: list[Atom] = []
    closeness = None
    if node.principals is not None:
        atom, closeness = _principal(node.principals, node.effect)
        atoms.append(atom)
    atoms.append(_action(node.actions))
    atoms.append(
        Atom(
            kind="resource",
            operator=node.resources.name,
            key=None,
            operands=tuple(value.text for value in node.resources.values),
            path=node.resources.path,
            test=resources.test,
            seen=_seen_resource,
            always=resources.always,
            invalid=resources.invalid,
        )
    )
    atoms.extend(_conditions(node.conditions, tree.version))
    statement = Statement(
        index=node.index,
        sid=node.sid,
        effect=node.effect,
        path=node.path,
        atoms=tuple(atoms),
        tests=tuple(atom.test for atom in sorted(atoms, key=_cost) if not atom.always),
        closeness=closeness,
        ends=resources.ends,
        ruling=Ruling(SILENT),
    )
    # A statement and its ruling name each other; this closes the circle before anybody sees either.
    object.__setattr__(statement, "ruling", Ruling(DENY if node.effect == "Deny" else DIRECT, statement))
    return statement


def _cost(atom: Atom) -> int:
    """Return when to ask an atom: those first that are quick and often fail."""
    return ("resource", "action", "principal", "condition").index(atom.kind)


def _principal(node: Principals, effect: Effect) -> tuple[Atom, Callable[[Facts], int] | None]:
    named, nobody = principals.named(node)
    test = _not_principal(named, effect) if node.negated else _is_named(named)
    listed = tuple(value.text for _, value in node.entries)
    atom = Atom(
        kind="principal",
        operator=node.name,
        key=None,
        operands=("*", *listed) if node.everyone else listed,
        path=node.path,
        test=test,
        seen=_seen_caller,
        always=named.everyone and not node.negated,
        invalid=tuple(listed[place] for place in nobody),
    )
    return atom, None if node.negated or named.everyone else named.closeness


def _is_named(named: principals.Named) -> Test:
    return lambda facts: principals.spared(named.closeness(facts))


def _not_principal(named: principals.Named, effect: Effect) -> Test:
    def test(facts: Facts) -> Truth:
        if effect != "Deny":
            return opposite(principals.spared(named.closeness(facts)))
        applies = opposite(principals.spared_from_deny(named, facts))
        return any_of(applies, principals.boundary_outweighs(facts))

    return test


def _action(node: Element) -> Atom:
    texts = tuple(value.text for value in node.values)
    matches = any_matcher([pattern(text.lower()) for text in texts])
    negated = node.negated

    def test(facts: Facts) -> Truth:
        action = facts.action
        return action if isinstance(action, Unknown) else matches(action.lower()) is not negated

    return Atom(
        kind="action",
        operator=node.name,
        key=None,
        operands=texts,
        path=node.path,
        test=test,
        seen=lambda facts: facts.action,
        always="*" in texts and not negated,
    )


def _conditions(entries: tuple[ConditionEntry, ...], version: str) -> Iterator[Atom]:
    for entry in entries:
        read = keys.source(entry.key)
        values = [template(value.text, version if entry.operator.variables else "") for value in entry.values]
        prepared = condition(entry.operator, values, read)
        yield Atom(
            kind="condition",
            operator=entry.operator_text,
            key=entry.key,
            operands=tuple(value.text for value in entry.values),
            path=entry.path,
            test=prepared.test,
            seen=read,
            invalid=tuple(entry.values[place].text for place in prepared.invalid),
        )


def _seen_caller(facts: Facts) -> Value:
    caller = facts.caller
    return caller.arn if caller is not None and not isinstance(caller, Unknown) else caller


def _seen_resource(facts: Facts) -> Value:
    return UNKNOWN if facts.resource.whole is None else facts.resource.whole
