"""The engine's answer, and the engine waiting for one."""

from dataclasses import dataclass, field
from typing import Any, Literal

from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.outcome import Deny
from gatewright.model.question import Question
from gatewright.model.trace import Trace


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a call may enter, and the whole reason."""

    outcome: Literal["allowed", "denied", "undetermined"]
    """Some check denies: denied. Else some check is unsure: undetermined. Else allowed."""

    denial: Deny | None
    """The first refusal, when no unsure check stands before it: *the* reason."""

    may: frozenset[str]
    """Ids of all causes that can still be meant; with a `denial`, just its own."""

    trace: Trace
    """What each check said."""

    call: Call
    """The call, with all that was established."""

    @property
    def cause(self) -> Cause | None:
        """Return the cause that must be meant, if one must."""
        return self.denial.cause if self.denial else None


@dataclass(frozen=True, slots=True)
class Paused:
    """The engine stopped at a question; `resume(paused, answer)` goes on where it stopped."""

    question: Question
    """What the world is asked."""

    call: Call
    """The call as far as it is established."""

    at: int
    """The place in the chain."""

    trace: Trace
    """The steps taken so far."""

    stop_at_refusal: bool
    """Whether the fold ends at the first refusal, as the gateway's does."""

    runs: tuple[Any, ...] | None = field(default=None, compare=False, repr=False)
    """What the engine runs, `at` being a place in it; `None` is the whole chain."""
