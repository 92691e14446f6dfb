"""A call as a client of the lab makes it."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from ssl import TLSVersion

from gatewright.lab.at_hand import AtHand
from gatewright.lab.certificates import ClientCertificate
from gatewright.lab.estate import Estate


@dataclass(frozen=True, slots=True, kw_only=True)
class Handshake:
    """What a client brings to a TLS handshake."""

    shows: ClientCertificate | None = None
    """The certificate that it shows when it is asked."""

    newest: TLSVersion | None = None
    """The newest version of TLS that it speaks; `None` where that is the newest there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What goes out, and what whoever sends it knows besides."""

    method: str
    """The verb."""

    path: str
    """The path, stage first; a query may follow."""

    headers: Mapping[str, str] = field(default_factory=dict)
    """Headers besides those that every client sends."""

    body: bytes = b""
    """The body."""

    frame: bytes | None = None
    """The message that is sent over the WebSocket connection which the call opens; `None` opens none."""

    api_id: str | None = None
    """The API in the host name, when it is not the estate's."""

    host: str | None = None
    """The host that is called, when it is no default endpoint."""

    before: str | None = None
    """A path that is called first, with the same headers."""

    times: int = 1
    """How often the call is made; the last answer counts."""

    at_hand: AtHand = field(default_factory=AtHand)
    """The credentials that the caller has."""

    through: str | None = None
    """The name of the VPC endpoint that the call comes through, where its host names none."""

    handshake: Handshake | None = None
    """How the client makes its handshake; `None` calls the plain port, which knows none."""

    mended: "Attempt | None" = None
    """The call that its maker makes instead, where what the fix says is nobody else's to do, and no document's."""

    repaired: Callable[[], object] | None = None
    """Does what the fix says, where that is the business of whoever runs the backend: then the call is made again."""

    held: AbstractContextManager[object] = field(default_factory=nullcontext)
    """What has to stay open for as long as calls are made."""

    reads_log: bool = False
    """Whether the stage's execution log of the call is read: what a function says, nothing else tells."""


Situation = Callable[[Estate], Attempt]
"""Spoils an estate, and returns the call that is then refused."""
