"""JSONPath as mapping templates use it in `$input.json(...)` and `$input.path(...)`.

The mapping template reference points to https://github.com/json-path/JsonPath. Supported: `$`, `.name`, `['name']`,
`['a','b']`, `[0]`, `[-1]`, `[0,2]`, `[1:3]`, `.*`, `[*]`, `..name`, `..*`, and filters of one comparison such as
`[?(@.price < 10)]`, `[?(@.name == 'x')]` or `[?(@.isbn)]`. A path that can only lead to one place gives what is there;
any other gives the list of all it leads to, which may be empty.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Protocol

from gatewright.aws.vtl.errors import Impossible
from gatewright.aws.vtl.printing import JsonArray
from gatewright.model.lazy_pattern import pattern

__all__ = ["JsonPath", "read_path"]

_LONGEST: Final = 2_000
_SHORT: Final = 100
_MOST: Final = 100_000
_MOST_SEEN: Final = 1_000_000

_NAME: Final = pattern(r"\.([^.\[\]'\"()\s*]+)")
_ANY_NAME: Final = pattern(r"\.\*|\[\s*\*\s*\]")
_DEEP: Final = pattern(r"\.\.(?:([^.\[\]'\"()\s*]+)|(\*)|(?=\[))")
_QUOTED: Final = r"""(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_NAMES: Final = pattern(rf"\[\s*({_QUOTED}(?:\s*,\s*{_QUOTED})*)\s*\]")
_ONE_NAME: Final = pattern(_QUOTED)
_POSITIONS: Final = pattern(r"\[\s*(-?[0-9]{1,9}(?:\s*,\s*-?[0-9]{1,9})*)\s*\]")
_SLICE: Final = pattern(r"\[\s*(-?[0-9]{1,9})?\s*:\s*(-?[0-9]{1,9})?\s*\]")
_LITERAL: Final = rf"{_QUOTED}|-?[0-9]{{1,15}}(?:\.[0-9]{{1,15}})?|true|false|null"
_FILTER: Final = pattern(
    rf"\[\?\(\s*@((?:\.[A-Za-z0-9_$-]+|\[{_QUOTED}\])*)\s*(?:(==|!=|<=|>=|<|>)\s*({_LITERAL})\s*)?\)\]"
)
_FILTER_STEP: Final = pattern(rf"\.([A-Za-z0-9_$-]+)|\[({_QUOTED})\]")
_ESCAPED: Final = pattern(r"\\(.)")

_ABSENT: Final = object()


class Counter(Protocol):
    """Counts work."""

    def spend(self, steps: int) -> None:
        """Count steps; raise `Impossible` when there have been too many."""
        ...


Find = Callable[[object, Counter], Iterator[object]]
"""One step: from a value to the values it leads to; it counts those that it passes over."""


@dataclass(frozen=True, slots=True)
class JsonPath:
    """A path that has been read."""

    steps: tuple[Find, ...]
    """Its steps in order."""

    definite: bool
    """Whether it can only lead to one place."""

    def find(self, document: object, counter: Counter | None = None) -> object:
        """Return what the path leads to; `None` where a definite path leads nowhere.

        `counter` counts the values that are looked at, and may say that they are too many.
        """
        seen = counter or _Alone()
        found: list[object] = [document]
        for step in self.steps:
            found = _limited(step, found, seen)
        if self.definite:
            return found[0] if found else None
        return JsonArray(found)


class _Alone:
    """Counts the work of one path that no template asks for."""

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = _MOST_SEEN

    def spend(self, steps: int) -> None:
        """Count steps."""
        self._left -= steps
        if self._left < 0:
            raise Impossible(f"the JSONPath looks at more than {_MOST_SEEN} values")


def _limited(step: Find, values: list[object], counter: Counter) -> list[object]:
    """Take a step from each value, as long as that does not lead to too many."""
    reached: list[object] = []
    counter.spend(len(values))
    for value in values:
        for other in step(value, counter):
            reached.append(other)
            if len(reached) > _MOST:
                raise Impossible(f"the JSONPath leads to more than {_MOST} values")
    return reached


def read_path(path: str, counter: Counter | None = None) -> JsonPath:
    """Read a path, or raise `Impossible`."""
    if counter is not None and len(path) > _SHORT:
        counter.spend(len(path))
    return _read(path)


@lru_cache(maxsize=512)
def _read(path: str) -> JsonPath:
    if not path.startswith("$") or len(path) > _LONGEST:
        raise Impossible(f"expected a JSONPath that starts with `$`, got `{path[:40]}`")
    steps: list[Find] = []
    definite, position = True, 1
    while position < len(path):
        step, single, position = _step(path, position)
        steps.append(step)
        definite = definite and single
    return JsonPath(tuple(steps), definite)


def _step(path: str, at: int) -> tuple[Find, bool, int]:
    """Read the step that begins at a position: what it does, whether it is definite, and where it ends."""
    if match := _DEEP.match(path, at):
        return _deep(match[1]), False, match.end()
    if match := _ANY_NAME.match(path, at):
        return _children, False, match.end()
    if match := _NAME.match(path, at):
        return _named((match[1],)), True, match.end()
    if match := _NAMES.match(path, at):
        names = tuple(_unquoted(name) for name in _ONE_NAME.findall(match[1]))
        return _named(names), len(names) == 1, match.end()
    if match := _POSITIONS.match(path, at):
        positions = tuple(int(position) for position in match[1].split(","))
        return _positioned(positions), len(positions) == 1, match.end()
    if match := _SLICE.match(path, at):
        return _sliced(slice(*(int(end) if end else None for end in match.groups()))), False, match.end()
    if match := _FILTER.match(path, at):
        return _filtered(match), False, match.end()
    raise Impossible(f"the JSONPath `{path[:80]}` cannot be read from `{path[at : at + 20]}`")


def _unquoted(text: str) -> str:
    """Return what a quoted name stands for."""
    return _ESCAPED.sub(r"\1", text[1:-1])


def _children(value: object, counter: Counter) -> Iterator[object]:
    """Lead to every member or element."""
    if isinstance(value, Mapping):
        counter.spend(len(value))
        yield from value.values()
    elif isinstance(value, list):
        counter.spend(len(value))
        yield from value


def _named(names: tuple[str, ...]) -> Find:
    """Lead to the members with these names."""

    def find(value: object, counter: Counter) -> Iterator[object]:
        counter.spend(len(names))
        if isinstance(value, Mapping):
            for name in names:
                if name in value:
                    yield value[name]

    return find


def _positioned(positions: tuple[int, ...]) -> Find:
    """Lead to the elements at these positions; negative ones count from the end."""

    def find(value: object, counter: Counter) -> Iterator[object]:
        counter.spend(len(positions))
        if isinstance(value, list):
            for position in positions:
                if -len(value) <= position < len(value):
                    yield value[position]

    return find


def _sliced(part: slice) -> Find:
    """Lead to the elements of a slice."""

    def find(value: object, counter: Counter) -> Iterator[object]:
        if isinstance(value, list):
            found = value[part]
            counter.spend(len(found))
            yield from found

    return find


def _deep(name: str | None) -> Find:
    """Lead to the value and all inside it, or to all members with one name."""

    def find(value: object, counter: Counter) -> Iterator[object]:
        waiting = [value]
        while waiting:
            current = waiting.pop()
            if name is None:
                yield current
            elif isinstance(current, Mapping) and name in current:
                yield current[name]
            waiting.extend(reversed(list(_children(current, counter))))

    return find


def _filtered(match: re.Match[str]) -> Find:
    """Lead to the elements for which a comparison holds, or which have a member."""
    names = tuple(_unquoted(quoted) if quoted else name for name, quoted in _FILTER_STEP.findall(match[1]))
    operator, wanted = match[2], _literal(match[3]) if match[3] else None

    def holds(value: object) -> bool:
        for name in names:
            value = value.get(name, _ABSENT) if isinstance(value, Mapping) else _ABSENT
        if value is _ABSENT:
            return False
        return operator is None or _compares(operator, value, wanted)

    def find(value: object, counter: Counter) -> Iterator[object]:
        members = value if isinstance(value, list) else [value]
        counter.spend(len(members) * (1 + len(names)))
        return (member for member in members if holds(member))

    return find


def _literal(text: str) -> object:
    """Return the value of a literal in a filter."""
    if text[0] in "'\"":
        return _unquoted(text)
    words: dict[str, object] = {"true": True, "false": False, "null": None}
    if text in words:
        return words[text]
    return float(text) if "." in text else int(text)


def _compares(operator: str, value: object, wanted: object) -> bool:
    """Return whether a comparison in a filter holds; values of different kinds are only ever unequal."""
    alike = isinstance(value, bool) == isinstance(wanted, bool) and (
        (isinstance(value, str) and isinstance(wanted, str))
        or (isinstance(value, int | float) and isinstance(wanted, int | float))
        or (value is None and wanted is None)
    )
    if operator in {"==", "!="}:
        return (alike and value == wanted) == (operator == "==")
    if not alike or value is None or isinstance(value, bool):
        return False
    return _orders(operator, value, wanted)


def _orders(operator: str, value: Any, wanted: Any) -> bool:
    """Return whether two numbers or two texts stand in an order."""
    before, after = value < wanted, value > wanted
    return bool({"<": before, ">": after, "<=": not after, ">=": not before}[operator])
