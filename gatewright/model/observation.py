"""What the caller, or a log, saw come back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gatewright.model.request import Headers
from gatewright.model.unknown import UNKNOWN, Unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """The answer to one call, as far as anybody saw it."""

    status: int | Unknown = UNKNOWN
    """The status code."""

    headers: Headers = field(default_factory=lambda: Headers(withheld=True))
    """The response's header fields; withheld when the evidence does not list them all."""

    body: bytes | Unknown = UNKNOWN
    """The body, decoded from any content coding."""

    execution_log: tuple[str, ...] | Unknown = UNKNOWN
    """The lines of the execution log for this request, oldest first."""

    access_log: Mapping[str, str] | Unknown = UNKNOWN
    """`$context` variables that the stage's access log holds for this request; `-` means unset."""
