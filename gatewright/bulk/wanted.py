"""Which calls of a log somebody asks for: those of a span of time, or of a route."""

from collections.abc import Mapping
from dataclasses import dataclass

from gatewright.bulk.dimensions import moment_of, route_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a call has to be; by itself, every call is wanted."""

    since: float | None = None
    """Unix seconds of the first moment."""

    until: float | None = None
    """Unix seconds before which it was made."""

    route: str | None = None
    """`GET /pets/{id}`, `$default`, or a resource with any verb: `/pets/{id}`."""

    @property
    def is_everything(self) -> bool:
        """Whether every call is wanted."""
        return self == Wanted()

    @property
    def is_of_time(self) -> bool:
        """Whether nothing but the time makes a difference."""
        return self.route is None

    def has(self, told: Mapping[str, str]) -> bool:
        """Tell whether a line's call is wanted; one whose time nobody told is of no span."""
        if self.since is not None or self.until is not None:
            moment = moment_of(told)
            if moment is None or (self.since is not None and moment < self.since):
                return False
            if self.until is not None and moment >= self.until:
                return False
        if self.route is None:
            return True
        called = route_of(told).route
        return self.route in (called, called.partition(" ")[2])


EVERYTHING = Wanted()
"""Every call."""
