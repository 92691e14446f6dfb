"""Parameter mappings of an HTTP API's integration: what is appended, overwritten and removed on the way.

Restates "Transform API requests and responses for HTTP APIs in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from gatewright.aws.mapping_expressions import Sources
from gatewright.aws.selection_expressions import Reader, read_value
from gatewright.aws.uri_variables import MappingError
from gatewright.gateway.http_api.failure import INTERNAL, IntegrationFailedError
from gatewright.model.fields import Fields

_KEY: Final = re.compile(r"(append|overwrite|remove):(header|querystring)\.(.+)|overwrite:(path|statuscode)")
_BREAKS: Final = re.compile(r"[\r\n\0]")
_STATUS: Final = re.compile(r"[2-5]\d\d")
_KEPT_IN_PATH: Final = "/:@!$&'()*+,;=-._~%"


@dataclass(frozen=True, slots=True)
class Mapped:
    """A message after its mappings."""

    headers: Fields
    """Its header fields."""

    query: str = ""
    """Its query string."""

    path: str | None = None
    """What its path became; `None` where no mapping set it."""

    status: int | None = None
    """What its status became; `None` where no mapping set it."""


@dataclass(frozen=True, slots=True)
class _Step:
    action: str
    place: str
    name: str
    value: Reader


class ParameterMapping:
    """The mappings of one integration: those of its request, or those of its responses of one status."""

    __slots__ = ("_steps",)

    def __init__(self, mappings: Mapping[str, Any] | None) -> None:
        """Read the mappings; raise `MappingError` for one that cannot be read."""
        self._steps = tuple(_step(key, value) for key, value in (mappings or {}).items())

    def __bool__(self) -> bool:
        return bool(self._steps)

    def apply(self, sources: Sources, headers: Fields, query: str = "") -> Mapped:
        """Return a message after the mappings; one without a value changes nothing."""
        path, status = None, None
        for step in self._steps:
            value = "" if step.action == "remove" else step.value(sources)
            if value is None:
                continue
            if step.place == "header":
                headers = _with_header(step, headers, value)
            elif step.place == "querystring":
                query = _with_parameter(step, query, value)
            elif step.place == "path":
                path = quote(value, safe=_KEPT_IN_PATH)
            elif _STATUS.fullmatch(value):
                status = int(value)
        return Mapped(headers, query, path, status)


def read_mapping(mappings: Mapping[str, Any] | None) -> Callable[[], ParameterMapping]:
    """Read mappings once; where they cannot be read, each call fails by it."""
    try:
        read = ParameterMapping(mappings)
    except MappingError as error:
        line = str(error)

        def fail() -> ParameterMapping:
            raise IntegrationFailedError(INTERNAL, line)

        return fail
    return lambda: read


def _step(key: str, value: Any) -> _Step:
    found = _KEY.fullmatch(key)
    if found is None:
        raise MappingError(f"the parameter mapping `{key}` is none of an HTTP API's")
    action, place, name, whole = found.groups()
    return _Step(action or "overwrite", place or whole, name or "", read_value(str(value)))


def _with_header(step: _Step, headers: Fields, value: str) -> Fields:
    if _BREAKS.search(value):
        raise IntegrationFailedError(INTERNAL, f"the value for the header {step.name} holds a line end")
    if step.action == "append":
        return (*headers, (step.name, value))
    kept = tuple(field for field in headers if field[0].lower() != step.name.lower())
    return kept if step.action == "remove" else (*kept, (step.name, value))


def _with_parameter(step: _Step, query: str, value: str) -> str:
    name = quote(step.name, safe="")
    added = f"{name}={quote(value, safe='')}"
    parts = [part for part in query.split("&") if part]
    if step.action != "append":
        parts = [part for part in parts if part.partition("=")[0] not in (name, step.name)]
    return "&".join(parts if step.action == "remove" else [*parts, added])
