"""
Where each statement stands in the text of a policy: lines and columns, both counted from 1.

`Position` in https://docs.aws.amazon.com/IAM/latest/APIReference/API_Statement.html.
"""

import json
from collections.abc import Iterator
from typing import Final, NamedTuple

_BLANK: Final = " \t\r\n"
_DECODER: Final = json.JSONDecoder()


class Place(NamedTuple):
    """One statement in a text."""

    start: tuple[int, int]
    """Line and column of its opening brace."""

    end: tuple[int, int]
    """Line and column behind its closing brace."""


def places(text: str) -> tuple[Place, ...]:
    """Return the places of the statements of a policy that was read without complaint."""
    return tuple(Place(_position(text, start), _position(text, end)) for start, end in _statements(text))


def _statements(text: str) -> Iterator[tuple[int, int]]:
    at = _skip(text, _skip(text, 0) + 1)
    while text[at] != "}":
        name, at = _DECODER.raw_decode(text, at)
        value = _skip(text, _skip(text, at) + 1)
        _, at = _DECODER.raw_decode(text, value)
        if name == "Statement":
            yield from _items(text, value) if text[value] == "[" else [(value, at)]
        at = _skip(text, at)
        if text[at] == ",":
            at = _skip(text, at + 1)


def _items(text: str, at: int) -> Iterator[tuple[int, int]]:
    at = _skip(text, at + 1)
    while text[at] != "]":
        _, end = _DECODER.raw_decode(text, at)
        yield at, end
        at = _skip(text, end)
        if text[at] == ",":
            at = _skip(text, at + 1)


def _skip(text: str, at: int) -> int:
    while text[at] in _BLANK:
        at += 1
    return at


def _position(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
