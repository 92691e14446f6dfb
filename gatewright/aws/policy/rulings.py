"""What a policy says to a call, and what it may still say while facts are unknown.

A policy that allows does so with a strength: a statement that names the caller itself grants more than one that names
the caller's role, and that more than one that names only the account. The strengths are bits, so that a ruling whose
facts are unknown holds the set of all that it may turn out to be; learning only ever takes bits away.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from gatewright.aws.policy.values import Truth
from gatewright.model.unknown import UNKNOWN

if TYPE_CHECKING:
    from gatewright.aws.policy.atoms import Statement

Verdict = Literal["allowed", "explicitly denied", "implicitly denied", "undetermined"]
"""The answer to a call."""

DENY: Final = 1
"""A Deny statement applies."""

SILENT: Final = 2
"""No statement applies."""

ACCOUNT: Final = 4
"""An Allow statement names the caller's account."""

ROLE: Final = 8
"""An Allow statement names the role, or the user, whose session the caller is."""

DIRECT: Final = 16
"""An Allow statement names the caller or everyone, or stands in a policy that names no principal."""

ALLOWING: Final = ACCOUNT | ROLE | DIRECT
"""Every strength of an Allow."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What one policy says."""

    may: int
    """The bits of all that it may turn out to say; one bit when that is certain."""

    statement: "Statement | None" = None
    """The statement that decides, or the first that would if it applies; `None` when no statement applies."""

    def grants(self, bits: int) -> Truth:
        """Return whether the policy allows with one of the strengths `bits`, supposing that no Deny applies."""
        rest = self.may & ~DENY
        if not rest & bits:
            return False
        return True if not rest & ~bits else UNKNOWN

    @property
    def verdict(self) -> Verdict:
        """Return the ruling as a word, the strength of an Allow apart."""
        if self.may == DENY:
            return "explicitly denied"
        if self.may == SILENT:
            return "implicitly denied"
        return "undetermined" if self.may & ~ALLOWING else "allowed"


NOTHING_SAID: Final = Ruling(SILENT)
"""No statement applies, or there is no policy of that kind."""


def combined(denial: Ruling | None, sure: int, maybe: int, grant: Ruling) -> Ruling:
    """Return what a policy may say: a Deny that may apply, the strongest sure Allow, and stronger ones that may come.

    `sure` is the bit of the strongest Allow that applies for certain, `SILENT` if none does; `maybe` holds the bits of
    the Allows that may apply.
    """
    stronger = maybe & ~(2 * sure - 1)
    may = sure | stronger | (DENY if denial else 0)
    if denial:
        return Ruling(may, denial.statement)
    return grant if grant.may == may else Ruling(may, grant.statement)
