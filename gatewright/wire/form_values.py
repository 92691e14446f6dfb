"""
Parameters of the query protocol: `Tags.member.1.Key=a` unfolded into structures, lists and maps.

Restates "AWS query protocol", sections on query key resolution and on collections
(https://smithy.io/2.0/aws/protocols/aws-query-protocol.html). Indexes count from 1; gaps are closed, as AWS does
not say what they mean (inferred).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gatewright.wire import scalars, timestamps
from gatewright.wire.shapes import Shape, wire_name


@dataclass(slots=True)
class Node:
    """One level of the names between the dots."""

    text: str | None = None
    """The value that was sent under just this name."""

    children: "dict[str, Node]" = field(default_factory=dict)
    """What was sent below it, by the next part of the name."""


def unfold(fields: Mapping[str, str]) -> Node:
    """Return the tree of all names."""
    root = Node()
    for name, text in fields.items():
        node = root
        for part in name.split("."):
            node = node.children.setdefault(part, Node())
        node.text = text
    return root


def read_structure(shape: Shape, node: Node) -> dict[str, Any]:
    """Return the members of a structure that were sent."""
    found = ((name, _member(name, member, node)) for name, member in shape.members.items())
    return {name: value for name, value in found if value is not None}


def _member(name: str, member: Shape, node: Node) -> Any:
    wire = wire_name(name, member)
    if member.type_name == "list" and member.serialization.get("flattened"):
        wire = member.member.serialization.get("name", wire)
    child = node.children.get(wire)
    return None if child is None else _read(member, child)


def _read(shape: Shape, node: Node) -> Any:
    if shape.type_name == "structure":
        return read_structure(shape, node)
    if shape.type_name == "list":
        return _read_list(shape, node)
    if shape.type_name == "map":
        return _read_map(shape, node)
    return None if node.text is None else scalars.read(shape, node.text, timestamps.ISO8601)


def _read_list(shape: Shape, node: Node) -> list[Any]:
    if not shape.serialization.get("flattened"):
        node = node.children.get(shape.member.serialization.get("name", "member"), Node())
    values = (_read(shape.member, child) for child in indexed(node))
    return [value for value in values if value is not None]


def _read_map(shape: Shape, node: Node) -> dict[str, Any]:
    if not shape.serialization.get("flattened"):
        node = node.children.get("entry", Node())
    key_name = shape.key.serialization.get("name", "key")
    value_name = shape.value.serialization.get("name", "value")
    found: dict[str, Any] = {}
    for entry in indexed(node):
        key = entry.children.get(key_name, Node()).text
        value = _read(shape.value, entry.children.get(value_name, Node()))
        if key is not None and value is not None:
            found[key] = value
    return found


def indexed(node: Node) -> list[Node]:
    """Return what was sent below the numbers, in their order."""
    numbered = [(int(name), child) for name, child in node.children.items() if name.isascii() and name.isdigit()]
    return [child for _, child in sorted(numbered, key=lambda item: item[0])]
