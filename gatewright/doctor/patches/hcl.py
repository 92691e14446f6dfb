"""
A change of what Terraform shows, in the words of its configuration: which resource, and the lines to write there.

What `terraform show -json` prints is no file that anybody edits; the files behind it are not known here.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from gatewright.doctor.patches.document import Change, Document
from gatewright.model.lazy_pattern import pattern
from gatewright.model.unknown import Unknown
from gatewright.sources.edits.edit import Append, Put, Remove

_NAME: Final = pattern(r"[A-Za-z_][A-Za-z0-9_-]*")


def address_of(change: Change) -> str | None:
    """Return the address of the resource that a change is about."""
    node: Any = change.sheet.root
    for part in change.edits[0].path:
        if isinstance(node, Mapping) and isinstance(node.get("address"), str) and part == "values":
            return str(node["address"])
        node = node[part]
    return None


def lines(document: Document, change: Change) -> tuple[str, ...]:
    """Return the lines to write in that resource."""
    return tuple(line for edit in change.edits for line in _lines(document, edit))


def _lines(document: Document, edit: Put | Append | Remove) -> Iterator[str]:
    name, old = str(edit.path[-1]), _at(document.main.root, edit.path)
    match edit:
        case Put(_, value) if isinstance(value, list) and value and isinstance(value[-1], Mapping):
            yield from _block(name, value[-1], document)
        case Put("policy", value) | Put(_, value) if name == "policy" and isinstance(value, str):
            first, *others = json.dumps(json.loads(value), indent=2, ensure_ascii=False).splitlines()
            yield from (f"policy = jsonencode({first}", *others[:-1], f"{others[-1]})")
        case Put(_, value):
            yield f"{name} = {_value(value, document)}"
        case Append(_, value):
            known = old if isinstance(old, list) else []
            yield f"{name} = {_value([*known, value], document)}"
        case Remove(_) if isinstance(old, list):
            yield f"# {name} {{ ... }}: take the block out"
        case Remove(_):
            yield f"{name} = null"


def _block(name: str, value: Mapping[str, Any], document: Document) -> Iterator[str]:
    yield f"{name} {{"
    for key, one in value.items():
        if one not in ([], None):
            yield f"  {key} = {_value(one, document)}"
    yield "}"


def _value(value: Any, document: Document) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_value(one, document) for one in value) + "]"
    if isinstance(value, str):
        return _reference(value, document) or json.dumps(value, ensure_ascii=False).replace("${", "$${")
    return json.dumps(value)


def _reference(value: str, document: Document) -> str | None:
    """Return how the configuration names the API itself: ids change when it is made anew."""
    api = document.call.api
    if isinstance(api, Unknown) or value != api.id or document.api is None:
        return None
    return f"{document.api}.id" if all(_NAME.fullmatch(part) for part in document.api.split(".")) else None


def _at(root: Any, path: tuple[str | int, ...]) -> Any:
    node = root
    for part in path:
        try:
            node = node[part]
        except (LookupError, TypeError):
            return None
    return node
