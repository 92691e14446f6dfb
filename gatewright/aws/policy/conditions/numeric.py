"""The Numeric operators: integers and decimals, compared exactly.

Restates "IAM JSON policy elements: Condition operators", Numeric condition operators:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
A text that is no number satisfies nothing, so that the negated operator holds (open: nobody was found who says so).
"""

import operator
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from gatewright.aws.policy.conditions.operand import Prepare, Prepared
from gatewright.aws.policy.globs import Pattern, written
from gatewright.model.lazy_pattern import pattern

Compare = Callable[[Decimal, Decimal], bool]
"""The call's number held against the policy's."""

_NUMBER: Final = pattern(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")


def number(text: str) -> Decimal | None:
    """Return the number that a text writes, `None` for any other text."""
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def compared(compare: Compare, read: Callable[[str], Decimal | None]) -> Prepare:
    """Return what prepares values that `read` reads and `compare` compares."""

    def prepare(values: Sequence[Pattern]) -> Prepared:
        bounds = [read(written(value)) for value in values]
        known = tuple(bound for bound in bounds if bound is not None)

        def matches(text: str) -> bool:
            value = read(text)
            return value is not None and any(compare(value, bound) for bound in known)

        return Prepared(matches, tuple(place for place, bound in enumerate(bounds) if bound is None))

    return prepare


equals: Final = compared(operator.eq, number)
less_than: Final = compared(operator.lt, number)
less_than_equals: Final = compared(operator.le, number)
greater_than: Final = compared(operator.gt, number)
greater_than_equals: Final = compared(operator.ge, number)
