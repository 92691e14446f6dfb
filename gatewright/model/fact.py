"""A pointer to evidence: to gatewright what a source span is to a linter."""

from dataclasses import dataclass
from typing import Literal

from gatewright.model.message import Message

Where = Literal["response", "request", "configuration", "log", "dns", "probe", "answer"]
"""Which kind of evidence a fact points into."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One value at one place of the evidence."""

    where: Where
    """The kind of evidence."""

    path: str
    """The place in it: `stages[prod].deploymentId`, `headers.x-api-key`."""

    value: str
    """What stands there; `-` when there is nothing."""

    secret: bool = False
    """True when the value may not be shown: reports print it masked."""

    remark: Message | None = None
    """What more is to be said of it: why there is nothing, or why a value does not do what it seems to."""
