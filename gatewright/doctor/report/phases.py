"""
The way of a call through the front door as a row of phases, each with what is known of it.

The checks of the chain in their order, what stands before them, and the backend behind them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from gatewright.doctor.diagnosis import Diagnosis
from gatewright.doctor.weigh import ANSWERS
from gatewright.engine.chain import HTTP, REST
from gatewright.i18n import N_
from gatewright.model.outcome import Deny, Pass, Skip, Unsure

State = Literal["passed", "refused", "suspected", "unknown", "not-asked", "not-reached", "answered", "failed"]
"""What is known of a phase: it let the call pass, refused it, may have refused it, is not known; does not apply to the
call; was not reached, because an earlier one refused; of the backend, that it answered, or did so with an error."""

BEFORE: Final = "edge"
BEHIND: Final = "integration"
NAMES: Final = {
    "edge": N_("on the way"),
    "domain": N_("host"),
    "tls": N_("TLS"),
    "stage": N_("stage"),
    "endpoint": N_("endpoint"),
    "waf": N_("web ACL"),
    "route": N_("route"),
    "resource-policy": N_("resource policy"),
    "iam": N_("IAM"),
    "authorizer": N_("authorizer"),
    "authorize": N_("policies"),
    "api-key": N_("API key"),
    "throttle": N_("throttle"),
    "request": N_("request"),
    "connections": N_("connection"),
    "integration": N_("backend"),
}
"""What a phase is called, by the id of its check."""


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase of a call."""

    id: str
    """The check's id, `edge` before them, or `integration` behind them."""

    name: str
    """A short name; marked with `N_`."""

    title: str
    """The question that it answers; marked with `N_`, empty before and behind the checks."""

    state: State
    """What is known of it."""


def phases(diagnosis: Diagnosis) -> tuple[Phase, ...]:
    """Return every phase with its state, in the order in which a call meets them."""
    return tuple(_phases(diagnosis))


def _phases(diagnosis: Diagnosis) -> Iterator[Phase]:
    refused = _sure(diagnosis)
    suspected = set() if refused else _suspected(diagnosis)
    reached = True
    outcomes = {step.check: step.outcome for step in diagnosis.trace}
    chain = HTTP if diagnosis.trace and diagnosis.answered_by == "api-gateway-http" else REST
    titles = {entry.check.id: entry.check.title for entry in chain}
    for name in (BEFORE, *titles, BEHIND):
        state: State = "unknown"
        if name == refused:
            state = "refused"
        elif not reached:
            state = "not-reached"
        elif name in suspected:
            state = "suspected"
        elif isinstance(outcomes.get(name), Pass):
            state = "passed"
        elif isinstance(outcomes.get(name), Skip):
            state = "not-asked"
        elif name in outcomes and isinstance(outcomes[name], Deny | Unsure):
            state = "unknown"
        yield Phase(name, NAMES.get(name, name), titles.get(name, ""), state)
        reached = reached and name != refused


def _sure(diagnosis: Diagnosis) -> str:
    """Return the phase that refused; empty while more than one may have.

    A check may refuse for the cause of another: one that wants credentials, of a preflight.
    """
    if diagnosis.outcome != "decided":
        return ""
    cause = diagnosis.findings[0].cause
    denials = ((step.check, step.outcome) for step in diagnosis.trace if isinstance(step.outcome, Deny))
    return next((check for check, denial in denials if denial.cause is cause), _phase_of(cause.id))


def _suspected(diagnosis: Diagnosis) -> set[str]:
    return {_phase_of(finding.cause.id) for finding in diagnosis.findings if finding.standing in ANSWERS}


def _phase_of(cause_id: str) -> str:
    """Return the phase of a cause; those of other APIs' kinds are met where routes are."""
    check = cause_id.partition(".")[0]
    return check if check in NAMES else "route"
