"""How much is read of one text: more tells nothing of a call, and costs minutes. Of logs, any number of lines."""

from typing import Final

from gatewright.sources.errors import EvidenceError

MOST_LINES: Final = 1_000_000
"""More than a trace of the largest body (10 MiB, 16 bytes a line) has."""

MOST_FIELDS: Final = 5000
"""More lines of a head than curl takes of an answer (documented in its sources, `MAX_HTTP_RESP_HEADER_COUNT`)."""

MOST_CALLS: Final = 10_000
"""More than anybody makes in one session; each is examined by itself."""


def bound_lines(text: str) -> None:
    """Refuse a text of too many lines."""
    if has_many_lines(text):
        message = f"expected at most {MOST_LINES:,} lines of anything but a log, got more"
        raise EvidenceError(f"{message}: keep those that show the call")


def has_many_lines(text: str) -> bool:
    """Tell whether a text has more lines than one that shows a call."""
    return text.count("\n") > MOST_LINES


def bound_head(fields: int, line: int) -> None:
    """Refuse a head that gets another line, which stands in this line of the text, beside so many."""
    if fields >= MOST_FIELDS:
        raise EvidenceError(f"expected at most {MOST_FIELDS} lines of a head, got more", line=line)


def bound_calls(calls: int) -> None:
    """Refuse a text that tells another call beside so many."""
    if calls >= MOST_CALLS:
        raise EvidenceError(
            f"expected at most {MOST_CALLS:,} calls in one text, got more: keep those that were refused"
        )
