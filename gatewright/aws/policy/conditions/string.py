"""The String operators: equal, equal but for letter case, and alike by `*` and `?`.

Restates "IAM JSON policy elements: Condition operators", String condition operators:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
"""

from collections.abc import Sequence

from gatewright.aws.policy.conditions.operand import Prepared
from gatewright.aws.policy.globs import Pattern, any_matcher, written


def equals(values: Sequence[Pattern]) -> Prepared:
    """Compare letter by letter; wildcards are letters here."""
    texts = frozenset(written(value) for value in values)
    return Prepared(texts.__contains__)


def equals_ignore_case(values: Sequence[Pattern]) -> Prepared:
    """Compare with letter case folded."""
    texts = frozenset(written(value).casefold() for value in values)
    return Prepared(lambda text: text.casefold() in texts)


def like(values: Sequence[Pattern]) -> Prepared:
    """Compare with wildcards, in the letter case that is written."""
    return Prepared(any_matcher(values))
