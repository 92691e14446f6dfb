"""How a value prints: as Java's `toString` has it, which is what Velocity writes.

A list that came out of JSON prints as JSON, even inside a map, because its class is the JSON library's own; a map
from JSON prints as Java's maps do, `{a=1, b=[{"c":5}]}` (recorded on AWS 2025-03: LocalStack pull request 12379).
"""

import json
import math
from collections.abc import Callable, Mapping
from typing import Final

from gatewright.aws.vtl.errors import Impossible
from gatewright.aws.vtl.run import OUTPUT, PRINTED, Loop, Run

__all__ = ["Entry", "JsonArray", "printed", "text_of"]

_PLAIN_FROM: Final = 1e-3
_PLAIN_BELOW: Final = 1e7

Add = Callable[[str], None]
"""Takes the next piece of text."""


class JsonArray(list[object]):
    """A list that came out of JSON."""

    __slots__ = ()


class Entry:
    """A key with its value, from a map's `entrySet()`."""

    __slots__ = ("key", "value")

    def __init__(self, key: object, value: object) -> None:
        """Keep both."""
        self.key = key
        self.value = value


def text_of(value: object) -> str:
    """Return the text a value prints as; raise `Impossible` for what cannot be printed."""
    if type(value) is str:
        return value
    if value is True:
        return "true"
    if value is False:
        return "false"
    if type(value) is int:
        return str(value)
    pieces = _Pieces()
    try:
        _print(value, pieces.add)
    except RecursionError:
        raise Impossible("the value is nested too deeply to be printed") from None
    return "".join(pieces.found)


def printed(run: Run, value: object) -> str:
    """Return the text of a value, and count what it took as work and as text."""
    if type(value) is str:
        return value
    text = text_of(value)
    run.make(len(text), PRINTED)
    return text


class _Pieces:
    """Pieces of text, as long as there are not too many: a value may hold itself many times over."""

    __slots__ = ("found", "left")

    def __init__(self) -> None:
        self.found: list[str] = []
        self.left = OUTPUT

    def add(self, piece: str) -> None:
        """Keep a piece."""
        self.left -= len(piece) + 1
        if self.left < 0:
            raise Impossible(f"the value prints as more than {OUTPUT} characters")
        self.found.append(piece)


def _print(value: object, add: Add) -> None:
    """Print any value."""
    if value is None or isinstance(value, str | int | float):
        add(_scalar(value))
    elif isinstance(value, JsonArray):
        _json(value, add)
    elif isinstance(value, list | tuple):
        _list(value, add)
    elif isinstance(value, Mapping):
        _map(value, add)
    elif isinstance(value, Entry):
        _print(value.key, add)
        add("=")
        _print(value.value, add)
    elif isinstance(value, Loop):
        add("{}")
    else:
        raise Impossible(f"a value of type `{type(value).__name__}` cannot be printed")


def _scalar(value: str | float | None) -> str:
    """Return a text, a number, a boolean or `null` as it prints."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _float(value) if isinstance(value, float) else str(value)


def _list(value: list[object] | tuple[object, ...], add: Add) -> None:
    """Print a list as Java's collections print."""
    add("[")
    for position, item in enumerate(value):
        if position:
            add(", ")
        if item is value:
            add("(this Collection)")
        else:
            _print(item, add)
    add("]")


def _map(value: Mapping[object, object], add: Add) -> None:
    """Print a map as Java's maps print."""
    add("{")
    for position, (key, item) in enumerate(value.items()):
        if position:
            add(", ")
        _print(key, add)
        add("=")
        if item is value:
            add("(this Map)")
        else:
            _print(item, add)
    add("}")


def _json(value: object, add: Add) -> None:
    """Print a value as JSON without blanks."""
    if isinstance(value, list | tuple):
        add("[")
        for position, item in enumerate(value):
            if position:
                add(",")
            _json(item, add)
        add("]")
    elif isinstance(value, Mapping):
        add("{")
        for position, (key, item) in enumerate(value.items()):
            if position:
                add(",")
            add(json.dumps(text_of(key), ensure_ascii=False))
            add(":")
            _json(item, add)
        add("}")
    elif isinstance(value, str):
        add(json.dumps(value, ensure_ascii=False))
    else:
        _print(value, add)


def _float(value: float) -> str:
    """Print a number as Java's `Double.toString`: plain from 0.001 to 10,000,000, else with an exponent."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == 0 or _PLAIN_FROM <= abs(value) < _PLAIN_BELOW:
        return repr(value)
    digits, _, exponent = repr(value).lower().partition("e")
    sign = "-" if digits.startswith("-") else ""
    whole, _, part = digits.removeprefix("-").partition(".")
    power = int(exponent or 0) + len(whole) - 1
    figures = (whole + part).lstrip("0")
    power -= len(whole + part) - len(figures)
    figures = figures.rstrip("0") or "0"
    return f"{sign}{figures[0]}.{figures[1:] or '0'}E{power}"
