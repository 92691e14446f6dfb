"""Which calls the front door let in, whatever their methods then ask of the request."""

from gatewright.checks.request import REQUEST
from gatewright.model.decision import Decision
from gatewright.model.outcome import Unsure


def let_in(decision: Decision) -> bool:
    """Tell a call that passes the door: one of which only its method's validation is unknown is past it."""
    if decision.outcome == "allowed":
        return True
    unsure = [step.check for step in decision.trace if isinstance(step.outcome, Unsure)]
    return decision.outcome == "undetermined" and unsure == [REQUEST.id]
