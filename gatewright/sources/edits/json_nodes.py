"""The nodes of a JSON text (RFC 8259)."""

from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]  # not in its stubs
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.sources.edits.nodes import Node
from gatewright.sources.errors import DocumentError

_BLANK: Final = pattern(r"[ \t\r\n]*")
_WORD: Final = pattern(r"[-+0-9.A-Za-z]+")


def json_nodes(text: str) -> Node:
    """Return the node of a JSON text, or raise `DocumentError` for one that is no JSON."""
    try:
        node, end = _value(text, _skipped(text, 0))
    except (JSONDecodeError, IndexError, RecursionError) as error:
        raise DocumentError("no JSON") from error
    if _skipped(text, end) != len(text):
        raise DocumentError("no JSON")
    return node


def _value(text: str, at: int) -> tuple[Node, int]:
    match text[at]:
        case "{":
            return _mapping(text, at)
        case "[":
            return _sequence(text, at)
        case '"':
            said, end = scanstring(text, at + 1)
            return _node(text, "scalar", at, end, text_of=said), end
    word = _WORD.match(text, at)
    if word is None:
        raise DocumentError("no JSON")
    return _node(text, "scalar", at, word.end(), text_of=word[0]), word.end()


def _mapping(text: str, start: int) -> tuple[Node, int]:
    entries: list[tuple[Node, Node]] = []
    at = _skipped(text, start + 1)
    while text[at] != "}":
        name, at = _value(text, at)
        value, at = _value(text, _skipped(text, _behind(text, at, ":")))
        entries.append((name, value))
        at = _next(text, at, "}")
    return _node(text, "mapping", start, at + 1, entries=tuple(entries)), at + 1


def _sequence(text: str, start: int) -> tuple[Node, int]:
    items: list[Node] = []
    at = _skipped(text, start + 1)
    while text[at] != "]":
        value, at = _value(text, at)
        items.append(value)
        at = _next(text, at, "]")
    return _node(text, "sequence", start, at + 1, items=tuple(items)), at + 1


def _next(text: str, at: int, end: str) -> int:
    """Return the place of the next value, or of the closing bracket."""
    at = _skipped(text, at)
    return at if text[at] == end else _skipped(text, _behind(text, at, ","))


def _behind(text: str, at: int, sign: str) -> int:
    at = _skipped(text, at)
    if text[at] != sign:
        raise DocumentError("no JSON")
    return at + 1


def _skipped(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return at if blank is None else blank.end()


def _node(
    text: str,
    kind: str,
    start: int,
    end: int,
    *,
    text_of: str = "",
    entries: tuple[tuple[Node, Node], ...] = (),
    items: tuple[Node, ...] = (),
) -> Node:
    return Node(
        kind=kind,  # type: ignore[arg-type]  # one of the three
        start=start,
        end=end,
        column=start - (text.rfind("\n", 0, start) + 1),
        text=text_of,
        entries=entries,
        items=items,
    )
