"""
The `requestUri` templates of a REST service as one tree: path and verb lead to an operation and its labels.

Restates the `http` trait of the Smithy specification (https://smithy.io/2.0/spec/http-bindings.html): a literal
segment goes before a label, a label before a greedy label (`{name+}`), and where a template carries constants in
its query string (`?mode=import`), the operation with most of them that are met. Operations of S3 share their templates;
of those the one is meant whose required parameters of the query (`uploadId`) are there.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final
from urllib.parse import parse_qsl, unquote

_GREEDY_MARK: Final = "+}"
_NOTHING: Final[Mapping[str, frozenset[str]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Found:
    """Where a request led."""

    operation: str
    """The operation's name."""

    labels: Mapping[str, str]
    """The labels of its template, decoded, by their names on the wire."""

    constants: frozenset[str]
    """The names that its template fixes in the query string."""


@dataclass(slots=True)
class _Leaf:
    operation: str
    labels: tuple[str, ...]
    constants: Mapping[str, str]
    required: frozenset[str]


@dataclass(slots=True)
class _Node:
    literals: dict[str, "_Node"] = field(default_factory=dict)
    label: "_Node | None" = None
    greedy: "_Node | None" = None
    leaves: dict[str, list[_Leaf]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Routes:
    """All templates of a service."""

    root: _Node

    def find(self, method: str, path: str, query: Sequence[tuple[str, str]]) -> Found | None:
        """Return the operation for a verb, a path that is still percent-encoded, and decoded pairs of a query."""
        slash = len(path) > 1 and path.endswith("/")
        for node, values in _walk(self.root, _segments(path), slash=slash):
            leaf = _meant(node.leaves.get(method, ()), query)
            if leaf is not None:
                labels = dict(zip(leaf.labels, map(unquote, values), strict=True))
                return Found(leaf.operation, labels, frozenset(leaf.constants))
        return None


def compile_routes(
    operations: Iterable[tuple[str, str, str]], required: Mapping[str, frozenset[str]] = _NOTHING
) -> Routes:
    """Return the tree of `(operation, method, requestUri)`; `required` names parameters of the query by operation."""
    root = _Node()
    for operation, method, template in operations:
        _add(root, operation, method, template, required.get(operation, frozenset()))
    return Routes(root)


def _add(root: _Node, operation: str, method: str, template: str, required: frozenset[str]) -> None:
    path, _, query = template.partition("?")
    node, labels = root, []
    for segment in _segments(path):
        if not segment.startswith("{"):
            node = node.literals.setdefault(segment, _Node())
        elif segment.endswith(_GREEDY_MARK):
            labels.append(segment[1 : -len(_GREEDY_MARK)])
            node.greedy = node.greedy or _Node()
            node = node.greedy
        else:
            labels.append(segment[1:-1])
            node.label = node.label or _Node()
            node = node.label
    leaves = node.leaves.setdefault(method, [])
    leaves.append(_Leaf(operation, tuple(labels), dict(parse_qsl(query, keep_blank_values=True)), required))
    leaves.sort(key=lambda leaf: (-len(leaf.constants), -len(leaf.required)))


def _segments(path: str) -> list[str]:
    # A slash at the end leads to the same operation (inferred: Lambda's templates end in one, and clients of either
    # form are served).
    return path.removeprefix("/").removesuffix("/").split("/")


def _walk(node: _Node, segments: list[str], at: int = 0, *, slash: bool = False) -> Iterable[tuple[_Node, list[str]]]:
    """Yield where segments lead; what a greedy label takes keeps its slashes, at both ends too, as keys of S3 have."""
    if at == len(segments):
        yield node, []
        return
    segment = segments[at]
    literal = node.literals.get(unquote(segment))
    if literal:
        yield from _walk(literal, segments, at + 1, slash=slash)
    if node.label and segment:
        for found, values in _walk(node.label, segments, at + 1, slash=slash):
            yield found, [segment, *values]
    if node.greedy and (segment or slash or at + 1 < len(segments)):
        for end in range(len(segments), at, -1):
            last = "/" if slash and end == len(segments) else ""
            for found, values in _walk(node.greedy, segments, end, slash=slash):
                yield found, ["/".join(segments[at:end]) + last, *values]


def _meant(leaves: Sequence[_Leaf], query: Sequence[tuple[str, str]]) -> _Leaf | None:
    """Return the operation meant; one that lacks a required parameter when there is no other, so that it says so."""
    first = next((leaf for leaf in leaves if _met(leaf.constants, query)), None)
    if first is None or not first.required:
        return first
    sent = {name for name, _ in query}
    alike = (leaf for leaf in leaves if leaf.constants == first.constants)
    return next((leaf for leaf in alike if leaf.required <= sent), first)


def _met(constants: Mapping[str, str], query: Sequence[tuple[str, str]]) -> bool:
    return all(pair in query for pair in constants.items())
