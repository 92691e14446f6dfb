"""What a report prints of others: a value on one line, a patch's line, a command on lines that run when copied."""

from typing import Final

from gatewright.model.terminal import printable

_LONGEST: Final = 280


def one_line(text: str) -> str:
    """Return a value on one line, cut where it is too long to read."""
    line = printable(" ".join(text.split()))
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def kept(line: str) -> str:
    """Return a line of a patch as `printable` does, with the tabs that a file may have."""
    return "\t".join(printable(part) for part in line.rstrip("\r").split("\t"))


def wrapped(command: str) -> list[str]:
    """Return a command on lines that still run when they are copied together."""
    first, *others = command.split(" && ")
    return [
        first + (" \\" if others else ""),
        *(f"&& {part}" + (" \\" if part is not others[-1] else "") for part in others),
    ]
