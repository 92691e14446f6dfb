"""
The nodes of a YAML text, with the places that PyYAML tells.

An alias shows the same node as its anchor: who edits one edits both. So texts with aliases on the way are left alone by
`apply`, which finds the same node twice.
"""

from typing import Any

from gatewright.sources.edits.nodes import Node
from gatewright.sources.errors import DocumentError


def yaml_nodes(text: str) -> Node:
    """Return the node of a YAML text, or raise `DocumentError` for one that is no YAML."""
    import yaml  # noqa: PLC0415  # heavy, and wanted only where no JSON came

    try:
        root = yaml.compose(text, yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise DocumentError("no YAML") from error
    if root is None:
        raise DocumentError("no YAML")
    seen: set[int] = set()
    return _node(text, root, seen)


def _node(text: str, node: Any, seen: set[int]) -> Node:
    if id(node) in seen:
        raise DocumentError("the YAML has aliases")
    seen.add(id(node))
    start = node.start_mark.index
    tag = node.tag if node.tag.startswith("!") else None
    if node.id == "scalar":
        end = node.end_mark.index
        if node.style in ("|", ">"):
            end = len(text[:end].rstrip())
        return Node(kind="scalar", start=start, end=end, column=node.start_mark.column, text=node.value, tag=tag)
    flow = bool(node.flow_style)
    entries: tuple[tuple[Node, Node], ...] = ()
    items: tuple[Node, ...] = ()
    if node.id == "mapping":
        entries = tuple((_node(text, key, seen), _node(text, value, seen)) for key, value in node.value)
        last = [value.end for _, value in entries]
    else:
        items = tuple(_node(text, item, seen) for item in node.value)
        last = [item.end for item in items]
    return Node(
        kind="mapping" if node.id == "mapping" else "sequence",
        start=start,
        # A block of PyYAML ends where the next thing begins, behind the comments between them.
        end=node.end_mark.index if flow or not last else last[-1],
        flow=flow,
        column=entries[0][0].column if entries and not flow else node.start_mark.column,
        tag=tag,
        entries=entries,
        items=items,
    )
