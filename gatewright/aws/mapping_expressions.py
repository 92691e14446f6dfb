"""Parameter mappings: `method.request.header.X`, `context.X`, `'text'` and their kin, read once and evaluated per call.

Restates "Parameter mapping source reference for REST APIs", API Gateway developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping-sources.html
Of several values, `header` and `querystring` take the last (recorded: LocalStack's AWS-validated parameter mappings);
header names are compared letter by letter, upper and lower case apart (the same). A payload without a byte is `{}` to
`body`, and one that starts as JSON and is none is refused, even where it is mapped whole (both validated against AWS by
LocalStack's `test_parameters_mapping`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl

from gatewright.aws.context_variables import Context
from gatewright.aws.uri_variables import MappingError
from gatewright.aws.vtl.errors import Impossible, NotJson
from gatewright.aws.vtl.json_values import json_of, payload
from gatewright.aws.vtl.jsonpath import JsonPath, read_path
from gatewright.model.fields import Fields
from gatewright.model.lazy_pattern import pattern
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown

Values = tuple[str, ...]

_NOTHING: Final[Values] = ()
_NO_BODY: Final = "{}"
_STATIC: Final = pattern(r"'([^']*)'")
_NAMED: Final = pattern(r"(method\.request|integration\.response)\.([a-z]+)\.(.+)")
_BODY: Final = pattern(r"(method\.request|integration\.response)\.body(|[.\[].+)")
_VARIABLE: Final = pattern(r"(context|stageVariables)\.(.+)")


class PayloadNotJsonError(MappingError):
    """An expression asks for a part of a payload that is not JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What expressions read from."""

    request: Request
    """The method request."""

    path: Mapping[str, str]
    """Its path parameters, decoded."""

    context: Context
    """`context.X`."""

    stage_variables: Mapping[str, str]
    """`stageVariables.X`."""

    path_below_stage: str = "/"
    """The path of the request without its stage, as sent."""

    response_headers: Fields = ()
    """The headers of the integration response, once there is one."""

    response_body: bytes = b""
    """Its body."""


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression."""

    text: str
    """As written."""

    constant: str | None
    """The value of a static expression; `None` for any other."""

    evaluate: Callable[[Sources], Values]
    """Read it: no value, one, or several for `multivaluequerystring`; may raise `MappingError`."""


@lru_cache(maxsize=4096)
def read_expression(text: str) -> Expression:
    """Read an expression, or raise `MappingError`."""
    static = _STATIC.fullmatch(text)
    if static is not None:
        value = static[1]
        return Expression(text, value, lambda _sources: (value,))
    body = _BODY.fullmatch(text)
    if body is not None:
        return Expression(text, None, _body(text, body[1], body[2]))
    named = _NAMED.fullmatch(text)
    if named is not None and (named[1], named[2]) in _READERS:
        reader, name = _READERS[named[1], named[2]], named[3]
        return Expression(text, None, lambda sources: reader(sources, name))
    variable = _VARIABLE.fullmatch(text)
    if variable is not None:
        reader, name = _READERS[variable[1], ""], variable[2]
        return Expression(text, None, lambda sources: reader(sources, name))
    raise MappingError(
        "expected a mapping expression such as `method.request.header.X`, `integration.response.body.x`,"
        f" `context.x`, `stageVariables.x` or `'text'`, got `{text}`"
    )


def query_values(query: str, name: str) -> Values:
    """Return every value of a parameter of the query string, decoded, in order."""
    return tuple(value for key, value in parse_qsl(query, keep_blank_values=True) if key == name)


def _of_header(fields: Fields, name: str) -> Values:
    return tuple(value for key, value in fields if key == name)


def _last(values: Values) -> Values:
    return values[-1:]


def _joined(values: Values) -> Values:
    return (",".join(values),) if values else _NOTHING


def _one(value: str | None) -> Values:
    return _NOTHING if value is None else (value,)


_READERS: Final[Mapping[tuple[str, str], Callable[[Sources, str], Values]]] = {
    ("method.request", "path"): lambda sources, name: _one(sources.path.get(name)),
    ("method.request", "querystring"): lambda sources, name: _last(query_values(sources.request.query, name)),
    ("method.request", "multivaluequerystring"): lambda sources, name: query_values(sources.request.query, name),
    ("method.request", "header"): lambda sources, name: _last(_of_header(sources.request.headers.items, name)),
    ("method.request", "multivalueheader"): lambda sources, name: _joined(
        _of_header(sources.request.headers.items, name)
    ),
    ("integration.response", "header"): lambda sources, name: _last(_of_header(sources.response_headers, name)),
    ("integration.response", "multivalueheader"): lambda sources, name: _joined(
        _of_header(sources.response_headers, name)
    ),
    ("context", ""): lambda sources, name: _one(sources.context.get(name)),
    ("stageVariables", ""): lambda sources, name: _one(sources.stage_variables.get(name)),
}
"""Which function reads the values of a name, by where it stands."""


def _body(text: str, side: str, path: str) -> Callable[[Sources], Values]:
    """Return what reads the payload, or the part of it that a JSONPath leads to."""
    of_request = side == "method.request"
    if not path:
        return lambda sources: _whole(text, _payload(sources, of_request=of_request))
    try:
        place = read_path(f"${path}")
    except Impossible as problem:
        raise MappingError(f"the expression `{text}` holds no JSONPath: {problem}") from None
    return lambda sources: _part(text, place, _payload(sources, of_request=of_request))


def _payload(sources: Sources, *, of_request: bool) -> str:
    body = sources.request.body if of_request else sources.response_body
    return "" if isinstance(body, Unknown) else body.decode(errors="replace")


def _whole(text: str, sent: str) -> Values:
    if not sent.strip():
        return (_NO_BODY,)
    _read(text, sent)
    return (sent,)


def _read(text: str, sent: str) -> object:
    try:
        return payload(sent)
    except NotJson as problem:
        raise PayloadNotJsonError(f"the expression `{text}` needs a payload in JSON: {problem}") from None


def _part(text: str, place: JsonPath, sent: str) -> Values:
    document = _read(text, sent or _NO_BODY)
    try:
        found = place.find(document)
    except Impossible as problem:
        raise MappingError(f"the expression `{text}` has no value: {problem}") from None
    if found is None:
        return _NOTHING
    return (found,) if isinstance(found, str) else (json_of(found),)
