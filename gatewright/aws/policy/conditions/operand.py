"""What every family of operators makes of the values that a policy gives."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gatewright.aws.policy.globs import Pattern
from gatewright.aws.policy.values import Matches


@dataclass(frozen=True, slots=True)
class Prepared:
    """The values of one condition, ready to be compared with."""

    matches: Matches
    """Whether a text satisfies at least one of them, before any negation."""

    invalid: tuple[int, ...] = ()
    """The places of the values that are none for this family: they match nothing."""


Prepare = Callable[[Sequence[Pattern]], Prepared]
"""Prepares all values of one condition together."""


def never(_: str) -> bool:
    """Match nothing."""
    return False
