"""
`Fn::ForEach`, of the transform `AWS::LanguageExtensions`: a part of a template, once for every value of a list.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html. Loops
stand among the entries of an object, under a name of their own, and may stand in one another. `${X}` stands for the
value, in names and in texts; `&{X}` for its letters and digits.
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.model.lazy_pattern import pattern
from gatewright.sources.errors import DocumentError

TRANSFORM: Final = "AWS::LanguageExtensions"
_LOOP: Final = "Fn::ForEach::"
_MOST: Final = 500
"""Resources that a template may have (documented); no loop makes more entries."""

_NO_LETTERS: Final = pattern(r"[^A-Za-z0-9]")


def expanded(root: Mapping[str, Any], values: Mapping[str, str]) -> Mapping[str, Any]:
    """Return a template without loops; `values` are those of its parameters, which may hold a list."""
    given = {**_lists(root), **{name: text.split(",") for name, text in values.items()}}
    found = _expanded(root, given)
    if not isinstance(found, Mapping):
        raise TypeError("expected an object to stay one")
    return found


def _expanded(node: Any, lists: Mapping[str, list[str]]) -> Any:
    if isinstance(node, list):
        return [_expanded(one, lists) for one in node]
    if not isinstance(node, Mapping):
        return node
    found: dict[str, Any] = {}
    for name, one in node.items():
        if not name.startswith(_LOOP):
            found[name] = _expanded(one, lists)
            continue
        entries = _turns(name, one, lists)
        if twice := set(entries) & set(found):
            raise DocumentError(f"{name}: the entry `{min(twice)}` is there already")
        found |= entries
    return found


def _turns(name: str, loop: Any, lists: Mapping[str, list[str]]) -> dict[str, Any]:
    """Return the entries that a loop makes."""
    if not isinstance(loop, list) or len(loop) != 3 or not isinstance(loop[0], str) or not isinstance(loop[2], Mapping):
        raise DocumentError(f"{name}: expected a name, a list, and an object")
    identifier, wanted, fragment = loop
    found: dict[str, Any] = {}
    for value in _listed(name, wanted, lists):
        turn = _expanded(_put(fragment, identifier, value), lists)
        if twice := set(turn) & set(found):
            raise DocumentError(f"{name}: the entry `{min(twice)}` is there already")
        found |= turn
        if len(found) > _MOST:
            raise DocumentError(f"{name}: expected at most {_MOST} entries")
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
