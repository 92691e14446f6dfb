"""JSONPath as mapping templates use it in `$input.json(...)` and `$input.path(...)`.

The mapping template reference points to https://github.com/json-path/JsonPath. Supported: `$`, `.name`, `['name']`,
`['a','b']`, `[0]`, `[-1]`, `[0,2]`, `[1:3]`, `.*`, `[*]`, `..name`, `..*`, filters (`jsonpath_filters`), and the
functions `length`, `size`, `min`, `max`, `avg` and `sum`. A path that can only lead to one place gives what is there;
any other gives the list of all it leads to, which may be empty. A path without `$` begins at the root, too.
What each leads to is recorded from that library (version 2.10.0, 2026-11-26: `tests/aws/vtl/jsonpath_2_10.json`).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from gatewright.aws.vtl.errors import Impossible
from gatewright.aws.vtl.jsonpath_filters import Test, read_filter
from gatewright.aws.vtl.jsonpath_functions import FUNCTIONS
from gatewright.aws.vtl.jsonpath_walk import Counter, Walk
from gatewright.aws.vtl.printing import JsonArray
from gatewright.model.lazy_pattern import pattern

__all__ = ["JsonPath", "read_path"]

_LONGEST: Final = 2_000
_SHORT: Final = 100
_MOST: Final = 100_000

_FUNCTION: Final = pattern(r"\.(length|size|min|max|avg|sum)\(\s*\)$")
_NAME: Final = pattern(r"\.([^.\[\]'\"()\s*]+)")
_ANY_NAME: Final = pattern(r"\.\*|\.?\[\s*\*\s*\]")
_DEEP: Final = pattern(r"\.\.(?:([^.\[\]'\"()\s*]+)|(\*)|(?=\[))")
_QUOTED: Final = r"""(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_NAMES: Final = pattern(rf"\.?\[\s*({_QUOTED}(?:\s*,\s*{_QUOTED})*)\s*\]")
_ONE_NAME: Final = pattern(_QUOTED)
_POSITIONS: Final = pattern(r"\.?\[\s*(-?[0-9]{1,9}(?:\s*,\s*-?[0-9]{1,9})*)\s*\]")
_SLICE: Final = pattern(r"\.?\[\s*(-?[0-9]{1,9})?\s*:\s*(-?[0-9]{1,9})?\s*\]")
_ESCAPED: Final = pattern(r"\\(.)")


Find = Callable[[object, Walk], Iterator[object]]
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
        found = self.reached(document, Walk(document, counter))
        if self.definite:
            return found[0] if found else None
        return JsonArray(found)

    def reached(self, document: object, walk: Walk) -> list[object]:
        """Return all that the path leads to."""
        found: list[object] = [document]
        for step in self.steps:
            found = _limited(step, found, walk)
        return found


def _limited(step: Find, values: list[object], walk: Walk) -> list[object]:
    """Take a step from each value, as long as that does not lead to too many."""
    reached: list[object] = []
    walk.spend(len(values))
    for value in values:
        for other in step(value, walk):
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
    text = path.strip()
    if not text or len(text) > _LONGEST:
        raise Impossible(f"expected a JSONPath such as `$.name`, got `{path[:40]}`")
    text = text if text[0] in "$@" else f"$.{text}"
    steps: list[Find] = []
    definite, position = True, 1
    while position < len(text):
        step, single, position = _step(text, position, definite)
        steps.append(step)
        definite = definite and single
    return JsonPath(tuple(steps), definite)


def _step(path: str, at: int, definite: bool) -> tuple[Find, bool, int]:
    """Read the step that begins at a position: what it does, whether it is definite, and where it ends."""
    if match := _DEEP.match(path, at):
        return (_deep_children if match[2] else _deep(match[1])), False, match.end()
    if match := _FUNCTION.match(path, at):
        if not definite and ".." in path:
            raise Impossible(f"the function `{match[1]}` of `{path[:80]}` is not read behind `..`")
        return FUNCTIONS[match[1]], True, match.end()
    if match := _ANY_NAME.match(path, at):
        return _children, False, match.end()
    if (match := _NAME.match(path, at)) and not path.startswith("(", match.end()):
        return _named(match[1]), True, match.end()
    return _bracketed(path, at)


def _bracketed(path: str, at: int) -> tuple[Find, bool, int]:
    """Read a step in brackets."""
    if match := _NAMES.match(path, at):
        names = tuple(_unquoted(name) for name in _ONE_NAME.findall(match[1]))
        if len(names) == 1:
            return _named(names[0]), True, match.end()
        return (_merged(names), True, match.end()) if match.end() == len(path) else (_each(names), False, match.end())
    if match := _POSITIONS.match(path, at):
        positions = tuple(int(position) for position in match[1].split(","))
        return _positioned(positions), len(positions) == 1, match.end()
    if match := _SLICE.match(path, at):
        return _sliced(slice(*(int(end) if end else None for end in match.groups()))), False, match.end()
    if path.startswith("[?", at):
        test, end = read_filter(path, at, _read)
        return _filtered(test), False, end
    raise Impossible(f"the JSONPath `{path[:80]}` cannot be read from `{path[at : at + 20]}`")


def _unquoted(text: str) -> str:
    """Return what a quoted name stands for."""
    return _ESCAPED.sub(r"\1", text[1:-1])


def _children(value: object, walk: Walk) -> Iterator[object]:
    """Lead to every member or element."""
    if isinstance(value, Mapping):
        walk.spend(len(value))
        yield from value.values()
    elif isinstance(value, list):
        walk.spend(len(value))
        yield from value


def _named(name: str) -> Find:
    """Lead to the member with this name."""

    def find(value: object, walk: Walk) -> Iterator[object]:
        walk.spend(1)
        if isinstance(value, Mapping) and name in value:
            yield value[name]

    return find


def _each(names: tuple[str, ...]) -> Find:
    """Lead to the members with these names, one after the other."""

    def find(value: object, walk: Walk) -> Iterator[object]:
        walk.spend(len(names))
        if isinstance(value, Mapping):
            yield from (value[name] for name in names if name in value)

    return find


def _merged(names: tuple[str, ...]) -> Find:
    """Lead to an object of the members with these names."""

    def find(value: object, walk: Walk) -> Iterator[object]:
        walk.spend(len(names))
        if isinstance(value, Mapping):
            yield {name: value[name] for name in names if name in value}

    return find


def _positioned(positions: tuple[int, ...]) -> Find:
    """Lead to the elements at these positions; negative ones count from the end."""

    def find(value: object, walk: Walk) -> Iterator[object]:
        walk.spend(len(positions))
        if isinstance(value, list):
            for position in positions:
                if -len(value) <= position < len(value):
                    yield value[position]

    return find


def _sliced(part: slice) -> Find:
    """Lead to the elements of a slice."""

    def find(value: object, walk: Walk) -> Iterator[object]:
        if isinstance(value, list):
            found = value[part]
            walk.spend(len(found))
            yield from found

    return find


def _everywhere(value: object, walk: Walk) -> Iterator[object]:
    """Lead to the value and all inside it."""
    waiting = [value]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(list(_children(current, walk))))


def _deep_children(value: object, walk: Walk) -> Iterator[object]:
    """Lead to the members of the value and of all inside it."""
    for current in _everywhere(value, walk):
        yield from _children(current, walk)


def _deep(name: str | None) -> Find:
    """Lead to the value and all inside it, or to all members with one name."""
    if name is None:
        return _everywhere

    def find(value: object, walk: Walk) -> Iterator[object]:
        for current in _everywhere(value, walk):
            if isinstance(current, Mapping) and name in current:
                yield current[name]

    return find


def _filtered(test: Test) -> Find:
    """Lead to the elements for which a test holds, or to an object for which it does."""

    def find(value: object, walk: Walk) -> Iterator[object]:
        members = value if isinstance(value, list) else [value] if isinstance(value, Mapping) else []
        walk.spend(len(members))
        return (member for member in members if test(member, walk))

    return find
