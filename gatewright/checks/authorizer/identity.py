"""The identity sources of a Lambda authorizer: what stands for the caller, and what its answers are kept by.

Restates "Use API Gateway Lambda authorizers", identity sources:
https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization.html
Header names are found in any letter case: HTTP/2 knows lower case alone.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl

from gatewright.aws.context_variables import Context
from gatewright.aws.selection_patterns import PatternError, compile_pattern
from gatewright.model.call import Call
from gatewright.model.unknown import Unknown

HEADER: Final = "method.request.header."
_QUERY: Final = "method.request.querystring."
_STAGE_VARIABLE: Final = "stageVariables."
_CONTEXT: Final = "context."


def values(call: Call, sources: tuple[str, ...]) -> tuple[str | Unknown | None, ...]:
    """Return the value of each source; `None` for one that is not there, or is empty."""
    return tuple(_value(call, source) for source in sources)


def matches(expression: str, token: str) -> bool:
    """Tell whether a token matches the validation expression as a whole."""
    return _pattern(expression)(token)


def _value(call: Call, source: str) -> str | Unknown | None:
    if source.startswith(HEADER):
        value = call.request.headers.get(source.removeprefix(HEADER))
        return value if isinstance(value, Unknown) else value or None
    if source.startswith(_QUERY):
        return next(_query(call.request.query, source.removeprefix(_QUERY)), None) or None
    if source.startswith(_STAGE_VARIABLE):
        name = source.removeprefix(_STAGE_VARIABLE)
        return call.stage if isinstance(call.stage, Unknown) else call.stage.variables.get(name) or None
    if source.startswith(_CONTEXT):
        return Context(call=call).get(source.removeprefix(_CONTEXT)) or None
    return None


def _query(query: str, name: str) -> Iterator[str]:
    return (value for key, value in parse_qsl(query, keep_blank_values=True) if key == name)


@lru_cache(maxsize=1024)
def _pattern(expression: str) -> Callable[[str], bool]:
    try:
        return compile_pattern(expression)
    except PatternError:
        # An expression that cannot be read lets nobody through.
        return lambda _: False
