"""Fixes of calls to a WebSocket API, made on a copy: open a connection."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from gatewright.checks.remedies import with_header, with_path
from gatewright.model.call import Call
from gatewright.model.cause import Proposal
from gatewright.model.unknown import Unknown

_HANDSHAKE: Final = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}
"""What RFC 6455 wants of a client, with the key of its example."""


def open_a_connection(call: Call, values: Mapping[str, str]) -> Proposal | None:
    """Ask the stage for a connection, with whatever else was sent."""
    del values  # the call itself says more
    if isinstance(call.stage, Unknown):
        return None
    request = with_path(call, f"/{call.stage.name}")
    if request is None:
        return None
    for name, value in _HANDSHAKE.items():
        request = with_header(request, name, value)
    request = replace(request, method="GET", body=b"", protocol="HTTP/1.1")
    return Proposal(request=request, configuration=call.configuration)
