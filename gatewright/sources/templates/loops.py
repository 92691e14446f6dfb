"""
`Fn::ForEach`, of the transform `AWS::LanguageExtensions`: a part of a template, once for every value of a list.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html. Loops
stand among the entries of an object, under a name of their own, and may stand in one another. `${X}` stands for the
value, in names and in texts; `&{X}` for its letters and digits.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from gatewright.model.lazy_pattern import pattern
from gatewright.sources.errors import DocumentError

TRANSFORM: Final = "AWS::LanguageExtensions"
_LOOP: Final = "Fn::ForEach::"
_MOST: Final = 10_000
"""Entries that all loops of a template may make: 500 resources (documented), each with what it has."""

_NO_LETTERS: Final = pattern(r"[^A-Za-z0-9]")


def expanded(root: Mapping[str, Any], values: Mapping[str, str]) -> Mapping[str, Any]:
    """Return a template without loops; `values` are those of its parameters, which may hold a list."""
    given = {**_lists(root), **{name: text.split(",") for name, text in values.items()}}
    return _Expansion(given).of_object(root)


@dataclass(slots=True)
class _Expansion:
    """The loops of one template."""

    lists: Mapping[str, list[str]]
    """The parameters that hold lists."""

    made: int = 0
    """The entries that loops made so far."""

    def of_object(self, node: Mapping[str, Any]) -> dict[str, Any]:
        """Return an object without loops."""
        found: dict[str, Any] = {}
        for name, one in node.items():
            for entry, value in (self._turns(name, one) if name.startswith(_LOOP) else {name: self._of(one)}).items():
                if entry in found:
                    raise DocumentError(f"{name}: the entry `{entry}` is there already")
                found[entry] = value
        return found

    def _of(self, node: Any) -> Any:
        if isinstance(node, list):
            return [self._of(one) for one in node]
        return self.of_object(node) if isinstance(node, Mapping) else node

    def _turns(self, name: str, loop: Any) -> dict[str, Any]:
        """Return the entries that a loop makes."""
        if not isinstance(loop, list) or len(loop) != 3 or not isinstance(loop[0], str):
            raise DocumentError(f"{name}: expected a name, a list, and an object")
        identifier, wanted, fragment = loop
        if not isinstance(fragment, Mapping):
            raise DocumentError(f"{name}: expected a name, a list, and an object")
        found: dict[str, Any] = {}
        for value in _listed(name, wanted, self.lists):
            for entry, one in self.of_object(_put(fragment, identifier, value)).items():
                self.made += 1
                if self.made > _MOST:
                    raise DocumentError(f"{name}: expected at most {_MOST} entries")
                if entry in found:
                    raise DocumentError(f"{name}: the entry `{entry}` is there already")
                found[entry] = one
        return found


def _listed(name: str, wanted: Any, lists: Mapping[str, list[str]]) -> list[str]:
    if isinstance(wanted, Mapping) and wanted.get("Ref") in lists:
        return lists[wanted["Ref"]]
    if not isinstance(wanted, list):
        raise DocumentError(f"{name}: expected a list, or a parameter that holds one")
    return [item for one in wanted for item in (_listed(name, one, lists) if isinstance(one, Mapping) else [str(one)])]


def _put(node: Any, identifier: str, value: str) -> Any:
    """Return a fragment with a value in the place of the identifier."""
    if isinstance(node, str):
        plain = _NO_LETTERS.sub("", value)
        return node.replace(f"${{{identifier}}}", value).replace(f"&{{{identifier}}}", plain)
    if isinstance(node, list):
        return [_put(one, identifier, value) for one in node]
    if not isinstance(node, Mapping):
        return node
    if node == {"Ref": identifier}:
        return value
    return {_put(name, identifier, value): _put(one, identifier, value) for name, one in node.items()}


def _lists(root: Mapping[str, Any]) -> dict[str, list[str]]:
    declared = root.get("Parameters")
    listed = declared.items() if isinstance(declared, Mapping) else ()
    found = {name: one["Default"] for name, one in listed if isinstance(one, Mapping) and "Default" in one}
    return {name: [part.strip() for part in str(text).split(",")] for name, text in found.items()}
