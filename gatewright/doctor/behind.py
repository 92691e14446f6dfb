"""
What is known of the way behind the front door, for an answer that may come from there.

A call that passed the door fails behind it when API Gateway may not call the function: where the method's function and
its policy are known, that is no suspicion any more. They are read only for an answer that looks like it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from gatewright.checks.integration import BEHIND_THE_DOOR, permission_missing
from gatewright.checks.integration.invocation import invocation
from gatewright.checks.request import too_large
from gatewright.checks.request.size import oversize
from gatewright.doctor.backward import fitting
from gatewright.doctor.diagnosis import Finding, Standing
from gatewright.doctor.fixes import UNTOLD, remedied, told
from gatewright.doctor.let_in import let_in
from gatewright.doctor.weigh import ANSWERS, ORDER
from gatewright.model.call import Call
from gatewright.model.decision import Decision
from gatewright.model.outcome import Deny, Outcome, Pass, Unsure
from gatewright.model.unknown import Missing
from gatewright.sources.exchange import Exchange

_JUDGES: Final[Mapping[str, Callable[[Call], Outcome | None]]] = {
    permission_missing.CAUSE.id: invocation,
    too_large.CAUSE.id: oversize,
}
"""What judges a cause that no check of the chain finds."""


def may_come_from_behind(exchange: Exchange) -> bool:
    """Tell whether an answer can be that of a function which may not be called, or be sent so much."""
    return any(
        fitting(cause, exchange.observation) is not None for cause in (permission_missing.CAUSE, too_large.CAUSE)
    )


def lacking_behind(decision: Decision) -> tuple[Missing, ...]:
    """Return what would tell whether the function may be called, of a call that passes the door."""
    outcome = invocation(decision.call) if decision.denial is None else None
    return outcome.missing if isinstance(outcome, Unsure) else ()


def judged_behind(found: tuple[Finding, ...], decision: Decision | None) -> tuple[Finding, ...]:
    """Confirm that the function may not be called, or take the suspicion away, where its policy is known.

    And that the request is too large, where its size is.
    """
    if decision is None or decision.denial is not None:
        return found
    weighed = [each for finding in found for each in _weighed(finding, decision)]
    if any(finding.standing == "confirmed" for finding in weighed):
        # What the checks exclude was named for want of anything else, and what is not called refuses nothing.
        weighed = [one for one in weighed if one.standing != "contradicted" and not _is_another_behind(one)]
    return tuple(sorted(weighed, key=lambda finding: ORDER.index(finding.standing)))


def _is_another_behind(finding: Finding) -> bool:
    return finding.cause in BEHIND_THE_DOOR and finding.standing != "confirmed"


def _weighed(finding: Finding, decision: Decision) -> Iterator[Finding]:
    outcome = _JUDGES[finding.cause.id](decision.call) if finding.cause.id in _JUDGES else None
    if finding.standing not in ANSWERS or isinstance(outcome, Pass):
        if not isinstance(outcome, Pass):
            yield finding
    elif isinstance(outcome, Deny):
        stands: Standing = "confirmed" if let_in(decision) else "likely"
        yield replace(
            finding,
            standing=stands,
            why=told(outcome.cause.why, outcome.values, (UNTOLD, "-")),
            because=(*finding.because, *outcome.because),
            fixes=tuple(remedied(decision.call, outcome)),
        )
    elif isinstance(outcome, Unsure):
        yield replace(finding, missing=outcome.missing)
    else:
        yield finding
