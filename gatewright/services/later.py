"""
What is left of an operation when its transaction has ended: awaited on the event loop, while other calls are answered.

The control plane answers one call after another, on one thread. An operation that waits for something else (a function
that runs, and may call this very control plane) must not hold it: its handler reads what it needs, and returns this.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from gatewright.store.documents import Document


@dataclass(frozen=True, slots=True)
class Later:
    """The rest of an operation."""

    finish: Callable[[], Awaitable[Document]]
    """Returns the operation's output, or raises `ServiceError`, as a handler does; it has no documents any more."""
