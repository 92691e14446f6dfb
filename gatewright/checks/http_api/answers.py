"""A check of REST APIs as an HTTP API makes it: the same test, and an answer that says little.

Every refusal is told by its status and one word; what REST APIs say of signatures and policies, HTTP APIs keep to
themselves (recorded for unsigned calls and Lambda authorizers; for all others inferred).
"""

from collections.abc import Callable
from dataclasses import replace

from gatewright.model.call import Call
from gatewright.model.check import Check
from gatewright.model.outcome import Deny, Outcome, Unsure


def as_http_api(check: Check, run: Callable[[Call], Outcome]) -> Check:
    """Return the check with the answers of an HTTP API, for the causes that HTTP APIs know."""

    def answering(call: Call) -> Outcome:
        return answered(run(call))

    causes = tuple(cause for cause in check.causes if cause.of_http_api)
    return replace(check, run=answering, causes=causes)


def answered(outcome: Outcome) -> Outcome:
    """Return what a check says, each refusal in an HTTP API's words."""
    if isinstance(outcome, Deny):
        return in_its_words(outcome)
    if isinstance(outcome, Unsure):
        return replace(outcome, may=tuple(in_its_words(one) for one in outcome.may if one.cause.of_http_api))
    return outcome


def in_its_words(denial: Deny) -> Deny:
    """Return a refusal as an HTTP API answers it: as its check chose, or as the cause is mostly answered."""
    if denial.signature is not None and denial.signature.of == "HTTP":
        return denial
    return replace(denial, signature=denial.cause.of_http_api[0])
