"""The first part of a signature that its two sides see differently, with both lines."""

from dataclasses import dataclass, field
from typing import Literal

Part = Literal[
    "body",
    "method",
    "path",
    "path-encoding",
    "query",
    "query-order",
    "query-encoding",
    "host",
    "header",
    "date",
    "scope",
    "token",
    "signature",
    "secret",
]
"""What differs; `signature` when it was damaged after it was made, `secret` when everything else agrees."""

Detail = Literal[
    "",
    "encoded-once",
    "encoded-too-often",
    "character",
    "plus",
    "lower-case-hex",
    "other-letters",
    "prefix-left-out",
    "prefix-added",
    "whole-url",
    "not-tidied",
    "no-slash-first",
    "slash-last",
    "query-in-it",
    "placeholder",
    "letter-case",
    "not-signed",
    "not-received",
    "left-out",
    "added",
    "no-equal-sign",
    "with-port",
    "blanks",
    "names",
    "names-order",
    "no-empty-line",
    "empty",
    "unsigned-payload",
    "upper-case",
    "base64",
    "line-break",
    "mark",
    "stand-in",
    "other-json",
    "packed",
    "format",
    "key",
    "cut",
    "quotes",
    "percent-encoded",
    "length",
    "no-prefix",
    "another",
]
"""How it differs, where that can be told: see `surgeon.py`, `damaged.py` and `secret_slips.py`; in words of people:
`doctor/report/difference_words.py`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One line as it was signed, and as AWS received it."""

    part: Part
    """What differs."""

    detail: Detail = ""
    """How, where that can be told."""

    name: str = ""
    """Which header, query parameter or character; empty where the part has but one."""

    signed: str = field(repr=False)
    """The line that was signed; a header's may be a secret."""

    received: str = field(repr=False)
    """The line that AWS makes of what it received."""

    @property
    def column(self) -> int:
        """Where the caret goes: the first letter that differs, counted from 0."""
        pairs = zip(self.signed, self.received, strict=False)
        shorter = min(len(self.signed), len(self.received))
        return next((place for place, (one, other) in enumerate(pairs) if one != other), shorter)
