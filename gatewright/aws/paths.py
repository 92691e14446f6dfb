"""Which resource and method serve a path and a verb?

Restates "Set up a proxy integration with a proxy resource" and "Methods for REST APIs":
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-set-up-simple-proxy.html
A fixed segment wins over a `{parameter}`, which wins over `{proxy+}` (recorded: LocalStack's AWS-validated tests
`test_proxy_routing_with_hardcoded_resource_sibling`, `..._order`). Resource and verb are matched as a pair: a resource
without the verb does not hide a greedy one beside it that has it (recorded: a public table measured in eu-central-1).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from re import Match
from typing import Final
from urllib.parse import unquote

from gatewright.aws.by_identity import ByIdentity
from gatewright.model.api import Definition, Resource
from gatewright.model.call import Route
from gatewright.model.lazy_pattern import pattern

ANY_METHODS: Final = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")
"""The verbs that an `ANY` method serves."""

_CLOSE: Final = 0.6
"""How alike two spellings must be to be called close; what `difflib` takes for it too."""

_NO_PARAMETERS: Final[Mapping[str, str]] = {}
_NEEDLESSLY_ESCAPED: Final = pattern("%(?:2[DdEe]|3[0-9Aa]|[46][1-9A-Fa-f]|[57][0-9Aa]|5[Ff]|7[Ee])")
"""The letters, digits, `-`, `.`, `_`, `:` of resource paths, and `~`, as percent-encoded bytes."""


@dataclass(slots=True)
class _Node:
    """One segment of the path tree, with what lies below it."""

    resource: Resource | None = None
    fixed: dict[str, "_Node"] = field(default_factory=dict)
    parameter: tuple[str, "_Node"] | None = None
    greedy: tuple[str, "_Node"] | None = None


class Router:
    """The resources of one definition, compiled for look-up."""

    __slots__ = ("_exact", "_root")

    def __init__(self, definition: Definition) -> None:
        self._root = _Node()
        self._exact: dict[tuple[str, str], Route] = {}
        for resource in definition.resources.values():
            self._add(resource)

    def _add(self, resource: Resource) -> None:
        node = self._root
        for segment in _segments(resource.path):
            node = _child(node, segment)
        node.resource = resource
        if "{" not in resource.path:
            for verb in resource.methods:
                for served in ANY_METHODS if verb == "ANY" else (verb,):
                    method = resource.methods.get(served) or resource.methods["ANY"]
                    self._exact[served, resource.path] = Route(resource, method, _NO_PARAMETERS)

    def route(self, verb: str, path: str) -> Route | None:
        """Return the resource and method for `verb` and the path below the stage; `None` when there are none."""
        exact = self._exact.get((verb, path))
        if exact is not None:
            return exact
        for resource, parameters in self._candidates(path):
            method = resource.methods.get(verb)
            if method is None and verb in ANY_METHODS:
                method = resource.methods.get("ANY")
            if method is not None:
                return Route(resource, method, parameters)
        return None

    def resources(self, path: str) -> tuple[Resource, ...]:
        """Return the resources with a method whose pattern matches the path, the most specific first."""
        return tuple(resource for resource, _ in self._candidates(path) if resource.methods)

    def _candidates(self, path: str) -> Iterator[tuple[Resource, Mapping[str, str]]]:
        segments = _segments(path)
        if "%" in path:
            segments = [unquote(segment) for segment in segments]
        return _walk(self._root, segments, 0, {})


def _segments(path: str) -> list[str]:
    """Split a path into segments; further slashes before it and a slash at its end count for nothing.

    Recorded by LocalStack's snapshot tests (test_lambda_aws_proxy_integration, 2024-08-02): `/stage//hardcoded` is
    served by `/hardcoded`, and `/stage//value` by `/{proxy+}` with the value `value`.
    """
    trimmed = path.lstrip("/").removesuffix("/")
    return trimmed.split("/") if trimmed else []


def as_named(path: str) -> str:
    """Return a path below the stage as the ARN of its method has it: as it was called, with one slash before it.

    Named default, for nobody recorded these ARNs: `/stage//admin` and `/stage/%61dmin` are served by `/admin`, so they
    are named `GET/admin` too; else a Deny of that resource could be walked around
    (`test_deny_cannot_be_walked_round`). What needs its escape keeps it, and a slash at the end stays (recorded).
    """
    if path.startswith("//"):
        path = "/" + path.lstrip("/")
    return _NEEDLESSLY_ESCAPED.sub(_unescaped, path) if "%" in path else path


def _unescaped(found: Match[str]) -> str:
    return unquote(found[0])


def _child(node: _Node, segment: str) -> _Node:
    """Return the node below `node` for one segment of a resource path, made when it is missing."""
    if not (segment.startswith("{") and segment.endswith("}")):
        return node.fixed.setdefault(segment, _Node())
    name = segment[1:-1]
    if name.endswith("+"):
        node.greedy = node.greedy or (name[:-1], _Node())
        return node.greedy[1]
    node.parameter = node.parameter or (name, _Node())
    return node.parameter[1]


def _walk(
    node: _Node, segments: list[str], at: int, parameters: Mapping[str, str]
) -> Iterator[tuple[Resource, Mapping[str, str]]]:
    """Yield every resource that matches, the most specific first."""
    if at == len(segments):
        if node.resource is not None:
            yield node.resource, parameters
        return
    fixed = node.fixed.get(segments[at])
    if fixed is not None:
        yield from _walk(fixed, segments, at + 1, parameters)
    if node.parameter is not None and segments[at]:
        name, below = node.parameter
        yield from _walk(below, segments, at + 1, {**parameters, name: segments[at]})
    if node.greedy is not None:
        name, below = node.greedy
        if below.resource is not None:
            yield below.resource, {**parameters, name: "/".join(segments[at:])}


_ROUTERS: Final = ByIdentity(Router)


def router(definition: Definition) -> Router:
    """Return the compiled router of a definition, made once for each definition."""
    return _ROUTERS(definition)


def nearest(verb: str, path: str, definition: Definition) -> tuple[str, str] | None:
    """Return the verb and the path closest to what was called; `None` when nothing is close.

    The same path with another verb is closest, then the path closest in spelling that has the verb. What the caller
    gave for a `{parameter}` is kept: `/pet/7` is closest to `/pets/7`, not to `/pets/{petId}`.
    """
    here = router(definition).resources(path)
    if here:
        return _usual(here[0]), path
    serving = (resource.path for resource in definition.resources.values() if _serves(resource, verb))
    likeness, closest = max((_likeness(pattern, path) for pattern in serving), default=(0.0, ""))
    return (verb, closest) if likeness >= _CLOSE else None


def _usual(resource: Resource) -> str:
    """Return the verb of a resource that a person would try first; `ANY` serves GET."""
    verbs = [verb for verb in ("GET", "POST", "PUT", "PATCH", "DELETE") if verb in resource.methods]
    return verbs[0] if verbs else "GET" if "ANY" in resource.methods else next(iter(resource.methods))


def _likeness(pattern: str, path: str) -> tuple[float, str]:
    """Return how alike a resource path and a called path are spelt, 0 to 1, and the path to call instead.

    A parameter is like whatever stands in its place, so only fixed segments are compared.
    """
    parts, given = _segments(pattern), _segments(path)
    if len(parts) != len(given) or "{" not in pattern:
        return SequenceMatcher(None, pattern, path.rstrip("/") or "/").ratio(), pattern
    pairs = [(part, segment) for part, segment in zip(parts, given, strict=True) if not part.startswith("{")]
    fixed, called = ("/".join(side) for side in zip(*pairs, strict=True)) if pairs else ("", "-")
    filled = (segment if part.startswith("{") else part for part, segment in zip(parts, given, strict=True))
    return SequenceMatcher(None, fixed, called).ratio(), "/" + "/".join(filled)


def _serves(resource: Resource, verb: str) -> bool:
    return verb in resource.methods or ("ANY" in resource.methods and verb in ANY_METHODS)
