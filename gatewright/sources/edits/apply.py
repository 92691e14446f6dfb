"""
A text with edits made in it: every letter that an edit is not about stays where it is.

Comments, quotes, the order of members, indentation and functions of CloudFormation are the author's. What cannot be
edited in that way (aliases, lists that stand as something else) raises `DocumentError`, and nobody is offered the edit.
"""

from collections.abc import Callable, Iterable
from typing import Any

from gatewright.sources.edits.edit import Append, Edit, Put, Remove
from gatewright.sources.edits.json_nodes import json_nodes
from gatewright.sources.edits.nodes import Node, Path, found
from gatewright.sources.edits.written import Hand, block, entry, hand_of, inline, is_scalar, quoted, spread, text_of
from gatewright.sources.errors import DocumentError


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made, one after the other."""
    for each in edits:
        text = _Text(text).with_edit(each)
    return text


class _Text:
    """A text, its nodes, and how its author writes."""

    def __init__(self, text: str) -> None:
        self._text = text
        is_json = text.lstrip()[:1] in {"{", "["}
        if is_json:
            try:
                self._root = json_nodes(text)
            except DocumentError:
                is_json = False
        if not is_json:
            from gatewright.sources.edits.yaml_nodes import yaml_nodes  # noqa: PLC0415  # seldom needed, and heavy

            self._root = yaml_nodes(text)
        self._hand: Hand = hand_of(text, is_json=is_json)

    def with_edit(self, edit: Edit) -> str:
        """Return the text with one edit made."""
        match edit:
            case Put(path, value):
                return self._put(path, value)
            case Append(path, value):
                return self._append(path, value)
            case Remove(path):
                return self._remove(path)

    def _put(self, path: Path, value: Any) -> str:
        """Replace what stands at a path, or add it to the deepest parent that is there."""
        parent, name = self._node(path[:-1]), path[-1]
        if parent is None or (parent.kind == "scalar" and not parent.text):
            if not isinstance(name, str):
                raise _odd(path)
            return self._put(path[:-1], {name: value})
        if parent.kind != "mapping" or not isinstance(name, str) or parent.tag is not None:
            raise _odd(path)
        for key, old in reversed(parent.entries):
            if key.text == name:
                return self._replaced(parent, key, old, value)
        return self._with_member(parent, name, value)

    def _append(self, path: Path, value: Any) -> str:
        node = self._node(path)
        if node is None or (node.kind == "scalar" and not node.text and node.start == node.end):
            return self._put(path, [value])
        if node.tag is not None:
            raise _odd(path)
        if node.kind == "sequence":
            return self._with_item(node, value)
        if node.kind == "scalar" or node.flow:
            before = self._text[node.start : node.end]
            added = quoted(value, before[:1]) if before[:1] in ("'", '"') and isinstance(value, str) else None
            return self._cut(node.start, node.end, f"[{before}, {added or inline(value, self._hand)}]")
        raise _odd(path)

    def _remove(self, path: Path) -> str:
        if len(path) == 0:
            raise _odd(path)
        parent, name = self._node(path[:-1]), path[-1]
        if parent is None or parent.tag is not None:
            raise _odd(path)
        if parent.kind == "sequence" and isinstance(name, int) and name < len(parent.items):
            spans = [(item.start, item.end) for item in parent.items]
            place = name
        else:
            names = [key.text for key, _ in parent.entries]
            if name not in names:
                raise _odd(path)
            spans = [(key.start, value.end) for key, value in parent.entries]
            place = names.index(str(name))
        if len(spans) == 1 and len(path) > 1:
            return self._remove(path[:-1])
        return self._without(parent, spans, place)

    def _node(self, path: Path) -> Node | None:
        return found(self._root, path)

    def _replaced(self, parent: Node, key: Node, old: Node, value: Any) -> str:
        """Write another value where one stands."""
        if parent.flow:
            column = self._indent_of(key.start)
            new = spread(value, self._hand, column) if self._hand.json else inline(value, self._hand)
            return self._cut(old.start, old.end, new)
        within_brackets = old.kind != "scalar" and old.flow
        if not is_scalar(value, self._hand) and not within_brackets:
            lines = [" " * (key.column + self._hand.step) + line for line in block(value, self._hand)]
            newline = self._hand.newline
            return self._cut(self._text.index(":", key.end) + 1, old.end, newline + newline.join(lines))
        said = self._text[old.start : old.start + 1]
        keeps_quotes = isinstance(value, str) and said in ("'", '"')
        new = quoted(value, said) if keeps_quotes else inline(value, self._hand)
        if within_brackets or (old.kind == "scalar" and old.start != old.end):
            return self._cut(old.start, old.end, new)
        return self._cut(self._text.index(":", key.end) + 1, old.end, f" {new}")

    def _with_member(self, parent: Node, name: str, value: Any) -> str:
        hand = self._hand
        if not parent.flow:
            return self._below(parent, [" " * parent.column + line for line in entry(name, value, hand)])
        last = parent.entries[-1] if parent.entries else None
        spans = (last[0].start, last[1].end) if last is not None else None
        if not hand.json:
            return self._within(parent, spans, lambda _: inline({name: value}, hand)[1:-1])
        return self._within(parent, spans, lambda column: f"{text_of(name, '', hand)}: {spread(value, hand, column)}")

    def _with_item(self, parent: Node, value: Any) -> str:
        hand = self._hand
        last = parent.items[-1] if parent.items else None
        said = "" if last is None else self._text[last.start : last.start + 1]
        as_before = quoted(value, said) if isinstance(value, str) and said in ("'", '"') else None
        if not parent.flow:
            lines = block([value], hand) if as_before is None else [f"- {as_before}"]
            return self._below(parent, [" " * parent.column + line for line in lines])
        spans = (last.start, last.end) if last is not None else None
        if hand.json:
            return self._within(parent, spans, lambda column: spread(value, hand, column))
        return self._within(parent, spans, lambda _: as_before or inline(value, hand))

    def _below(self, parent: Node, lines: list[str]) -> str:
        """Add lines below the last one of a block."""
        at = self._end_of_line(parent.end)
        newline = self._hand.newline
        return self._cut(at, at, newline + newline.join(lines))

    def _within(self, parent: Node, last: tuple[int, int] | None, write: Callable[[int], str]) -> str:
        """Add something between brackets: on a line of its own where the one before it has one."""
        newline, hand = self._hand.newline, self._hand
        if last is None:
            column = self._indent_of(parent.start)
            inner = write(column + hand.step)
            if hand.json and hand.spread:
                inner = f"{newline}{' ' * (column + hand.step)}{inner}{newline}{' ' * column}"
            return self._cut(parent.start + 1, parent.end - 1, inner)
        start, end = last
        column = self._indent_of(start)
        if self._begins_line(start):
            return self._cut(end, end, f",{newline}{' ' * column}{write(column)}")
        return self._cut(end, end, f", {write(column)}")

    def _without(self, parent: Node, spans: list[tuple[int, int]], place: int) -> str:
        start, end = spans[place]
        if parent.flow:
            if len(spans) == 1:
                return self._cut(parent.start + 1, parent.end - 1, "")
            if place == 0:
                return self._cut(start, spans[1][0], "")
            return self._cut(spans[place - 1][1], end, "")
        if parent.kind == "sequence":
            start = len(self._text[:start].rstrip()) - 1
            if self._text[start : start + 1] != "-":
                raise _odd(())
        if self._begins_line(start):
            line = self._text.rfind("\n", 0, start) + 1
            return self._cut(line, min(self._end_of_line(end) + len(self._hand.newline), len(self._text)), "")
        if place + 1 >= len(spans):
            raise _odd(())
        return self._cut(start, spans[place + 1][0], "")

    def _cut(self, start: int, end: int, new: str) -> str:
        return self._text[:start] + new + self._text[end:]

    def _end_of_line(self, at: int) -> int:
        end = self._text.find(self._hand.newline, at)
        return len(self._text) if end < 0 else end

    def _begins_line(self, at: int) -> bool:
        return not self._text[self._text.rfind("\n", 0, at) + 1 : at].strip()

    def _indent_of(self, at: int) -> int:
        """Return by how much the line is indented that something stands on."""
        line = self._text[self._text.rfind("\n", 0, at) + 1 : at + 1]
        return len(line) - len(line.lstrip())


def _odd(path: Path) -> DocumentError:
    return DocumentError(f"cannot be edited at {'.'.join(str(part) for part in path)}")
