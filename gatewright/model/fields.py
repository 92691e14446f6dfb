"""Header fields of a message: names and values, in the order and with the spelling of the wire."""

from collections.abc import Iterable
from typing import TypeAlias

Fields: TypeAlias = tuple[tuple[str, str], ...]
"""A name may stand several times, in any letter case."""


def values_of(fields: Iterable[tuple[str, str]], name: str) -> list[str]:
    """Return every value of a name, which is given in lower case."""
    return [value for key, value in fields if key.lower() == name]


def first_of(fields: Iterable[tuple[str, str]], name: str) -> str | None:
    """Return the first value of a name, which is given in lower case; `None` where it does not stand."""
    return next((value for key, value in fields if key.lower() == name), None)
