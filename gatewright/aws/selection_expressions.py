"""Values of an HTTP API's parameter mappings: static text, `$request.header.X` and their kin, read once for each call.

Restates "Transform API requests and responses for HTTP APIs in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
Header names are found in any letter case, several values are joined by commas, and what stands in `${...}` is filled
into the text around it. A variable that is not there leaves nothing; a mapping none of whose variables is there has no
value.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from gatewright.aws.mapping_expressions import Sources, query_values, read_expression
from gatewright.aws.uri_variables import MappingError
from gatewright.model.fields import Fields, values_of
from gatewright.model.lazy_pattern import pattern

Reader = Callable[[Sources], str | None]
"""Reads one value of a call; `None` when there is none."""

_SELECTION: Final = pattern(r"\$\{([^{}]*)\}|\$((?:request|response|context|stageVariables)\.[^\s${}]+)")


@lru_cache(maxsize=4096)
def read_value(text: str) -> Reader:
    """Return what reads the value of a mapping; raise `MappingError` for an expression that there is not."""
    pieces = _SELECTION.split(text)
    texts = pieces[::3]
    readers = tuple(_selected(braced or bare) for braced, bare in zip(pieces[1::3], pieces[2::3], strict=True))
    if not readers:
        return lambda _sources: text

    def value(sources: Sources) -> str | None:
        found = [reader(sources) for reader in readers]
        if all(one is None for one in found):
            return None
        return texts[0] + "".join((one or "") + after for one, after in zip(found, texts[1:], strict=True))

    return value


def _selected(expression: str) -> Reader:
    """Return what reads one selection expression, written without its `$`."""
    if expression == "request.path":
        # Documented ("Transform API requests and responses for HTTP APIs"): it does not include the stage.
        return lambda sources: unquote(sources.path_below_stage)
    side, _, rest = expression.partition(".")
    place, _, name = rest.partition(".")
    if side in ("context", "stageVariables"):
        return _one(f"{side}.{rest}")
    if place == "header" and name:
        return lambda sources: _header(_fields(sources, side), name)
    if side == "request" and place == "querystring" and name:
        return lambda sources: ",".join(query_values(sources.request.query, name)) or None
    if side == "request" and place == "path" and name:
        return lambda sources: sources.path.get(name)
    if rest == "body" or rest.startswith(("body.", "body[")):
        return _one(("method.request." if side == "request" else "integration.response.") + rest)
    raise MappingError(f"the expression `${expression}` is none of an HTTP API's")


def _fields(sources: Sources, side: str) -> Fields:
    return sources.request.headers.items if side == "request" else sources.response_headers


def _header(fields: Fields, name: str) -> str | None:
    return ",".join(values_of(fields, name.lower())) or None


def _one(expression: str) -> Reader:
    """Return what reads an expression that REST APIs have, too; a payload that is no JSON has no parts."""
    found = read_expression(expression)

    def value(sources: Sources) -> str | None:
        try:
            values = found.evaluate(sources)
        except MappingError:
            return None
        return values[-1] if values else None

    return value
