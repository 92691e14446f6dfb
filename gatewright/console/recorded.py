"""A call as the console keeps it: what was decided and why, without a secret and without a body."""

from dataclasses import dataclass
from typing import Final

from gatewright.doctor.diagnosis import Diagnosis
from gatewright.model.api import Protocol
from gatewright.model.cause import Cause
from gatewright.model.connection import EventType
from gatewright.model.fact import Fact
from gatewright.model.trace import Trace
from gatewright.sources.exchange import Exchange

REFUSED: Final = 400
"""From this status on a caller did not get what was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One call that was answered."""

    id: str
    """What its answer names it by, and no other call: `$context.requestId`, or that of a frame."""

    extended_id: str
    """`$context.extendedRequestId`, by which HTTP APIs name it."""

    exchange: Exchange
    """The call and its answer, masked."""

    status: int
    """The status of the answer; of a message over a WebSocket connection, what stands for it."""

    event: EventType
    """`CONNECT` for a request of HTTP too; else what happened to a WebSocket connection that was open."""

    protocol: Protocol | None
    """The kind of API that was called; `None` where nothing said which API that is."""

    api_id: str | None
    """Which API; `None` where host and path name none."""

    region: str
    """Where it is."""

    stage: str | None
    """Its stage; `None` where the call led to none."""

    route: str | None
    """The method or route, `POST /orders`; `None` where the call led to none."""

    cause: Cause | None
    """Why the front door refused it; `None` where it did not, or could not decide."""

    is_whole: bool
    """Whether nothing that decides it was left out: no secret, no body, nothing of its connection."""

    let_in: bool
    """Whether it reached what is behind the front door."""

    failure: str | None
    """What the log says of it, where what came behind the front door failed."""

    behind: tuple[Fact, ...]
    """What is known of the answer from behind it."""

    trace: Trace
    """What each check said of it, as far as the call came."""

    read: tuple[tuple[str, tuple[Fact, ...]], ...]
    """By check: what those looked at that let it pass."""

    diagnosis: Diagnosis | None = None
    """Why it was answered so, with fixes decided again; `None` where nothing was refused, or there was no time."""

    @property
    def at(self) -> float:
        """Return when it arrived, in Unix seconds."""
        called_at = self.exchange.called_at
        return called_at if isinstance(called_at, float) else 0.0

    @property
    def is_refused(self) -> bool:
        """Tell whether the caller heard an error."""
        return self.status >= REFUSED
