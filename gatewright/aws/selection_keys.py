r"""
Selection expressions of WebSocket APIs: what in a message names a route, a template or a key.

Restates "WebSocket selection expressions" and "Route selection expressions", API Gateway developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html
A variable starts with `$`, braces may set its bounds, `\$` is a dollar sign. A variable that leads nowhere is empty,
what it leads to becomes text, and nothing is evaluated twice. `$request.body` is followed by a JSONPath.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from gatewright.aws.vtl.errors import Impossible, NotJson
from gatewright.aws.vtl.json_values import parsed
from gatewright.aws.vtl.jsonpath import read_path
from gatewright.aws.vtl.printing import text_of
from gatewright.model.lazy_pattern import pattern

DEFAULT: Final = "$default"
"""The key that takes what no other takes."""

_PIECE: Final = pattern(
    r"\\\$|\$\{(?P<braced>[^{}]+)\}|\$(?P<bare>[A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+|\[[^\]]*\])*)"
)
_BODY: Final = "request.body"


@dataclass(frozen=True, slots=True)
class Said:
    """What variables are read from."""

    body: str = ""
    """`$request.body`: the message."""

    variables: Callable[[str], str | None] = lambda _name: None
    """Any other variable by its name without `$`, such as `context.routeKey`; `None` where there is none."""


@dataclass(frozen=True, slots=True)
class SelectionExpression:
    """One expression, read."""

    pieces: tuple[str | tuple[str], ...]
    """Texts, and variables: a name in a tuple of its own."""

    def evaluate(self, said: Said) -> str | None:
        """Return the key that an expression comes to; `None` when it needs JSON and the message is none."""
        try:
            return "".join(piece if isinstance(piece, str) else _value(piece[0], said) for piece in self.pieces)
        except NotJson:
            return None


@lru_cache(maxsize=1024)
def read_selection(text: str) -> SelectionExpression:
    """Read an expression; `$default` alone is the key of that name."""
    if text == DEFAULT:
        return SelectionExpression((DEFAULT,))
    pieces: list[str | tuple[str]] = []
    at = 0
    for found in _PIECE.finditer(text):
        pieces.append(text[at : found.start()])
        name = found["braced"] or found["bare"]
        pieces.append("$" if name is None else (name,))
        at = found.end()
    pieces.append(text[at:])
    return SelectionExpression(tuple(piece for piece in pieces if piece))


def _value(name: str, said: Said) -> str:
    if name != _BODY and not name.startswith((f"{_BODY}.", f"{_BODY}[")):
        return said.variables(name) or ""
    document = parsed(said.body)
    try:
        found = read_path(f"${name.removeprefix(_BODY)}").find(document)
        if isinstance(found, list):
            # Documented: an array of two elements appears as `[item1, item2]`.
            return f"[{', '.join('' if one is None else text_of(one) for one in found)}]"
        return "" if found is None else text_of(found)
    except Impossible:
        # A path that cannot be read leads nowhere.
        return ""


def selected(keys: Mapping[str, object], key: str | None) -> str | None:
    """Return the key that is chosen among `keys`: the very one, else `$default`, else `None`."""
    if key is not None and key in keys:
        return key
    return DEFAULT if DEFAULT in keys else None
