"""Calls to the connections of a WebSocket API."""

from gatewright.checks.connections import endpoint_wrong, gone, permission_missing
from gatewright.checks.connections.check import check
from gatewright.i18n import N_
from gatewright.model.check import Check

OF_CONNECTIONS = (endpoint_wrong.CAUSE, gone.CAUSE, permission_missing.CAUSE)
"""What a call to `@connections` is refused for."""

CONNECTIONS = Check(
    id="connections",
    title=N_("Is the connection that the call names still open?"),
    run=check,
    establishes=(),
    causes=(gone.CAUSE,),
)
