"""The parts of an answer that a diagnosis rests on, as facts."""

from gatewright.doctor.answer_text import message_of
from gatewright.doctor.backward import logged
from gatewright.model.fact import Fact
from gatewright.model.observation import Observation
from gatewright.model.unknown import Unknown


def facts_seen(seen: Observation) -> tuple[Fact, ...]:
    """Return status, error type and message, as far as anybody saw them."""
    facts = []
    if not isinstance(seen.status, Unknown):
        facts.append(Fact("response", "status", str(seen.status)))
    error_type = seen.headers.get("x-amzn-errortype")
    if isinstance(error_type, str):
        facts.append(Fact("response", "headers.x-amzn-errortype", error_type))
    message = message_of(seen)
    if message:
        facts.append(Fact("response", "body.message", message))
    for name in ("error.responseType", "error.message"):
        value = logged(seen, name)
        if value is not None:
            facts.append(Fact("log", name, value))
    return tuple(facts)
