"""
What does each check say of the request? The walk, read as a judgement on every cause.

A refusal is sure when nothing unsure stands before it. A check that is unsure lists what it may still refuse for; where
it could not have given the answer that was seen by any of that, it did not refuse.
Whatever comes after a sure refusal was never reached; so it is after a check that refuses in any case, where only the
words of its refusal are open.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from gatewright.model.outcome import Deny, Unsure
from gatewright.model.trace import Trace
from gatewright.model.unknown import Missing

Judgement = Literal["refuses", "may-refuse-first", "cannot-say", "refuses-later", "passes"]
"""Refuses and nothing unsure before; refuses, with something unsure before; unsure; refuses after another refusal;
does not refuse."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the walk says of one cause."""

    judgement: Judgement
    """How sure the refusal is."""

    denial: Deny
    """The refusal, with its evidence."""

    place: int
    """Where in the chain it stands: earlier checks answer first."""

    missing: tuple[Missing, ...] = ()
    """What keeps the check from being sure."""


def judged(trace: Trace, may_answer: Callable[[Deny], bool] = lambda _: True) -> tuple[Judged, ...]:
    """Return what each step that refuses or may refuse says, in the order of the chain.

    `may_answer` tells whether a refusal, by a check that cannot say, could have given the answer that was seen.
    """
    found: list[Judged] = []
    unsure = False
    refused = shut = False
    for place, step in enumerate(trace):
        outcome = step.outcome
        if isinstance(outcome, Deny):
            first: Judgement = "may-refuse-first" if unsure else "refuses"
            found.append(Judged("refuses-later" if refused else first, outcome, place))
            refused = True
        elif isinstance(outcome, Unsure):
            if not shut:
                found.extend(Judged("cannot-say", denial, place, outcome.missing) for denial in outcome.may)
            may = any(may_answer(denial) for denial in outcome.may)
            unsure = unsure or (not refused and may)
            shut = shut or (outcome.refuses and may)
            refused = refused or shut
    return tuple(found)
