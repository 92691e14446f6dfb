"""
Bring a stack to what its template says: make what is new, make anew what changed, take away what is gone.

A resource that asks for the same as before, and whose needs were not made anew, is left alone. One that changed is
taken away and made again, with all that needs it; its ids are drawn from its name, so they stay. What outlives an edit
(users of a pool, lines of a log) has a family that changes it in place. Whoever calls sees to it that all of this
happens, or nothing; only a whole stack is taken away as far as it can be.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final, TypeAlias

from gatewright.aws.cloudformation.catalogue import FAMILIES
from gatewright.aws.cloudformation.errors import OperationRefused, TemplateError
from gatewright.aws.cloudformation.families.nested_stacks import TYPE as NESTED
from gatewright.aws.cloudformation.family import Declared, Made, Perform
from gatewright.aws.cloudformation.order import LATE
from gatewright.aws.cloudformation.plan import Plan
from gatewright.aws.cloudformation.stand_ins import stand_in

_DEPLOYED: Final = (
    "AWS::ApiGateway::RestApi",
    "AWS::ApiGateway::Resource",
    "AWS::ApiGateway::Method",
    "AWS::ApiGateway::Authorizer",
    "AWS::ApiGateway::Model",
    "AWS::ApiGateway::RequestValidator",
    "AWS::ApiGateway::GatewayResponse",
    "AWS::ApiGatewayV2::Api",
    "AWS::ApiGatewayV2::ApiGatewayManagedOverrides",
    "AWS::ApiGatewayV2::Route",
    "AWS::ApiGatewayV2::Integration",
    "AWS::ApiGatewayV2::Authorizer",
    "AWS::ApiGatewayV2::Model",
)
"""What a deployment is a copy of: every edit of it is deployed, as by a start with the edited template."""

PerformFor: TypeAlias = Callable[[str, bool], Perform]
"""Whoever performs the operations of one resource, named by its logical id; the flag says that it holds secrets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One resource of a stack, as it stands."""

    type: str
    print: str
    """What it was asked to be, as a digest."""

    made: Made
    retained: bool = False
    """Whether it stays when the template no longer declares it."""

    needs: frozenset[str] = frozenset()
    """The resources that cannot go before it does, by logical id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """A stack, as it stands."""

    resources: Mapping[str, Standing] = field(default_factory=dict)
    """By logical id, in the order in which they were made."""

    outputs: Mapping[str, Any] = field(default_factory=dict)
    exports: Mapping[str, str] = field(default_factory=dict)
    exported: Mapping[str, str] = field(default_factory=dict)
    """The names under which outputs are exported, by the names of the outputs."""

    left_out: Mapping[str, str] = field(default_factory=dict)
    """Resources that are not made here, with their types."""

    def physical_ids(self, kind: str) -> Mapping[str, str]:
        """Return the physical ids of the resources of a type, by logical id."""
        return {name: one.made.physical_id for name, one in self.resources.items() if one.type == kind}


def brought(plan: Plan, before: Stack, perform_for: PerformFor) -> Stack:
    """Return the stack after it was brought to the plan; raises `TemplateError` for the first thing that cannot be."""
    anew, changed = _to_do(plan, before)
    gone = [name for name in before.resources if name not in plan.order]
    for name in reversed(list(before.resources)):
        standing = before.resources[name]
        if name in anew or (name in gone and not standing.retained):
            _undo(name, standing, perform_for)
    found = {name: one for name, one in before.resources.items() if name in plan.order and name not in anew}
    for name in plan.order:
        if name in anew:
            found[name] = _made(plan, name, found, perform_for)
        elif name in changed:
            found[name] = _updated(plan, name, found, perform_for)
    outputs = plan.outputs(_attributes(plan, found))
    return Stack(
        resources={name: found[name] for name in plan.order},
        outputs={name: value for name, (value, _export) in outputs.items()},
        exports={export: str(value) for value, export in outputs.values() if export is not None},
        exported={name: export for name, (_value, export) in outputs.items() if export is not None},
        left_out=plan.left_out,
    )


def taken_away(
    stack: Stack, perform_for: PerformFor, attempt: Callable[[], AbstractContextManager[None]] = nullcontext
) -> tuple[Stack, Mapping[str, str]]:
    """
    Take a whole stack away; return the stack that is left, and for each resource that could not go the reason.

    What such a resource needs is left with it, everything else goes. `attempt` is entered for each resource, and takes
    back what was done within when that was not all.
    """
    left: dict[str, Standing] = {}
    refusals: dict[str, str] = {}
    needed: set[str] = set()
    for name, standing in reversed(list(stack.resources.items())):
        if standing.retained:
            continue
        try:
            if name not in needed:
                with attempt():
                    _undo(name, standing, perform_for)
                continue
        except TemplateError as error:
            refusals[name] = error.message
        left[name] = standing
        needed |= standing.needs
    return replace(stack, resources=dict(reversed(left.items()))), refusals


def _to_do(plan: Plan, before: Stack) -> tuple[set[str], set[str]]:
    """Return what is made anew, and what is changed in place."""
    anew: set[str] = set()
    changed: set[str] = set()
    # What a nested stack puts out may be another after its change.
    anew_or_put_out: set[str] = set()
    edited = any(one.type in _DEPLOYED for name, one in before.resources.items() if name not in plan.order)
    for name in plan.order:
        kind = plan.template.resources[name].type
        standing, family = before.resources.get(name), FAMILIES[kind]
        if standing is None or standing.type != kind or (edited and kind in LATE):
            anew.add(name)
        elif standing.print != plan.prints[name] or plan.needs[name] & anew_or_put_out:
            (anew if family.update is None else changed).add(name)
        if name in anew or (name in changed and kind == NESTED):
            anew_or_put_out.add(name)
        edited = edited or (name in anew and kind in _DEPLOYED)
    return anew, changed


def _made(plan: Plan, name: str, others: Mapping[str, Standing], perform_for: PerformFor) -> Standing:
    resource = plan.template.resources[name]
    family = FAMILIES[resource.type]
    declared = _declared(plan, name, others)
    made = _said_of(name, lambda: family.create(declared, perform_for(name, family.secret)))
    return Standing(
        type=resource.type,
        print=plan.prints[name],
        made=made,
        retained=resource.retained,
        needs=plan.needs[name],
    )


def _updated(plan: Plan, name: str, others: Mapping[str, Standing], perform_for: PerformFor) -> Standing:
    standing = others[name]
    family = FAMILIES[standing.type]
    update = family.update
    if update is None:
        raise TypeError(f"expected a family that changes in place; {standing.type} is made anew")
    declared = _declared(plan, name, others)
    made = _said_of(name, lambda: update(declared, standing.made, perform_for(name, family.secret)))
    retained = plan.template.resources[name].retained
    return replace(standing, print=plan.prints[name], made=made, retained=retained, needs=plan.needs[name])


def _declared(plan: Plan, name: str, others: Mapping[str, Standing]) -> Declared:
    return Declared(
        logical_id=name,
        type=plan.template.resources[name].type,
        properties=plan.properties(name, _attributes(plan, others)),
        place=plan.place,
    )


def _undo(name: str, standing: Standing, perform_for: PerformFor) -> None:
    perform = perform_for(name, False)
    family = FAMILIES.get(standing.type)
    delete = None if family is None else family.delete
    if delete is not None:
        _unless_gone(name, lambda: delete(standing.made, perform))
    for service, operation, params in standing.made.undo:
        _unless_gone(name, partial(perform, service, operation, params))


def _unless_gone(name: str, undo: Callable[[], Any]) -> None:
    """Take something away; where somebody else did so already, that is what was wanted."""
    try:
        undo()
    except OperationRefused as error:
        if not _is_gone(error.code):
            raise TemplateError(str(error), at=f"Resources.{name}") from None


def _is_gone(code: str) -> bool:
    return "NotFound" in code or code in {"NoSuchEntity", "WAFNonexistentItemException"}


def _said_of(name: str, make: Callable[[], Made]) -> Made:
    try:
        return make()
    except OperationRefused as error:
        raise TemplateError(str(error), at=f"Resources.{name}") from None
    except TemplateError as error:
        raise error.within(f"Resources.{name}") from None
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        # A property of another kind than the reference says; whoever wrote it sees which.
        raise TemplateError("a property has a form that is not expected", at=f"Resources.{name}") from error


def _attributes(plan: Plan, others: Mapping[str, Standing]) -> Callable[[str, str | None], Any]:
    def attribute_of(name: str, attribute: str | None) -> Any:
        if name in plan.left_out:
            return stand_in(name, plan.left_out[name], attribute, plan.place)
        made = others[name].made
        if attribute is None:
            return made.physical_id
        if attribute in made.attributes:
            return made.attributes[attribute]
        raise TemplateError(f"`{name}`, an {others[name].type}, has no attribute `{attribute}`{_those(made)}")

    return attribute_of


def _those(made: Made) -> str:
    known: Iterable[str] = made.attributes
    names = ", ".join(f"`{one}`" for one in known)
    return f"; it has {names}" if names else ""
