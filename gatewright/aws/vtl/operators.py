"""What operators do: sums and comparisons as Velocity 1.7 has them.

Whole numbers divide to whole numbers, towards zero. A division by zero, or a sum of what are no numbers, has no value
(and a `#set` without a value does nothing). `+` joins texts if either side is a string. `==` compares numbers by size,
values of one kind by content, and all else by the text they print as. `<` and its kin know numbers only.
"""

import math
from collections.abc import Mapping
from typing import Final

from gatewright.aws.vtl.errors import Impossible
from gatewright.aws.vtl.nodes import Arithmetic, Comparison
from gatewright.aws.vtl.printing import Entry, printed
from gatewright.aws.vtl.run import Run

__all__ = ["as_float", "calculate", "compare", "equal", "same"]

_BITS: Final = 4096


def calculate(operator: Arithmetic, left: object, right: object) -> int | float | None:
    """Return the value of a sum of two numbers, or nothing."""
    if not _number(left) or not _number(right):
        return None
    if operator in {"/", "%"} and right == 0:
        return None
    if isinstance(left, int) and isinstance(right, int):
        return _whole(operator, left, right)
    return _floating(operator, as_float(left), as_float(right))


def _number(value: object) -> bool:
    """Whether a value is a number; booleans are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def as_float(value: object) -> float:
    """Return a number as a float; one too large is infinite."""
    if not isinstance(value, int | float):
        raise Impossible("expected a number")
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def _whole(operator: Arithmetic, left: int, right: int) -> int:
    """Calculate with whole numbers; division goes towards zero."""
    if left.bit_length() + right.bit_length() > _BITS:
        raise Impossible(f"the number has more than {_BITS} bits")
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
    quotient = abs(left) // abs(right)
    quotient = quotient if (left < 0) == (right < 0) else -quotient
    return quotient if operator == "/" else left - quotient * right


def _floating(operator: Arithmetic, left: float, right: float) -> float:
    """Calculate with floating-point numbers, which become infinite rather than fail."""
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return left / right
    return math.nan if math.isinf(left) or math.isnan(left + right) else math.fmod(left, right)


def compare(operator: Comparison, left: object, right: object, run: Run) -> bool:
    """Return whether a comparison holds."""
    if operator == "==":
        return equal(left, right, run)
    if operator == "!=":
        return not equal(left, right, run)
    if not isinstance(left, int | float) or not isinstance(right, int | float):
        return False
    if isinstance(left, bool) or isinstance(right, bool):
        return False
    match operator:
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case _:
            return left >= right


def equal(left: object, right: object, run: Run) -> bool:
    """Return whether `left == right` holds in a template."""
    if type(left) is str and type(right) is str:
        run.spend(1 + len(left) // 1024)
        return left == right
    if _number(left) and _number(right):
        return left == right
    if left is None or right is None:
        return left is right
    if _kind(left) == _kind(right):
        return same(left, right, run)
    return printed(run, left) == printed(run, right)


def _kind(value: object) -> str:
    """Name the kind of a value; Java compares the content of two values of one kind only."""
    for kind, name in ((str, "string"), (bool, "boolean"), (int, "whole"), (float, "float"), (Entry, "entry")):
        if isinstance(value, kind):
            return name
    if isinstance(value, list | tuple):
        return "list"
    return "map" if isinstance(value, Mapping) else type(value).__name__


def same(left: object, right: object, run: Run) -> bool:
    """Return whether Java's `equals` holds: the same kind with the same content; 1 is not 1.0."""
    run.spend(1)
    if _kind(left) != _kind(right):
        return False
    if isinstance(left, list | tuple) and isinstance(right, list | tuple):
        return len(left) == len(right) and all(same(one, other, run) for one, other in zip(left, right, strict=True))
    if isinstance(left, Mapping) and isinstance(right, Mapping):
        if len(left) != len(right):
            return False
        return all(key in right and same(value, right[key], run) for key, value in left.items())
    if isinstance(left, Entry) and isinstance(right, Entry):
        return same(left.key, right.key, run) and same(left.value, right.value, run)
    if isinstance(left, str) and isinstance(right, str):
        run.read(len(left))
    return left == right
