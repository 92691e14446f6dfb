"""A mapping that knows whether it is complete."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from gatewright.model.unknown import UNKNOWN, Unknown

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Listing(Generic[V]):
    """What is known of a family of things: those that were told, and what to answer for all others."""

    items: Mapping[str, V | None] = field(default_factory=dict)
    """The things by name; `None` where somebody said that there is none of this name."""

    rest: Unknown | None = None
    """What holds for a name that is not in `items`: `None` when the listing is complete, else `UNKNOWN`."""

    def get(self, name: str) -> V | Unknown | None:
        """Return the thing, `None` when there is none, `UNKNOWN` when nobody told us."""
        found = self.items.get(name, self)
        return self.rest if found is self else found  # type: ignore[return-value]  # `self` marks absence

    def known(self) -> Iterator[V]:
        """Yield the things that are known to exist, in the order in which they were told."""
        return (item for item in self.items.values() if item is not None)


def unknown_listing(unknown: Unknown = UNKNOWN) -> "Listing[V]":
    """Return a listing of which nothing is known."""
    return Listing({}, unknown)
