"""
One call as a line of the access log tells it, ready to be decided again.

A line tells the verb, the host, the path, who called from where, by which key, and what became of it. It tells no
query, no body, and of the header fields the host and the user agent alone: whatever else a check asks for is withheld.
API keys are told by their ids; so they are known here by their ids, in the request as in the configuration.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final

from gatewright.bulk.dimensions import moment_of
from gatewright.i18n import N_
from gatewright.model.connection import Connection
from gatewright.model.message import Message
from gatewright.model.network import VpcEndpoint
from gatewright.model.request import Headers, Peer, Request
from gatewright.model.unknown import UNKNOWN, Missing, Unknown
from gatewright.sources.logged_host import logged_host

HANDSHAKE: Final = (
    ("Connection", "Upgrade"),
    ("Upgrade", "websocket"),
    ("Sec-WebSocket-Version", "13"),
    ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
)
"""What every client sends whose call is logged as CONNECT, with the key of RFC 6455's example."""

_NOT_SET: Final = ("-", "")
_LACKS: Final = N_("the log does not tell {variable}")
_OF_EVERY_CALL: Final = ("httpMethod", "domainName", "path")
_OF_A_CONNECTION: Final = ("domainName", "stage")
_CANARY: Final = Missing(
    subject="log.isCanaryRequest",
    what=Message(N_("what the canary of the stage serves, which this call went to")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """One call of the log."""

    request: Request
    """What is known of the request."""

    log: Mapping[str, str]
    """The `$context` variables of its line, each without the prefix."""

    def told(self, name: str) -> str | Unknown | None:
        """Return a variable; `None` where it was not set, `UNKNOWN` where the log does not have it."""
        value = self.log.get(name)
        if value is None:
            return Unknown((lacking(name),))
        return None if value in _NOT_SET else value

    def value(self, name: str) -> str | None:
        """Return a variable; `None` where it was not set, or the log does not have it."""
        value = self.log.get(name)
        return None if value is None or value in _NOT_SET else value


def lacking(variable: str) -> Missing:
    """Return that the log does not have a variable."""
    return Missing(subject=f"log.{variable}", what=Message(_LACKS, {"variable": f"$context.{variable}"}))


def logged(log: Mapping[str, str]) -> Logged | Missing:
    """Return the call of a line, or what the line does not tell that every decision needs."""
    if log.get("isCanaryRequest", "").lower() == "true":
        return _CANARY
    connection = _connection(log)
    needed = _OF_EVERY_CALL if connection is None else _OF_A_CONNECTION
    for name in needed:
        if log.get(name, "") in _NOT_SET:
            return lacking(name)
    path = log["path"] if connection is None else f"/{log['stage']}"
    if not path.startswith("/"):
        return lacking("path")
    request = Request(
        method=log["httpMethod"] if connection is None else _METHODS[connection.event_type],
        host=logged_host(log),
        path=path,
        headers=_headers(log, connection),
        body=UNKNOWN,
        peer=_peer(log),
        received_at=moment_of(log) or 0.0,
        connection=connection,
    )
    return Logged(request=request, log=log)


_METHODS: Final = {"CONNECT": "GET", "MESSAGE": "POST", "DISCONNECT": "POST"}


def _connection(log: Mapping[str, str]) -> Connection | None:
    """Return the connection that a line of a WebSocket API is about."""
    identity = log.get("connectionId", "")
    match log.get("eventType"):
        case "CONNECT":
            return Connection(id=identity, event_type="CONNECT")
        case "MESSAGE":
            return Connection(id=identity, event_type="MESSAGE")
        case "DISCONNECT":
            return Connection(id=identity, event_type="DISCONNECT")
    return None


def _headers(log: Mapping[str, str], connection: Connection | None) -> Headers:
    items = [("Host", log["domainName"])]
    for field, name in (("User-Agent", "identity.userAgent"), ("x-api-key", "identity.apiKeyId")):
        value = log.get(name, "")
        if value not in _NOT_SET:
            items.append((field, value))
    if connection is not None and connection.event_type == "CONNECT":
        items += HANDSHAKE
    return Headers(tuple(items), withheld=True)


def _peer(log: Mapping[str, str]) -> Peer:
    source = _address(log.get("identity.sourceIp", ""))
    named = log.get("identity.vpceId")
    if named is None:
        return Peer(source_ip=source)
    if named in _NOT_SET:
        return Peer(source_ip=source, vpc_endpoint=None)
    vpc_id = log.get("identity.vpcId", "")
    way = VpcEndpoint(vpce_id=named, vpc_id=UNKNOWN if vpc_id in _NOT_SET else vpc_id, source_ip=source)
    return Peer(source_ip=source, vpc_endpoint=way)


def _address(text: str) -> str | Unknown:
    try:
        return str(ip_address(text))
    except ValueError:
        return UNKNOWN
