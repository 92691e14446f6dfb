"""Keys and values of JSON text, read to the first thing that is no JSON, without recursion.

A body may be cut off, or be no JSON at all, and be nested as deep as its sender likes: so no ordinary parser does. At
every depth the JSON pointers that may still be met are known, so the cost is linear in the text.
"""

import json
import re
from dataclasses import dataclass, field
from typing import Final

from gatewright.model.waf import FieldToMatch

_TOKEN: Final = re.compile(
    rb'[ \t\r\n]*(?:([\[\]{},:])|("(?:[^"\\\x00-\x1f]|\\.)*")|(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)'
    rb"|(true|false|null))"
)
_SPACE: Final = re.compile(rb"[ \t\r\n]*")

Pointers = tuple[tuple[str, ...], ...] | None
"""What is left of the pointers that may be met below here; `None` when everything below is wanted."""


@dataclass(slots=True)
class _Level:
    """An array or an object that is open."""

    is_object: bool
    wanted: Pointers
    index: int = 0
    key: str | None = None
    state: str = "first"
    """`first`, `item` (a value or a key must come), `colon`, `value`, `after`."""


@dataclass(slots=True)
class _Reader:
    spec: FieldToMatch
    values: list[bytes] = field(default_factory=list)
    levels: list[_Level] = field(default_factory=list)
    done: bool = False

    def take(self, found: re.Match[bytes]) -> bool:
        """Take one token; say whether it may stand here."""
        if self.done:
            return False
        mark = found[1]
        if mark in (b"]", b"}"):
            return self._close(mark == b"}")
        if mark in (b",", b":"):
            return self._between(mark)
        level = self.levels[-1] if self.levels else None
        if level is not None and level.is_object and level.state in ("first", "item"):
            return self._key(level, found[2])
        if level is not None and level.state not in ("first", "item", "value"):
            return False
        return self._value(level, mark, found)

    def _key(self, level: _Level, text: bytes | None) -> bool:
        if text is None:
            return False
        key = _decoded(text)
        if key is None:
            return False
        level.key, level.state = key.decode(errors="replace"), "colon"
        if self.spec.scope != "VALUE" and _reached(_below(level)):
            self.values.append(key)
        return True

    def _value(self, level: _Level | None, mark: bytes | None, found: re.Match[bytes]) -> bool:
        wanted = _pointers(self.spec) if level is None else _below(level)
        if level is not None:
            level.state = "after"
        if mark in (b"[", b"{"):
            self.levels.append(_Level(mark == b"{", None if _reached(wanted) else wanted))
            return True
        self.done = level is None
        value = _decoded(found[2]) if found[2] is not None else found[0].strip()
        if value is None:
            return False
        if self.spec.scope != "KEY" and _reached(wanted):
            self.values.append(value)
        return True

    def _between(self, mark: bytes) -> bool:
        level = self.levels[-1] if self.levels else None
        if level is None:
            return False
        if mark == b":":
            fits, level.state = level.state == "colon", "value"
            return fits
        fits, level.state = level.state == "after", "item"
        level.index += 1
        return fits

    def _close(self, is_object: bool) -> bool:
        if not self.levels or self.levels[-1].is_object != is_object:
            return False
        level = self.levels.pop()
        self.done = not self.levels
        return level.state in ("first", "after")


def values_of(text: bytes, spec: FieldToMatch) -> tuple[tuple[bytes, ...], bool]:
    """Return the keys and values that are wanted, and whether all of the text is JSON."""
    reader = _Reader(spec)
    place = 0
    while True:
        found = _TOKEN.match(text, place)
        if found is None:
            break
        place = found.end()
        if not reader.take(found):
            return tuple(reader.values), False
    rest = _SPACE.match(text, place)
    ended = rest is not None and rest.end() == len(text)
    return tuple(reader.values), ended and reader.done


def _pointers(spec: FieldToMatch) -> Pointers:
    if spec.included is None:
        return None
    paths = (pointer.split("/")[1:] for pointer in spec.included)
    return tuple(tuple(part.replace("~1", "/").replace("~0", "~") for part in path) for path in paths)


def _below(level: _Level) -> Pointers:
    """Return what is left of the pointers for the current key or place."""
    if level.wanted is None:
        return None
    name = level.key if level.is_object else str(level.index)
    return tuple(path[1:] for path in level.wanted if path and path[0] == name)


def _reached(wanted: Pointers) -> bool:
    return wanted is None or () in wanted


def _decoded(text: bytes) -> bytes | None:
    """Return what a string in quotes stands for; `None` where its escapes are none of JSON."""
    if b"\\" not in text:
        return text[1:-1]
    try:
        value: str = json.loads(text.decode(errors="surrogateescape"))
    except ValueError:
        return None
    return value.encode(errors="surrogateescape") if value.isascii() else _utf8(value)


def _utf8(value: str) -> bytes:
    try:
        return value.encode(errors="surrogateescape")
    except UnicodeEncodeError:
        return value.encode(errors="surrogatepass")
