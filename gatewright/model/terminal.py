"""How words stand on a terminal: which columns they take, how they are set off, and that they cannot steer it."""

from dataclasses import dataclass
from typing import Final
from unicodedata import category, east_asian_width


@dataclass(frozen=True, slots=True)
class Style:
    """How words are set off on a terminal."""

    bold: str = ""
    dim: str = ""
    good: str = ""
    warn: str = ""
    end: str = ""


PLAIN: Final = Style()
"""No colour."""

COLOUR: Final = Style(bold="\x1b[1m", dim="\x1b[2m", good="\x1b[32m", warn="\x1b[33m", end="\x1b[0m")
"""For a terminal."""


def printable(text: str) -> str:
    """Return a text that cannot steer the terminal: what others sent may hold escape sequences."""
    return "".join(
        character if character.isprintable() or category(character) == "Zs" else "\N{REPLACEMENT CHARACTER}"
        for character in text
    )


def width(text: str) -> int:
    """Return how many columns a text takes on a terminal: East Asian characters take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def padded(text: str, columns: int) -> str:
    """Return the text filled with blanks to so many columns."""
    return text + " " * (columns - width(text))
