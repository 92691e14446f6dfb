"""A check: one test at the front door."""

from collections.abc import Callable
from dataclasses import dataclass

from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.outcome import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One test at the front door, and the causes for which it refuses."""

    id: str
    """The name of its folder, with hyphens."""

    title: str
    """The question it answers; marked with `N_`."""

    run: Callable[[Call], Outcome]
    """The test: a pure function of the call."""

    establishes: tuple[str, ...]
    """The fields of `Call` that it fills."""

    causes: tuple[Cause, ...]
    """Every cause it can refuse for."""
