"""Which route of an HTTP API serves a path and a verb?

Restates "Create routes for HTTP APIs in API Gateway", routing API requests:
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
A full match wins over a greedy path variable, which wins over `$default`; among full matches a fixed segment wins over
a variable (documented by the example there). Path and verb are matched as a pair, so that a path without the verb does
not hide a less specific one that has it, and of one path the verb itself wins over ANY (inferred). Letters count, and
so does a slash at the end; a greedy variable takes one segment at least (inferred from its name in AWS's events).
"""

from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import unquote

from gatewright.aws.by_identity import ByIdentity
from gatewright.aws.route_keys import ANY, DEFAULT
from gatewright.model.api import Definition, Method, Resource
from gatewright.model.call import Route

PREFLIGHT: Final = Route(
    Resource(path="$preflight", methods={"OPTIONS": Method(http_method="OPTIONS")}), Method(http_method="OPTIONS")
)
"""What serves an OPTIONS that no route takes where the API has a CORS configuration: API Gateway itself."""

_NO_PARAMETERS: Final[Mapping[str, str]] = {}


class HttpRouter:
    """The routes of one definition, the most specific path first."""

    __slots__ = ("_default", "_exact", "_patterns")

    def __init__(self, definition: Definition) -> None:
        self._default = definition.resources.get(DEFAULT)
        self._exact = {path: one for path, one in definition.resources.items() if "{" not in path}
        patterns = ((_segments(path), one) for path, one in definition.resources.items() if "{" in path)
        self._patterns = tuple(sorted(patterns, key=lambda item: _rank(item[0])))

    def route(self, verb: str, path: str) -> Route | None:
        """Return the route for `verb` and the path below the stage; `None` when there is none."""
        for resource, parameters in self._candidates(path):
            method = resource.methods.get(verb) or resource.methods.get(ANY)
            if method is not None:
                return Route(resource, method, parameters)
        if self._default is None:
            return None
        return Route(self._default, self._default.methods[ANY], _NO_PARAMETERS)

    def resources(self, path: str) -> tuple[Resource, ...]:
        """Return the paths of routes that match a path, whatever their verbs; the most specific first."""
        return tuple(resource for resource, _ in self._candidates(path))

    def _candidates(self, path: str) -> Iterator[tuple[Resource, Mapping[str, str]]]:
        exact = self._exact.get(path) if path.startswith("/") else None
        if exact is not None:
            yield exact, _NO_PARAMETERS
        segments = _segments(path)
        decoded = [unquote(one) for one in segments] if "%" in path else segments
        if "%" in path and exact is None and (spelt := self._exact.get("/" + "/".join(decoded))) is not None:
            yield spelt, _NO_PARAMETERS
        for pattern, resource in self._patterns:
            found = _matched(pattern, decoded)
            if found is not None:
                yield resource, found


def raw_parameters(resource_path: str, path: str) -> dict[str, str]:
    """Return the path variables of a matched path, still percent-encoded."""
    return dict(_matched(_segments(resource_path), _segments(path)) or {}) if "{" in resource_path else {}


def _segments(path: str) -> list[str]:
    return path[1:].split("/")


def _rank(pattern: list[str]) -> tuple[tuple[int, ...], int]:
    """Order patterns: segment by segment fixed before variable before greedy, the longer before the shorter."""
    return tuple(2 if one.endswith("+}") else 1 if one.startswith("{") else 0 for one in pattern), -len(pattern)


def _matched(pattern: list[str], segments: list[str]) -> Mapping[str, str] | None:
    """Return the path variables of a path that fits a pattern; `None` for one that does not."""
    found: dict[str, str] = {}
    for place, part in enumerate(pattern):
        if place >= len(segments):
            return None
        if part.endswith("+}"):
            rest = "/".join(segments[place:])
            return {**found, part[1:-2]: rest} if rest else None
        if part.startswith("{") and part.endswith("}"):
            if not segments[place]:
                return None
            found[part[1:-1]] = segments[place]
        elif part != segments[place]:
            return None
    return found if len(pattern) == len(segments) else None


_ROUTERS: Final = ByIdentity(HttpRouter)


def http_router(definition: Definition) -> HttpRouter:
    """Return the compiled router of a definition, made once for each definition."""
    return _ROUTERS(definition)
