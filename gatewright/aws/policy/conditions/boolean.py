"""The Bool operator: `true` and `false` in any letter case.

Restates "IAM JSON policy elements: Condition operators", Boolean condition operators:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
"""

from collections.abc import Sequence
from typing import Final

from gatewright.aws.policy.conditions.operand import Prepared
from gatewright.aws.policy.globs import Pattern, written

WORDS: Final = ("true", "false")
"""The two values."""


def equals(values: Sequence[Pattern]) -> Prepared:
    """Compare truth; a text that is neither word satisfies nothing."""
    words = [written(value).lower() for value in values]
    known = frozenset(words).intersection(WORDS)
    invalid = tuple(place for place, word in enumerate(words) if word not in WORDS)
    return Prepared(lambda text: text.lower() in known, invalid)
