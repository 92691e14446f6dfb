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
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.message import Message
from gatewright.model.unknown import Missing, Unknown

HEADER: Final = "method.request.header."
_HEADERS: Final = (HEADER, "$request.header.", "route.request.header.", "route.request.multivalueheader.")
_QUERIES: Final = (
    "method.request.querystring.",
    "$request.querystring.",
    "route.request.querystring.",
    "route.request.multivaluequerystring.",
)
_QUERY_UNTOLD: Final = Unknown((Missing(subject="request.query", what=Message(N_("the query string of the request"))),))
_STAGE_VARIABLES: Final = ("stageVariables.", "$stageVariables.")
_CONTEXTS: Final = ("context.", "$context.")
"""How REST APIs spell a source, then how HTTP APIs do, then WebSocket APIs."""


def values(call: Call, sources: tuple[str, ...]) -> tuple[str | Unknown | None, ...]:
    """Return the value of each source; `None` for one that is not there, or is empty."""
    return tuple(_value(call, source) for source in sources)


def repeated(call: Call, sources: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the sources that came more than once, each with all its values.

    Named default: answers are kept by all values. A function is told of each, and may judge by another one than the
    first: an answer of its kept by the first alone would be given to whoever sends that by itself
    (`test_no_answer_is_kept_for_somebody_else`).
    """
    found = ((source, _sent(call, source)) for source in sources)
    return tuple([(source, *sent) for source, sent in found if len(sent) > 1])


def place_of(source: str) -> dict[str, str]:
    """Return the placeholder of the header or the query parameter that a source names; none for any other."""
    if (name := _named(source, _HEADERS)) is not None:
        return {"identity_header": name}
    if (name := _named(source, _QUERIES)) is not None:
        return {"identity_parameter": name}
    return {}


def matches(expression: str, token: str) -> bool:
    """Tell whether a token matches the validation expression as a whole."""
    return _pattern(expression)(token)


def _value(call: Call, source: str) -> str | Unknown | None:
    if (name := _named(source, _HEADERS)) is not None:
        value = call.request.headers.get(name)
        return value if isinstance(value, Unknown) else value or None
    if (name := _named(source, _QUERIES)) is not None:
        if not call.request.query and call.request.headers.withheld:
            # Evidence that leaves header fields out (a log line) tells no query string either.
            return _QUERY_UNTOLD
        return next(_query(call.request.query, name), None) or None
    if (name := _named(source, _STAGE_VARIABLES)) is not None:
        return call.stage if isinstance(call.stage, Unknown) else call.stage.variables.get(name) or None
    if (name := _named(source, _CONTEXTS)) is not None:
        return Context(call=call).get(name) or None
    return None


def _sent(call: Call, source: str) -> tuple[str, ...]:
    """Return every value of a header field or query parameter that is known."""
    if (name := _named(source, _HEADERS)) is not None:
        return call.request.headers.all(name)
    if call.request.query and (name := _named(source, _QUERIES)) is not None:
        return tuple(_query(call.request.query, name))
    return ()


def _named(source: str, spellings: tuple[str, ...]) -> str | None:
    """Return the name behind one of these spellings."""
    return next((source.removeprefix(one) for one in spellings if source.startswith(one)), None)


def _query(query: str, name: str) -> Iterator[str]:
    return (value for key, value in parse_qsl(query, keep_blank_values=True) if key == name)


@lru_cache(maxsize=1024)
def _pattern(expression: str) -> Callable[[str], bool]:
    try:
        return compile_pattern(expression)
    except PatternError:
        # An expression that cannot be read lets nobody through.
        return lambda _: False
