"""What each check said, in order: the product."""

from dataclasses import dataclass

from gatewright.model.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Step:
    """One check's outcome."""

    check: str
    """The check's id."""

    outcome: Outcome
    """What it said."""


Trace = tuple[Step, ...]
"""All steps, in the order of the chain."""
