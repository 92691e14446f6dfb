"""One change of a document: put, append or remove a value at a path."""

from dataclasses import dataclass
from typing import Any, TypeAlias

from gatewright.sources.edits.nodes import Path


@dataclass(frozen=True, slots=True)
class Put:
    """Set a member, whether or not it is there; parents that are missing are made."""

    path: Path
    value: Any


@dataclass(frozen=True, slots=True)
class Append:
    """Add a value to the end of a list; one that stands alone becomes a list, and one that is missing is made."""

    path: Path
    value: Any


@dataclass(frozen=True, slots=True)
class Remove:
    """Take a member, or a value of a list, out; a parent that would be left empty goes with it."""

    path: Path


Edit: TypeAlias = Put | Append | Remove
