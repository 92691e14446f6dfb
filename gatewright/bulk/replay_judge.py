"""
Decide a call by the engine's own checks, where somebody besides the request knows something of what they cannot tell.

Each check of the chain runs as it is. Where it says that it is not sure, a witness may know better: that this very
check let this very call pass, or who signed it. The witness's word stands in the trace in the check's place.
"""

from collections.abc import Callable

from gatewright.engine.chain import REST, Entry, chain_of
from gatewright.engine.decide import Run, drive, fold
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.decision import Decision
from gatewright.model.outcome import Deny, Outcome, Pass, Unsure
from gatewright.model.question import Answer, CountRequest, Question, SpendQuota, TakeToken
from gatewright.model.request import Request
from gatewright.model.trace import Step
from gatewright.model.unknown import UNKNOWN

Witness = Callable[[str, Call, Outcome], Outcome]
"""Says what a check comes to, given its id, the call before it, and what it said by itself."""


def judged(request: Request, configuration: Configuration, witness: Witness) -> Decision:
    """Decide a call to the end of its chain, whatever refuses on the way."""
    # All chains begin alike: which one a call goes through, their first check establishes.
    first = _heard(REST[:1], Call(request, configuration), (), witness)
    return _heard(chain_of(first.call)[1:], first.call, first.trace, witness)


def _heard(chain: tuple[Entry, ...], call: Call, taken: tuple[Step, ...], witness: Witness) -> Decision:
    runs = tuple(_with(entry, witness) for entry in chain)
    return drive(fold(call, 0, taken, stop_at_refusal=False, runs=runs), no_limit_is_reached)


def _with(entry: Entry, witness: Witness) -> Run:
    check = entry.check

    def run(call: Call) -> Outcome:
        return witness(check.id, call, check.run(call))

    return run, Step(check.id, Pass())


def no_limit_is_reached(question: Question) -> Answer:
    """Answer that limits of rate and number are left out; what else the world would say, the log does not tell."""
    return True if isinstance(question, TakeToken | SpendQuota | CountRequest) else UNKNOWN


def doubts(decision: Decision) -> tuple[tuple[str, Unsure], ...]:
    """Return the checks that are not sure, in order."""
    return tuple((step.check, step.outcome) for step in decision.trace if isinstance(step.outcome, Unsure))


def refusal(decision: Decision) -> tuple[str, Deny] | None:
    """Return the first check that refuses for certain, and its refusal; another may refuse before it."""
    return next(((step.check, step.outcome) for step in decision.trace if isinstance(step.outcome, Deny)), None)
