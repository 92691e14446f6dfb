"""Which statements may apply to an ARN at all: found by how their patterns start and end.

Each statement stands under the literal starts and ends of its patterns; an ARN looks up its own of those lengths. What
comes back is in the order of the document, and leaves out only statements that cannot apply.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from gatewright.aws.policy.atoms import Statement
from gatewright.aws.policy.facts import Facts

WORTHWHILE: Final = 6
"""With fewer statements, running all of them is as quick as looking up which to run."""

_ORDER: Final = attrgetter("index")


@dataclass(frozen=True, slots=True)
class Index:
    """Statements of one effect."""

    every: tuple[Statement, ...]
    """All of them, in order."""

    lengths: tuple[tuple[int, int], ...]
    """The lengths of starts and ends; empty when it is not worthwhile to look them up."""

    by_ends: dict[tuple[str, str], tuple[Statement, ...]]
    """The statements under each start and end."""

    def candidates(self, facts: Facts) -> Sequence[Statement]:
        """Return the statements that may apply, in order; all of them while the ARN is not wholly known."""
        arn = facts.resource.whole
        if not self.lengths or arn is None:
            return self.every
        whole = len(arn)
        groups = [
            group
            for head, tail in self.lengths
            if (group := self.by_ends.get((arn[:head], arn[whole - tail :] if tail else "")))
        ]
        if len(groups) < 2:
            return groups[0] if groups else ()
        return sorted({statement.index: statement for group in groups for statement in group}.values(), key=_ORDER)


def index(statements: Sequence[Statement]) -> Index:
    """Sort statements of one effect by how their patterns start and end."""
    every = tuple(statements)
    if len(every) < WORTHWHILE:
        return Index(every, (), {})
    grouped: dict[tuple[str, str], list[Statement]] = {}
    for statement in every:
        for ends in statement.ends:
            grouped.setdefault(ends, []).append(statement)
    lengths = tuple(sorted({(len(head), len(tail)) for head, tail in grouped}))
    return Index(every, lengths, {ends: tuple(group) for ends, group in grouped.items()})
