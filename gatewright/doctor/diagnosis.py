"""The doctor's answer as a value; every report is a rendering of it."""

from dataclasses import dataclass
from typing import Literal

from gatewright.aws.sigv4.difference import Difference
from gatewright.doctor.answered_by import Answerer
from gatewright.model.cause import Cause, Remedy, Safety
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.request import Request
from gatewright.model.trace import Trace
from gatewright.model.unknown import Missing
from gatewright.sources.exchange import Exchange

Standing = Literal["confirmed", "likely", "possible", "waiting", "contradicted", "ruled-out"]
"""How a cause stands: the rows of the table in `weigh`, best first. Only the first three count as an answer."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A cause outside the chain, and what speaks for it."""

    cause: Cause
    """The cause."""

    standing: Standing
    """How it stands by itself."""

    because: tuple[Fact, ...] = ()
    """What speaks for it, beyond the answer."""


Outcome = Literal["decided", "narrowed", "undecidable", "not-refused"]
"""One cause answers; several can; none does; the call was not refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """Lines of a file that others take the place of."""

    start: int
    """The first of them, counted from 1."""

    stop: int
    """The one behind the last: the same where nothing is taken out."""

    text: str
    """What stands there instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """A fix as a change of the file that the configuration was read from, proven by reading it again."""

    file: str
    """Which file, as it was named."""

    diff: str
    """The change, for `patch -p0` and `git apply -p0`; empty where the file itself is not the one to change."""

    replaced: tuple[Replaced, ...] = ()
    """The same, line by line."""

    address: str | None = None
    """The resource of Terraform to change; `None` for all other files."""

    lines: tuple[str, ...] = ()
    """What to write there, in Terraform's own words."""

    then: str | None = None
    """The command that takes the changed file over; `None` where that is the author's own tool."""

    note: Message | None = None
    """What else has to be known of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedied:
    """A fix worked out for this call."""

    text: Message
    """What to change."""

    command: str | None
    """The command that changes it, ready to run; `None` where there is none."""

    proven: bool | None
    """True when the same call was decided again with the fix and passed; `None` when that could not be decided."""

    safety: Safety
    """What it may do to others."""

    then: Cause | None = None
    """What the call is refused for next, where it was decided again with the fix and did not pass."""

    request: Request | None = None
    """The changed request, when the fix changes the request; it may hold secrets."""

    remedy: Remedy | None = None
    """What worked it out; `None` where nobody could."""

    patch: Patch | None = None
    """The same as a change of the file that the configuration came from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look that confirms or rules out a cause."""

    text: Message
    """What to look at."""

    command: str
    """The command that shows it."""

    permission: str | None
    """The IAM action that it needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A cause and how it stands."""

    cause: Cause
    """The cause."""

    standing: Standing
    """How it stands."""

    why: Message | None
    """The cause's explanation for this call; `None` when too little is known to fill it."""

    because: tuple[Fact, ...]
    """The evidence."""

    missing: tuple[Missing, ...] = ()
    """What would have to be learnt to be sure."""

    fixes: tuple[Remedied, ...] = ()
    """What to change, the smallest change first."""

    confirm: tuple[Look, ...] = ()
    """How to make sure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextQuestion:
    """The one question that separates what is left."""

    id: str
    """Its name, for `--fact`."""

    text: Message
    """The question."""

    values: tuple[str, ...]
    """What can be answered."""

    separates: tuple[str, ...]
    """Ids of the causes that an answer tells apart."""

    command: str | None = None
    """A command that shows the answer."""

    of_each_call: bool = False
    """Whether another call may have another answer, though the question reads the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """The whole answer for one exchange."""

    exchange: Exchange
    """The call that was examined."""

    answered_by: Answerer
    """Who sent the answer that was seen."""

    outcome: Outcome
    """How far the evidence goes."""

    findings: tuple[Finding, ...]
    """Causes, best first."""

    next_question: NextQuestion | None = None
    """What to ask next; `None` when nothing is open."""

    trace: Trace = ()
    """What each check said of the request."""

    unread: tuple[Missing, ...] = ()
    """Configuration that could not be read, with the permission it takes."""

    difference: Difference | None = None
    """The part of a signature that its two sides see differently; `None` where none is known."""
