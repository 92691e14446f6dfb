"""What a line of the execution log is: its text, from which setting on it is written, how it is cut and masked."""

from dataclasses import dataclass
from typing import Final, Literal

Level = Literal["ERROR", "INFO", "TRACE"]
"""From which setting on a line is written; `TRACE` stands for INFO with `dataTraceEnabled`."""

LONGEST: Final = 1024
"""Characters of a line behind its request id; a longer one ends in ` [TRUNCATED]` (measured on two recorded lines)."""

_CUT: Final = " [TRUNCATED]"
_SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One line, without the request id before it."""

    text: str
    """What it says, secrets masked, not yet cut."""

    level: Level = "INFO"
    """From which setting on it is written."""

    moment: Literal["start", "authorized", "end"] = "end"
    """Whether it is as old as the request, as the answer of the authorizer, or as the response."""

    @property
    def cut(self) -> str:
        """The text as it is shown, its end cut off where it is too long."""
        return self.text if len(self.text) <= LONGEST else self.text[:LONGEST] + _CUT

    def whole(self, request_id: str) -> str:
        """Return the message of the log event."""
        return f"({request_id}) {self.cut}"


def masked(secret: str) -> str:
    """Return a secret as the log shows it: asterisks, and the last six characters (recorded)."""
    if len(secret) <= _SHOWN:
        return "*" * len(secret)
    return "*" * (len(secret) - _SHOWN) + secret[-_SHOWN:]


def shown_body(body: bytes) -> str:
    """Return a body as the log shows it."""
    # No line is longer than LONGEST, and a character takes at most four bytes.
    return body[: 4 * LONGEST + 4].decode(errors="replace")
