"""What a `#foreach` goes through, and what its variables are again behind it."""

from collections.abc import Mapping, Sequence
from typing import Final

ABSENT: Final = object()
"""The value of a variable that there was not."""


def elements(items: object) -> Sequence[object]:
    """Return what a loop goes through, as it is now: the elements of a list or the values of a map."""
    if isinstance(items, list | tuple):
        return tuple(items)
    return tuple(items.values()) if isinstance(items, Mapping) else ()


def restored(variables: dict[str, object], before: Mapping[str, object]) -> None:
    """Give variables the values they had before a loop."""
    for name, value in before.items():
        if value is ABSENT:
            variables.pop(name, None)
        else:
            variables[name] = value
