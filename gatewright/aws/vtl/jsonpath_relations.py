"""How the filters of a JSONPath compare: the operators and what stands on both sides of them.

Restates "Filter Operators" of https://github.com/json-path/JsonPath. Of them, `subsetof`, `anyof` and `noneof` are not
read. How values of different kinds compare is that library's: a number equals its text (recorded: version 2.10.0,
2026-11-26).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from gatewright.aws.vtl.errors import Impossible
from gatewright.aws.vtl.jsonpath_walk import ABSENT, Walk

__all__ = ["RELATIONS", "Expression", "UnfitError"]

_QUICK: Final = 1_000_000
_STEPS_COUNTED: Final = 200


class UnfitError(Exception):
    """An operator has a value on its right that it cannot work with; the filter then holds for nothing."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A regular expression of a filter."""

    compiled: re.Pattern[str]
    """For Python."""

    steps: Callable[[int], int]
    """How many steps it may take for a text of a length."""

    def whole(self, text: str, walk: Walk) -> bool:
        """Return whether all of a text matches."""
        steps = self.steps(len(text))
        if steps > _QUICK:
            raise Impossible(f"the regular expression of a filter may take too long on {len(text)} characters")
        walk.spend(1 + steps // _STEPS_COUNTED)
        return self.compiled.fullmatch(text) is not None


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _kind(value: object) -> str:
    """Return the kind that a value is of where kinds are told apart."""
    return "number" if _is_number(value) else type(value).__name__.replace("JsonArray", "list")


def _equal(left: Any, right: Any, _walk: Walk) -> bool:
    """Return whether two values are equal; a number equals a text that stands for it."""
    if left is ABSENT or right is ABSENT:
        return False
    if isinstance(left, bool) or isinstance(right, bool) or left is None or right is None:
        return left is right
    if _is_number(left) and isinstance(right, str):
        return _stands_for(right, left)
    if isinstance(left, str) and _is_number(right):
        return left == str(right)
    return type(left) is type(right) and bool(left == right) if isinstance(left, str) else bool(left == right)


def _stands_for(text: str, number: float) -> bool:
    try:
        return Decimal(text) == Decimal(str(number))
    except InvalidOperation:
        return False


def _ordered(holds: Callable[[Any, Any], bool]) -> Callable[[Any, Any, Walk], bool]:
    """Return a comparison of two numbers or two texts; it never holds for others."""

    def compares(left: Any, right: Any, _walk: Walk) -> bool:
        alike = (_is_number(left) and _is_number(right)) or (isinstance(left, str) and isinstance(right, str))
        return alike and holds(left, right)

    return compares


def _matches(left: Any, right: Any, walk: Walk) -> bool:
    if isinstance(left, Expression):
        left, right = right, left
    if not isinstance(right, Expression) or isinstance(left, Expression):
        return False
    if isinstance(left, list):
        return any(_matches(item, right, walk) for item in left)
    if isinstance(left, bool):
        return right.whole("true" if left else "false", walk)
    return right.whole(str(left) if isinstance(left, str) or _is_number(left) else "", walk)


def _inside(left: Any, right: Any, walk: Walk) -> bool:
    if not isinstance(right, list):
        raise UnfitError
    walk.spend(len(right))
    return any(_equal(left, item, walk) for item in right)


def _contains(left: Any, right: Any, walk: Walk) -> bool:
    if isinstance(left, str):
        return isinstance(right, str) and right in left
    return isinstance(left, list) and _inside(right, left, walk)


def _sized(left: Any, right: Any, _walk: Walk) -> bool:
    if not isinstance(left, str | list):
        return False
    if not _is_number(right):
        raise UnfitError
    return bool(len(left) == right)


def _emptied(left: Any, right: Any, _walk: Walk) -> bool:
    if not isinstance(left, str | list | Mapping):
        return False
    if not isinstance(right, bool):
        raise UnfitError
    return (not left) == right


RELATIONS: Final[Mapping[str, Callable[[Any, Any, Walk], bool]]] = {
    "==": _equal,
    "===": lambda left, right, walk: _kind(left) == _kind(right) and _equal(left, right, walk),
    "!=": lambda left, right, walk: not _equal(left, right, walk),
    "!==": lambda left, right, walk: _kind(left) != _kind(right) or not _equal(left, right, walk),
    "<": _ordered(lambda left, right: left < right),
    "<=": _ordered(lambda left, right: left <= right),
    ">": _ordered(lambda left, right: left > right),
    ">=": _ordered(lambda left, right: left >= right),
    "=~": _matches,
    "in": _inside,
    "nin": lambda left, right, walk: not _inside(left, right, walk),
    "contains": _contains,
    "size": _sized,
    "empty": _emptied,
}
