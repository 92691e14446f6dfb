"""From a trace to allowed, denied or undetermined, and to the causes that must or may be meant.

Some refusal: denied. Else something unsure: undetermined. Else allowed. The first refusal is *the* reason only when
nothing unsure stands before it; otherwise it is one of those that may be meant.
"""

from collections.abc import Iterator

from gatewright.model.call import Call
from gatewright.model.decision import Decision
from gatewright.model.outcome import Deny, Unsure
from gatewright.model.trace import Trace

_NOTHING: frozenset[str] = frozenset()


def conclude(call: Call, trace: Trace) -> Decision:
    """Return what the steps of `trace` amount to."""
    unsure = False
    for step in trace:
        kind = type(step.outcome)
        if kind is Deny:
            denial: Deny = step.outcome  # type: ignore[assignment]  # `kind` narrows
            if not unsure:
                return Decision("denied", denial, frozenset({denial.cause.id}), trace, call)
            return Decision("denied", None, frozenset(_possible(trace)), trace, call)
        if kind is Unsure:
            unsure = True
    if unsure:
        return Decision("undetermined", None, frozenset(_possible(trace)), trace, call)
    return Decision("allowed", None, _NOTHING, trace, call)


def _possible(trace: Trace) -> Iterator[str]:
    """Yield the ids of the causes that can still be meant: up to the first refusal, which ends every real call."""
    for step in trace:
        if isinstance(step.outcome, Unsure):
            yield from (denial.cause.id for denial in step.outcome.may)
        if isinstance(step.outcome, Deny):
            yield step.outcome.cause.id
            return
