"""
To which resource an expression of a plan leads: through variables into a module, through outputs out of one.

An expression lists the names that it refers to, and not how it joins them: one name is taken for the value itself.
Of `thing.name[each.key].id` it lists `thing.name` and `each.key`, and not the attribute (recorded 2026-11-26,
Terraform 1.11.4).
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from gatewright.aws.terraform.show import Show, Shown
from gatewright.model.lazy_pattern import pattern

_DEEPEST: Final = 20
_NAME: Final = pattern(r"([\w-]+)\.([\w-]+)(?:\[([^\]]*)\])?(?:\.([\w-]+))?")
"""`type.name["instance"].attribute`."""

_INSTANCES: Final = ("each.key", "count.index")
"""What says that an expression is about the instance of the same name."""

_NO_INSTANCE: Final = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class Leads:
    """An attribute of a resource, which an expression refers to."""

    to: Shown
    attribute: str
    """Empty where the expression does not list it."""


def leads(show: Show, one: Shown, expression: Any) -> tuple[Leads, ...]:
    """Return every attribute of a managed resource that an expression of a resource refers to."""
    return tuple(_follow(_Reader(show, one.module, one.place, one.index), _names(expression)))


def leads_of_all(show: Show, one: Shown) -> Iterator[Leads]:
    """Yield every attribute of a managed resource that anything in a resource refers to."""
    pending: list[Any] = list(one.expressions.values())
    while pending:
        node = pending.pop()
        if isinstance(node, list):
            pending += node
        elif isinstance(node, Mapping) and isinstance(node.get("references"), list):
            yield from leads(show, one, node)
        elif isinstance(node, Mapping):
            pending += node.values()


def _names(expression: Any) -> list[str]:
    """Return the names that an expression lists, the longest of each: `a.b.id`, and not `a.b` beside it."""
    listed = expression.get("references") if isinstance(expression, Mapping) else None
    names = list(dict.fromkeys(map(str, listed))) if isinstance(listed, list) else []
    return [name for name in names if not any(other.startswith((f"{name}.", f"{name}[")) for other in names)]


def _follow(reader: "_Reader", names: Sequence[str]) -> Iterable[Leads]:
    if reader.depth > _DEEPEST:
        return
    same = any(name in _INSTANCES for name in names)
    for name in names:
        parts = _NAME.match(name)
        if parts is None:
            continue
        kind, called, instance, attribute = parts.groups()
        if kind == "var" and reader.module:
            yield from _follow(*reader.above(called))
        elif kind == "module" and attribute is not None:
            yield from _follow(*reader.below(called, f"[{instance}]" if instance is not None else "", attribute))
        elif attribute is not None or same or instance is not None:
            target = reader.target(kind, called, instance)
            if target is not None:
                yield Leads(to=target, attribute=attribute or "")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Where an expression stands: what its names mean."""

    show: Show
    module: str
    """The module, without instances."""

    place: str
    """The instance of that module: `module.api["eu"]`."""

    index: Any
    """Which instance of its resource it is of."""

    depth: int = 0

    def above(self, variable: str) -> "tuple[_Reader, list[str]]":
        """Return what a variable of the module was given, and where that stands."""
        above, _, own = self.module.rpartition("module.")
        argument = self._call(above.rstrip("."), own).get("expressions", {}).get(variable)
        place = self.place.rpartition("module.")[0].rstrip(".")
        return self._at(above.rstrip("."), place), _names(argument)

    def below(self, called: str, instance: str, output: str) -> "tuple[_Reader, list[str]]":
        """Return what a module within this one puts out, and where that stands."""
        inner = self._call(self.module, called).get("module", {})
        told = inner.get("outputs", {}).get(output, {}) if isinstance(inner, Mapping) else {}
        below, place = (f"{one}.module.{called}".lstrip(".") for one in (self.module, self.place))
        return self._at(below, place + instance), _names(told.get("expression"))

    def target(self, kind: str, name: str, instance: str | None) -> Shown | None:
        """Return the resource of a name; of several, the one of the instance that is named, or of the same."""
        named = [one for one in self.show.resources if (one.module, one.type, one.name) == (self.module, kind, name)]
        several = [one for one in named if one.place == self.place] or named
        index = self.index if instance is None else _literal(instance)
        same = [one for one in several if one.index == index]
        if len(same) == 1:
            return same[0]
        return several[0] if len(several) == 1 and instance is None else None

    def _at(self, module: str, place: str) -> "_Reader":
        return _Reader(self.show, module, place, self.index, self.depth + 1)

    def _call(self, path: str, called: str) -> Mapping[str, Any]:
        """Return the call of a module, as it stands in the module at a path."""
        found: Any = self.show.configuration
        for name in [part for part in path.split("module.") if part]:
            found = found.get("module_calls", {}).get(name.strip("."), {}).get("module", {})
        call = found.get("module_calls", {}).get(called, {}) if isinstance(found, Mapping) else {}
        return call if isinstance(call, Mapping) else {}


def _literal(instance: str) -> Any:
    """Return the key that stands between brackets, or what no instance has."""
    try:
        return json.loads(instance)
    except ValueError:
        return _NO_INSTANCE
