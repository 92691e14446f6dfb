"""A call as a client of the lab makes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from gatewright.lab.at_hand import AtHand
from gatewright.lab.estate import Estate


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

    reads_log: bool = False
    """Whether the stage's execution log of the call is read: what a function says, nothing else tells."""


Situation = Callable[[Estate], Attempt]
"""Spoils an estate, and returns the call that is then refused."""
