"""The atoms that statements are made of: each one test, and the value that it looks at."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from gatewright.aws.policy.document import Effect
from gatewright.aws.policy.facts import Facts
from gatewright.aws.policy.rulings import Ruling
from gatewright.aws.policy.values import Truth, Value

AtomKind = Literal["principal", "action", "resource", "condition"]
"""Which part of a statement an atom is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """One thing that must hold for a statement to apply."""

    kind: AtomKind
    """Which part of the statement it is."""

    operator: str
    """The element or the operator as written: `NotResource`, `ForAnyValue:StringLike`."""

    key: str | None
    """The context key of a condition as written; `None` for other atoms."""

    operands: tuple[str, ...]
    """What the policy lists, as written."""

    path: str
    """Where in the document: `Statement[0].Condition.IpAddress.aws:SourceIp`."""

    test: Callable[[Facts], Truth]
    """Whether a call meets it."""

    seen: Callable[[Facts], Value]
    """What a call has at that place."""

    always: bool = False
    """True when every call meets it, so that deciding need not ask."""

    invalid: tuple[str, ...] = ()
    """The operands that match nothing, whatever comes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement, ready to be held against a call."""

    index: int
    """Its place in the document, from 0."""

    sid: str | None
    """Its name."""

    effect: Effect
    """What it does when it applies."""

    path: str
    """Where it stands in the document."""

    atoms: tuple[Atom, ...]
    """What must hold, in the order of the document: principal, action, resource, conditions."""

    tests: tuple[Callable[[Facts], Truth], ...]
    """The tests of the atoms that may fail."""

    closeness: Callable[[Facts], int] | None
    """How closely it names the caller, as bits; `None` when each caller whom it hits is meant."""

    ends: tuple[tuple[str, str], ...]
    """How the ARNs that it may apply to start and end: as one of these does."""

    ruling: Ruling
    """What the policy says when this statement decides alone; made once, since most calls end here."""

    @property
    def name(self) -> str:
        """Return what a person calls it: its `Sid`, or its number from 1."""
        return self.sid or str(self.index + 1)
