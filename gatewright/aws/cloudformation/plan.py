"""
What a template comes to for given parameters: which resources exist, in which order, and what each of them is.

Each resource has a `print`: a digest of all that its template says of it, the names of other resources left as they
are. Two templates whose resource has the same print ask for the same thing.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from gatewright.aws.cloudformation import parameters
from gatewright.aws.cloudformation.catalogue import FAMILIES, may_name_what_is_left_out, protects
from gatewright.aws.cloudformation.errors import TemplateError, unresolved
from gatewright.aws.cloudformation.families import networks
from gatewright.aws.cloudformation.intrinsics import evaluate, holds
from gatewright.aws.cloudformation.order import ordered
from gatewright.aws.cloudformation.scope import AttributeOf, Place, Scope
from gatewright.aws.cloudformation.template import Template
from gatewright.model.lazy_pattern import pattern

_DYNAMIC: Final = pattern(r"\{\{resolve:[^}]*\}\}")
"""A dynamic reference: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html."""

_RUNS: Final = "AWS::Lambda::Function"
"""A function may have such a value among its variables: it is no matter of who may call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A template with its parameters."""

    template: Template
    place: Place
    scope: Scope
    order: tuple[str, ...]
    """The resources that are made, each after those that it needs."""

    needs: Mapping[str, frozenset[str]]
    """Which others each resource names or waits for."""

    left_out: Mapping[str, str]
    """The resources that are not made, with their types."""

    prints: Mapping[str, str]
    """What each resource that is made asks for, as a digest."""

    def properties(self, name: str, attribute_of: AttributeOf) -> Mapping[str, Any]:
        """Return the properties of a resource, evaluated."""
        return _properties(self.template, name, replace(self.scope, attribute_of=attribute_of))

    def outputs(self, attribute_of: AttributeOf) -> dict[str, tuple[Any, str | None]]:
        """Return what the template puts out, with the name under which it is exported."""
        scope = replace(self.scope, attribute_of=attribute_of)
        found: dict[str, tuple[Any, str | None]] = {}
        for name, output in self.template.outputs.items():
            try:
                if "Condition" not in output or holds(output["Condition"], scope):
                    found[name] = (evaluate(output.get("Value"), scope), _exported(output, scope))
            except TemplateError as error:
                raise error.within(f"Outputs.{name}") from None
        return found


def _exported(output: Mapping[str, Any], scope: Scope) -> str | None:
    export = output.get("Export")
    if export is None:
        return None
    name = evaluate(export.get("Name"), scope) if isinstance(export, Mapping) else None
    if not isinstance(name, str):
        raise TemplateError("expected an object with a `Name`", at="Export")
    return name


def plan(
    template: Template,
    place: Place,
    given: Mapping[str, str],
    exports: Mapping[str, str],
    *,
    allow_unenforced: bool,
) -> Plan:
    """Return what a template comes to, or raise `TemplateError`."""
    scope = Scope(
        values={**place.pseudo_parameters(), **parameters.values(template.parameters, given)},
        mappings=template.mappings,
        conditions=template.conditions,
        resource_names=frozenset(),
        attribute_of=_symbol,
        exports=exports,
    )
    names = {name for name, one in template.resources.items() if one.condition is None or holds(one.condition, scope)}
    scope = replace(scope, resource_names=frozenset(names), absent_names=frozenset(template.resources) - names)
    properties: dict[str, Mapping[str, Any]] = {}
    named: dict[str, frozenset[str]] = {}
    needs: dict[str, frozenset[str]] = {}
    for name in template.resources:
        if name in names:
            properties[name], named[name] = _looked_at(template, name, scope)
            needs[name] = (named[name] | _waits_for(template, name)) & names
    left_out = {name: template.resources[name].type for name in properties if _unknown(template, name)}
    for name, one in properties.items():
        if name not in left_out and template.resources[name].type != _RUNS:
            _check_resolved(name, one)
    if not allow_unenforced:
        _check_left_out(template, left_out, named)
    _check_outputs(template, scope)
    order = ordered(needs, {name: template.resources[name].type for name in needs})
    return Plan(
        template=template,
        place=place,
        scope=scope,
        order=tuple(name for name in order if name not in left_out),
        needs=needs,
        left_out=left_out,
        prints={name: _print(template, name, properties[name], place) for name in order if name not in left_out},
    )


def _check_outputs(template: Template, scope: Scope) -> None:
    """Refuse an output of a resource that does not exist; what else is wrong with outputs shows when they are read."""
    for name, output in template.outputs.items():
        try:
            if "Condition" not in output or holds(output["Condition"], scope):
                evaluate(output.get("Value"), replace(scope, symbolic=True))
        except TemplateError as error:
            seen = error.within(f"Outputs.{name}.Value")
            if seen.aws:
                raise seen from None


def _symbol(name: str, attribute: str | None) -> str:
    """Return what stands for a resource that is not made yet."""
    return f"${{{name}}}" if attribute is None else f"${{{name}.{attribute}}}"


def _properties(template: Template, name: str, scope: Scope) -> Mapping[str, Any]:
    try:
        found = evaluate(template.resources[name].properties, scope)
    except TemplateError as error:
        raise error.within(f"Resources.{name}.Properties") from None
    if not isinstance(found, Mapping):
        raise TemplateError("expected an object", at=f"Resources.{name}.Properties")
    return found


def _looked_at(template: Template, name: str, scope: Scope) -> tuple[Mapping[str, Any], frozenset[str]]:
    """Return the properties of a resource with symbols for others, and which others these are."""
    named: set[str] = set()

    def symbol(other: str, attribute: str | None) -> str:
        named.add(other)
        return _symbol(other, attribute)

    found = _properties(template, name, replace(scope, attribute_of=symbol, symbolic=True))
    return found, frozenset(named)


def _waits_for(template: Template, name: str) -> frozenset[str]:
    for other in template.resources[name].depends_on:
        if other not in template.resources:
            at = f"Resources.{name}.DependsOn"
            raise TemplateError(f"the template has no resource `{other}`", at=at, aws=unresolved(other))
    return frozenset(template.resources[name].depends_on)


def _unknown(template: Template, name: str) -> bool:
    """Return whether a resource is not made: of a type that nobody knows, or of a network that leads to no API."""
    one = template.resources[name]
    if one.type in networks.FAMILIES:
        entrances = [
            other
            for other in template.resources.values()
            if other.type == networks.ENDPOINT and networks.is_entrance(other.properties)
        ]
        return not entrances or (one.type == networks.ENDPOINT and one not in entrances)
    return one.type not in FAMILIES


def _check_resolved(name: str, properties: Mapping[str, Any]) -> None:
    """Refuse a value that stands in a store of AWS: taken as it is written, it would be another one."""
    found = _DYNAMIC.search(json.dumps(properties, default=_shown, ensure_ascii=False))
    if found is not None:
        place = f"Resources.{name}.Properties"
        raise TemplateError(f"`{found[0]}` stands in AWS, and is not read here: make it a parameter", at=place)


def _check_left_out(template: Template, left_out: Mapping[str, str], named: Mapping[str, frozenset[str]]) -> None:
    """Refuse what would be served without what protects it, or lead to what does not exist."""
    for name, kind in left_out.items():
        if protects(kind):
            raise TemplateError(f"{kind} is not offered here", at=f"Resources.{name}")
    for name, wanted in named.items():
        if name in left_out or may_name_what_is_left_out(template.resources[name].type):
            continue
        for other in sorted(wanted & set(left_out)):
            raise TemplateError(
                f"it depends on `{other}`, and {left_out[other]} is not offered here", at=f"Resources.{name}"
            )


def _print(template: Template, name: str, properties: Mapping[str, Any], place: Place) -> str:
    asked = {"type": template.resources[name].type, "properties": properties, "place": [place.account_id, place.region]}
    return hashlib.sha256(json.dumps(asked, sort_keys=True, default=_shown).encode()).hexdigest()


def _shown(value: Any) -> str:
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else str(value)
