"""All that a check can say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gatewright.model.api import Protocol
from gatewright.model.call import Call
from gatewright.model.cause import Cause, Signature
from gatewright.model.fact import Fact
from gatewright.model.message import Message
from gatewright.model.question import Question
from gatewright.model.unknown import Missing
from gatewright.model.waf import CustomResponse


@dataclass(frozen=True, slots=True)
class Pass:
    """The check holds."""

    call: Call | None = None
    """The call, with what this check established; `None` in a trace, where the decision's call tells all of it."""


@dataclass(frozen=True, slots=True)
class Skip:
    """The check does not apply to this call."""

    why: Message
    """Why not."""

    call: Call | None = None
    """The call with what follows from skipping; `None` when nothing does."""


@dataclass(frozen=True, slots=True)
class Deny:
    """The call is refused; neither the cause nor its evidence has a default."""

    cause: Cause
    """The reason."""

    because: tuple[Fact, ...]
    """The evidence."""

    values: Mapping[str, str] = field(default_factory=dict)
    """What the placeholders of the cause's sentences stand for in this call."""

    signature: Signature | None = None
    """How this refusal is answered, when it is not the cause's first signature."""

    custom: CustomResponse | None = None
    """The web ACL's own answer, which wins over every other."""

    met: Cause | None = None
    """What its check refuses other calls for, where the cause names the call instead: a preflight without a key."""

    @property
    def answered(self) -> Signature:
        """Return how this refusal is answered."""
        return self.signature or self.cause.signatures[0]

    @property
    def by(self) -> Protocol:
        """Return which kind of API refuses; a refusal that no API answers is taken for a REST API's."""
        first = self.signature or next(iter(self.cause.signatures), None)
        return "REST" if first is None else first.of


@dataclass(frozen=True, slots=True)
class Ask:
    """The world must answer before the check can say more."""

    question: Question


@dataclass(frozen=True, slots=True)
class Unsure:
    """What we were told does not suffice."""

    missing: tuple[Missing, ...]
    """What was not told, and how to learn it; never empty."""

    may: tuple[Deny, ...]
    """Every refusal that the missing knowledge could still bring, the likeliest first; learning adds none (a law)."""

    call: Call | None = None
    """The call with what could be established all the same; `None` when nothing could."""

    refuses: bool = False
    """Whether the check refuses in any case, so that only for which of `may` is open: no check after it is reached."""


Outcome = Pass | Skip | Deny | Ask | Unsure
