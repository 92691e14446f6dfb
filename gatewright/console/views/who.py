"""Who answered a call, and why, in a line."""

from html import escape
from typing import Final
from urllib.parse import quote

from gatewright.console.reader import Reader
from gatewright.console.recorded import Recorded
from gatewright.i18n import N_
from gatewright.model.cause import Cause

_OF_A_REFUSAL: Final = (401, 403)
_EVENTS: Final = {"MESSAGE": "MESSAGE", "DISCONNECT": "DISCONNECT"}
"""What `$context.eventType` says of what has no verb."""


def who(reader: Reader, call: Recorded) -> str:
    """Return it as HTML: the cause where one is known, else who spoke."""
    if call.cause is not None:
        return f"{reader.say(call.cause.title)} <small>{escape(call.cause.id)}</small>"
    if not call.let_in:
        return reader.say(N_("What is stored does not suffice to decide the call, so it stays outside."))
    if not call.is_refused:
        return reader.say(N_("Let in."))
    behind = cause_behind(call)
    if behind is not None:
        return f"{reader.say(behind.title)} <small>{escape(behind.id)}</small>"
    if call.failure is not None:
        text = reader.say(N_("Let in, but what stands behind the API could not serve it:"))
        return f"{text} <small>{escape(call.failure)}</small>"
    return reader.say(N_("Let in; what stands behind the API answered so."))


def verb(call: Recorded) -> str:
    """Return how a call was made: its verb, or which event of a WebSocket connection it was."""
    return _EVENTS.get(call.event) or str(call.exchange.method)


def page_of(call: Recorded) -> str:
    """Return the address of a call's page within the console."""
    return f"calls/{quote(call.id, safe='')}"


def cause_behind(call: Recorded) -> Cause | None:
    """Return the cause of an error from behind the front door, where the doctor is sure of it."""
    if not call.let_in or call.diagnosis is None or call.diagnosis.outcome != "decided":
        return None
    found = call.diagnosis.findings[0]
    # That a backend refused is told by its answer; nobody refused where there was none.
    is_sure = found.standing == "confirmed" or (call.status in _OF_A_REFUSAL and call.failure is None)
    return found.cause if is_sure else None
