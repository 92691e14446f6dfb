"""
To which resource an expression of a plan leads: through variables into a module, through outputs out of one.

An expression lists the names that it refers to, and not how it joins them: one name is taken for the value itself.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gatewright.aws.terraform.show import Show, Shown
from gatewright.model.lazy_pattern import pattern

_DEEPEST: Final = 20
_INSTANCE: Final = pattern(r"\[[^\]]*\]")
_PARTS: Final = 3
"""`type.name.attribute`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leads:
    """An attribute of a resource, which an expression refers to."""

    to: Shown
    attribute: str


def leads(show: Show, one: Shown, expression: Any) -> tuple[Leads, ...]:
    """Return every attribute of a managed resource that an expression of a resource refers to."""
    return tuple(_follow(show, one.module, _names(expression), one.index, 0))


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
    names = [_INSTANCE.sub("", str(name)) for name in listed] if isinstance(listed, list) else []
    return [name for name in dict.fromkeys(names) if not any(other.startswith(f"{name}.") for other in names)]


def _follow(show: Show, module: str, names: Iterable[str], index: Any, depth: int) -> Iterable[Leads]:
    if depth > _DEEPEST:
        return
    for name in names:
        parts = name.split(".")
        if parts[0] == "var" and len(parts) > 1 and module:
            above, _, called = module.rpartition("module.")
            argument = _module(show, above.rstrip("."), called).get("expressions", {}).get(parts[1])
            yield from _follow(show, above.rstrip("."), _names(argument), index, depth + 1)
        elif parts[0] == "module" and len(parts) >= _PARTS:
            inner = _module(show, module, parts[1]).get("module", {})
            output = inner.get("outputs", {}).get(parts[2], {}) if isinstance(inner, Mapping) else {}
            below = f"{module}.module.{parts[1]}".lstrip(".")
            yield from _follow(show, below, _names(output.get("expression")), index, depth + 1)
        elif len(parts) >= _PARTS:
            target = _target(show, module, parts[0], parts[1], index)
            if target is not None:
                yield Leads(to=target, attribute=parts[2])


def _module(show: Show, path: str, called: str) -> Mapping[str, Any]:
    """Return the call of a module, as it stands in the module at a path."""
    found: Any = show.configuration
    for name in [part for part in path.split("module.") if part]:
        found = found.get("module_calls", {}).get(name.strip("."), {}).get("module", {})
    call = found.get("module_calls", {}).get(called, {}) if isinstance(found, Mapping) else {}
    return call if isinstance(call, Mapping) else {}


def _target(show: Show, module: str, kind: str, name: str, index: Any) -> Shown | None:
    """Return the resource of a name; of several, the one of the same index."""
    several = [one for one in show.resources if (one.module, one.type, one.name) == (module, kind, name)]
    same = [one for one in several if one.index == index]
    if same:
        return same[0]
    return several[0] if len(several) == 1 else None
