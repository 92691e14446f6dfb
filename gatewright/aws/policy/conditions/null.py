"""The Null operator: is the key absent?

Restates "IAM JSON policy elements: Condition operators", Condition operator to check existence of condition keys:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
A key that holds an empty list counts as absent.
"""

from collections.abc import Sequence

from gatewright.aws.policy.conditions.boolean import WORDS
from gatewright.aws.policy.globs import Pattern, written
from gatewright.aws.policy.values import Truth, Value
from gatewright.model.unknown import Unknown


def wanted(values: Sequence[Pattern]) -> tuple[frozenset[bool], tuple[int, ...]]:
    """Return what may be true of "the key is absent", and the places of values that are neither word."""
    words = [written(value).lower() for value in values]
    known = frozenset(word == WORDS[0] for word in words if word in WORDS)
    return known, tuple(place for place, word in enumerate(words) if word not in WORDS)


def holds(value: Value, absences: frozenset[bool]) -> Truth:
    """Return whether a key is absent, or present, as it may be."""
    if isinstance(value, Unknown):
        return value
    return (value is None or value == ()) in absences
