"""What does a policy say to a call, and why? Every statement and every atom, nothing cut short.

The ruling is drawn from what is shown here and from nothing else, so that an explanation cannot disagree with itself;
that it agrees with `decide` is a law of the tests.
"""

from typing import NamedTuple

from gatewright.aws.policy.atoms import Atom, Statement
from gatewright.aws.policy.compile import Policy
from gatewright.aws.policy.decide import granted
from gatewright.aws.policy.facts import Facts
from gatewright.aws.policy.keys import why_absent
from gatewright.aws.policy.rulings import NOTHING_SAID, SILENT, Ruling, combined
from gatewright.aws.policy.values import Truth, Value
from gatewright.i18n import N_
from gatewright.model.message import Message
from gatewright.model.unknown import UNKNOWN


class AtomRead(NamedTuple):
    """One atom held against a call."""

    atom: Atom
    """What was expected: its `operator` and `operands`."""

    truth: Truth
    """Whether the call meets it."""

    facts: Facts
    """The call."""

    @property
    def seen(self) -> Value:
        """Return what the call has there; `None` when nothing."""
        return self.atom.seen(self.facts)

    @property
    def why_absent(self) -> Message | None:
        """Say why the call has nothing there; `None` when it has, or nobody knows."""
        if self.atom.key is not None:
            return why_absent(self.atom.key, self.facts) if self.seen is None else None
        if self.atom.kind == "principal" and self.facts.caller is None:
            return Message(N_("the caller is anonymous"))
        return None


class StatementRead(NamedTuple):
    """One statement held against a call."""

    statement: Statement
    """The statement."""

    truth: Truth
    """Whether it applies."""

    atoms: tuple[AtomRead, ...]
    """Each of its atoms."""

    @property
    def failing(self) -> tuple[AtomRead, ...]:
        """Return the atoms that the call does not meet."""
        return tuple(read for read in self.atoms if read.truth is False)

    @property
    def unknown(self) -> tuple[AtomRead, ...]:
        """Return the atoms that nobody can tell."""
        return tuple(read for read in self.atoms if read.truth is not False and read.truth is not True)


class PolicyRead(NamedTuple):
    """A policy held against a call."""

    policy: Policy
    """The policy."""

    ruling: Ruling
    """What it says."""

    statements: tuple[StatementRead, ...]
    """Each of its statements."""


def explain(policy: Policy, facts: Facts) -> PolicyRead:
    """Hold every statement of a policy against a call."""
    reads = tuple([_statement(statement, facts) for statement in policy.statements])
    return PolicyRead(policy, _ruling(reads, facts), reads)


def _statement(statement: Statement, facts: Facts) -> StatementRead:
    reads = tuple([AtomRead(atom, atom.test(facts), facts) for atom in statement.atoms])
    truths = [read[1] for read in reads]
    if False in truths:
        return StatementRead(statement, False, reads)
    return StatementRead(statement, True if truths.count(True) == len(truths) else UNKNOWN, reads)


def _ruling(reads: tuple[StatementRead, ...], facts: Facts) -> Ruling:
    """Draw the ruling: a Deny that applies, else the Allows, else silence."""
    applying = [read for read in reads if read.truth is not False]
    denials = [read for read in applying if read.statement.effect == "Deny"]
    sure_denial = next((read for read in denials if read.truth is True), None)
    if sure_denial is not None:
        return sure_denial.statement.ruling
    grant = NOTHING_SAID
    sure = SILENT
    maybe = 0
    for read in applying:
        if read.statement.effect == "Deny":
            continue
        bits = granted(read.statement, facts)
        certain = bits & -bits if read.truth is True else SILENT
        maybe |= bits
        if grant is NOTHING_SAID or certain > sure:
            grant = Ruling(bits, read.statement)
        sure = max(sure, certain)
    return combined(denials[0].statement.ruling if denials else None, sure, maybe, grant)
