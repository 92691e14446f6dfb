"""
A refused call, decided again with what stands now: whoever has mended something sees it before he calls again.

Only a call of which everything is known can be decided again. A secret is masked by now, a body is not kept, and a
connection tells what no exchange does: of such calls nothing is said.
"""

from typing import Literal

from gatewright.console.recorded import Recorded
from gatewright.engine.decide import walk
from gatewright.model.cause import Cause
from gatewright.model.configuration import Configuration
from gatewright.model.unknown import Unknown


def decided_today(call: Recorded, configuration: Configuration) -> Cause | Literal["allowed"] | None:
    """Return what the call would meet now, where that is something else than it met; no limit of rate is asked."""
    request = call.exchange.request
    if not call.is_whole or call.cause is None or isinstance(request, Unknown):
        return None
    decision = walk(request, configuration, lambda _: True)
    if decision.outcome == "allowed":
        return "allowed"
    return None if decision.cause is None or decision.cause.id == call.cause.id else decision.cause
