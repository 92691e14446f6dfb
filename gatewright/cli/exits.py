"""Exit statuses, the same for every command; a contract, see `docs/interface.md`."""

from typing import Final

NOTHING_REFUSED: Final = 0
"""Nothing refused; yes; nothing changed."""

FOUND: Final = 1
"""A refusal was found; no; something would change."""

COULD_NOT_RUN: Final = 2
"""Usage, unreadable input, or could not run: one clear line on stderr."""

UNDECIDABLE: Final = 3
"""What was given does not decide it."""

INTERRUPTED: Final = 130
"""Ctrl-C."""


class UsageError(Exception):
    """Input that a command cannot work with; its text is the one line that the person reads."""
