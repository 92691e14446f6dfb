"""Causes of calls to the connections of a WebSocket API, told from outside."""

from gatewright.checks.connections import endpoint_wrong, gone, permission_missing

OF_CONNECTIONS = (endpoint_wrong.CAUSE, gone.CAUSE, permission_missing.CAUSE)
"""What a call to `@connections` is refused for."""
