"""Nobody told us: a value that is not `None`, and that cannot be mistaken for false.

`None` says "there is none" (no web ACL, no such key). `UNKNOWN` says that we were not told. Asking its
truth raises, so that an unknown header is never taken for a missing one; `isinstance(value, Unknown)` is
the only way to meet it, and it is what mypy narrows by.
"""

from dataclasses import dataclass
from typing import Final

from gatewright.model.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One thing that nobody told us, and how to learn it."""

    subject: str
    """Where it would stand: `request.headers.x-api-key`, `configuration.usage_plans`. Stable; used as an id."""

    what: Message
    """The same in words: "the usage plans of the account"."""

    permission: str | None = None
    """The IAM action that reads it (`apigateway:GET`), where reading the account would tell."""

    command: str | None = None
    """A command that shows it, with `{placeholders}` for what the diagnosis knows."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that nobody told us, and what would have to be learnt."""

    missing: tuple[Missing, ...] = ()

    def __bool__(self) -> bool:
        raise TypeError("the truth of UNKNOWN was asked; ask `isinstance(value, Unknown)` first")


@dataclass(frozen=True, slots=True)
class PartlyTold(Unknown):
    """A value that was there, and of which nobody told us more than how it begins: `Authorization: Bearer $TOKEN`."""

    begins: str = ""
    """What it begins with; empty when nothing of it is known."""


UNKNOWN: Final = Unknown()
"""Nobody told us, and nobody said how to learn it."""
