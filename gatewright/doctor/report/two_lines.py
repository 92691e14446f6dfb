"""Two lines that differ, cut to what fits on a terminal, and the place of the caret below the first difference."""

from typing import Final

from gatewright.aws.sigv4.difference import Difference
from gatewright.sources.redact import is_secret_name, mask, redact_query

SIDES: Final = ("signature.signed", "signature.received")
"""The facts that hold the two lines."""

WITHOUT_LINES: Final = ("secret", "signature")
"""Parts of which nobody is shown what they are."""

_IN_A_QUERY: Final = "X-Amz-Security-Token"
_WIDEST: Final = 100
_BEFORE: Final = 60
"""So many characters before the difference are shown of a long line."""


def two_lines(difference: Difference, *, shown: bool) -> tuple[str, str, int | None]:
    """Return the signed line, the received one, and the caret's column; a secret is masked and has no caret."""
    if not shown and _is_secret(difference):
        hidden = redact_query if difference.name == _IN_A_QUERY else _masked
        return hidden(difference.signed) or "-", hidden(difference.received) or "-", None
    start = max(0, difference.column - _BEFORE) if _longest(difference) > _WIDEST else 0
    ours, theirs = (_cut(line, start) for line in (difference.signed, difference.received))
    return ours or "-", theirs or "-", difference.column - start + (1 if start else 0)


def _is_secret(difference: Difference) -> bool:
    return difference.part == "token" or (difference.part == "header" and is_secret_name(difference.name))


def _masked(line: str) -> str:
    name, colon, value = line.partition(":")
    return f"{name}:{mask(value)}" if colon else mask(line) or "-"


def _longest(difference: Difference) -> int:
    return max(len(difference.signed), len(difference.received))


def _cut(line: str, start: int) -> str:
    end = start + _WIDEST
    return ("…" if start else "") + line[start:end] + ("…" if len(line) > end else "")
