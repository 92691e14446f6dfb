"""What does a policy say to a call? The quick reader: Deny first, and the first certainty ends it.

It runs the tests of the same atoms that `explain` shows, and makes no object unless something is unknown.
"""

from gatewright.aws.policy.atoms import Statement
from gatewright.aws.policy.compile import Policy
from gatewright.aws.policy.facts import Facts
from gatewright.aws.policy.rulings import ALLOWING, DIRECT, NOTHING_SAID, SILENT, Ruling, combined
from gatewright.aws.policy.values import Truth
from gatewright.model.unknown import Unknown


def decide(policy: Policy, facts: Facts) -> Ruling:
    """Return what a policy says."""
    denial: Ruling | None = None
    for statement in policy.denies.candidates(facts):
        applies = applying(statement, facts)
        if applies is True:
            return statement.ruling
        if denial is None and applies is not False:
            denial = statement.ruling
    return _allowing(policy, facts, denial)


def _allowing(policy: Policy, facts: Facts, denial: Ruling | None) -> Ruling:
    grant = NOTHING_SAID
    sure = SILENT
    maybe = 0
    for statement in policy.allows.candidates(facts):
        applies = applying(statement, facts)
        if applies is False:
            continue
        bits = granted(statement, facts)
        certain = bits & -bits if applies is True else SILENT
        if certain == DIRECT and denial is None:
            return statement.ruling
        maybe |= bits
        if grant is NOTHING_SAID or certain > sure:
            grant = Ruling(bits, statement)
        sure = max(sure, certain)
    return combined(denial, sure, maybe, grant)


def granted(statement: Statement, facts: Facts) -> int:
    """Return how closely an Allow statement names the caller, if it applies."""
    return DIRECT if statement.closeness is None else statement.closeness(facts) & ALLOWING


def applying(statement: Statement, facts: Facts) -> Truth:
    """Return whether a statement applies: all its atoms hold."""
    unsure: Unknown | None = None
    for test in statement.tests:
        truth = test(facts)
        if truth is True:
            continue
        if truth is False:
            return False
        unsure = truth
    return True if unsure is None else unsure
