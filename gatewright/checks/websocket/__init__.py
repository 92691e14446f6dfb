"""Causes of WebSocket APIs, told from outside."""

from gatewright.checks.websocket import route_not_matched

OF_WEBSOCKET_APIS = (route_not_matched.CAUSE,)
"""What a WebSocket API refuses for once a client is connected."""
