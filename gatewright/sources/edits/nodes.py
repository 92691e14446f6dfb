"""A JSON or YAML text as nodes that know where they stand: what an edit of the text needs to keep the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""Where a value stands in a document: names of members, and places in lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One value, and the piece of the text that it is."""

    kind: Literal["mapping", "sequence", "scalar"]
    start: int
    """Where it begins in the text."""

    end: int
    """Where its last letter ends: behind a bracket, behind the last value of a block."""

    flow: bool = True
    """Whether brackets hold it together; a block of YAML is held by its indentation."""

    column: int = 0
    """The column of its first letter."""

    tag: str | None = None
    """A short tag of CloudFormation, `!Ref`."""

    text: str = ""
    """What a scalar says."""

    entries: tuple[tuple["Node", "Node"], ...] = ()
    """The members of a mapping, name and value."""

    items: tuple["Node", ...] = ()
    """The values of a list."""

    def member(self, name: str) -> "Node | None":
        """Return the value of a member; the last one where several bear the name, as readers take it."""
        return next((value for key, value in reversed(self.entries) if key.text == name), None)


def found(root: Node, path: Sequence[str | int]) -> Node | None:
    """Return what stands at a path; `None` where nothing does."""
    node: Node | None = root
    for part in path:
        if node is None:
            return None
        if isinstance(part, str):
            node = node.member(part)
        else:
            node = node.items[part] if part < len(node.items) else None
    return node
