"""The Arn operators: `ArnEquals` and `ArnLike` do the same, part by part.

Restates "IAM JSON policy elements: Condition operators", Amazon Resource Name (ARN) condition operators:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
"""

from collections.abc import Sequence
from typing import Final

from gatewright.aws.policy.arn_patterns import EVERYTHING, PARTS, arn_matcher, split_pattern
from gatewright.aws.policy.conditions.operand import Prepared, never
from gatewright.aws.policy.globs import Pattern
from gatewright.aws.policy.values import Matches

STAR_IS_EVERY_ARN: Final = True
"""Whether the pattern `*` alone matches each ARN. Open: it has not six parts."""


def like(values: Sequence[Pattern]) -> Prepared:
    """Compare the six parts of an ARN with those of each pattern; a text that is no ARN satisfies nothing."""
    tests = [_test(value) for value in values]
    known = tuple(test for test in tests if test is not never)
    invalid = tuple(place for place, test in enumerate(tests) if test is never)

    def matches(text: str) -> bool:
        return is_arn(text) and any(test(text) for test in known)

    return Prepared(matches, invalid)


def is_arn(text: str) -> bool:
    """Return whether a text has the six parts of an ARN."""
    return text.startswith("arn:") and text.count(":") >= PARTS - 1


def _test(value: Pattern) -> Matches:
    if value == EVERYTHING and STAR_IS_EVERY_ARN:
        return is_arn
    parts = split_pattern(value)
    return arn_matcher(parts) if len(parts) == PARTS else never
