"""How near was a call to being allowed? The input of a search for the smallest change.

For each Allow that does not apply, the atoms that fail: all of them would have to change. For each Deny that applies,
or may apply, its atoms: one of them would have to.
"""

from dataclasses import dataclass

from gatewright.aws.policy.explain import AtomRead, PolicyRead, StatementRead


@dataclass(frozen=True, slots=True)
class NearAllow:
    """An Allow statement that does not apply, or may not."""

    read: StatementRead
    """The statement, held against the call."""

    failing: tuple[AtomRead, ...]
    """The atoms that fail."""

    unknown: tuple[AtomRead, ...]
    """The atoms that nobody can tell."""


@dataclass(frozen=True, slots=True)
class Near:
    """What stands between a call and being allowed by one policy."""

    denies: tuple[StatementRead, ...]
    """Every Deny that hits or may hit, those that hit for certain first."""

    allows: tuple[NearAllow, ...]
    """The Allows that miss, the nearest first."""


def near(read: PolicyRead) -> Near:
    """Sort the statements of a policy by what they lack."""
    hits = [
        statement
        for statement in read.statements
        if statement.statement.effect == "Deny" and statement.truth is not False
    ]
    misses = [
        NearAllow(statement, statement.failing, statement.unknown)
        for statement in read.statements
        if statement.statement.effect == "Allow" and statement.truth is not True
    ]
    hits.sort(key=lambda hit: hit.truth is not True)
    misses.sort(key=lambda miss: (len(miss.failing), len(miss.unknown)))
    return Near(tuple(hits), tuple(misses))
