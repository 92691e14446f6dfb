"""One request under inspection: what was read of it, which labels it carries, what nobody told us.

Made anew for each request and never shared. The places of `parts` are given out when the web ACL is compiled, so that a
part is read and transformed once, however many rules look at it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from gatewright.model.question import Answer, Question
from gatewright.model.request import Request
from gatewright.model.unknown import Missing

LATIN: Final = "latin-1"


@dataclass(frozen=True, slots=True)
class Partial:
    """Values of which some may lack, because nobody told us the whole."""

    values: tuple[bytes, ...]
    """Those that are known."""

    missing: tuple[Missing, ...]
    """What would tell the rest."""


Found = tuple[bytes, ...] | Partial | bool
"""The values of a part; or whether the statement matches whatever they are: it is too large, or no JSON."""


@dataclass(frozen=True, slots=True)
class Match:
    """What made a statement match."""

    statement: str
    """Its name in AWS's JSON: `ByteMatchStatement`."""

    part: str
    """Where: `UriPath`, `SingleHeader user-agent`."""

    value: bytes
    """The value that matched, transformed; empty where the size of a part decided."""


@dataclass(slots=True)
class Inspection:
    """What the statements read and write."""

    request: Request
    """The request."""

    path: bytes
    """Its path, stage first, still percent-encoded."""

    answers: Mapping[Question, Answer]
    """What the world answered."""

    body_limit: int
    """How many bytes of the body are looked at."""

    parts: list[Found | None]
    """The parts that were read, by place."""

    labels: dict[str, None] = field(default_factory=dict)
    """The labels that it carries, the oldest first."""

    unsure_labels: set[str] = field(default_factory=set)
    """The labels that it may carry."""

    any_label: bool = False
    """Whether it may carry labels that nobody knows of: a group of which we were not told has run."""

    missing: dict[str, Missing] = field(default_factory=dict)
    """What nobody told us, by subject."""

    asked: dict[Question, Answer] = field(default_factory=dict)
    """The questions whose answers were used, with those."""

    matched: Match | None = None
    """What matched last."""

    kept: dict[str, Any] = field(default_factory=dict)
    """What was worked out on the way: parsed query, headers, cookies."""

    def lacks(self, missing: tuple[Missing, ...]) -> None:
        """Note what nobody told us."""
        for one in missing:
            self.missing[one.subject] = one


def as_bytes(text: str) -> bytes:
    """Return what stood on the wire; evidence may hold letters that no wire carries one byte each."""
    try:
        return text.encode(LATIN)
    except UnicodeEncodeError:
        return text.encode(errors="replace")
