"""
May a call be made? Decided before anybody makes it, from the configuration alone.

A caller who is named signs with a key of our own making, which the copy of the configuration knows as his; so the same
checks decide that decide a real call.
"""

from dataclasses import dataclass, replace
from typing import Final

from gatewright.checks.request import REQUEST
from gatewright.configuration.documents import Documents
from gatewright.doctor.consult import consult
from gatewright.engine.conclude import conclude
from gatewright.engine.decide import walk
from gatewright.model.configuration import Configuration
from gatewright.model.decision import Decision
from gatewright.model.listing import Listing
from gatewright.model.outcome import Pass
from gatewright.model.principal import AccessKey
from gatewright.model.question import CountRequest, Question, SpendQuota, TakeToken
from gatewright.model.request import Request
from gatewright.model.trace import Step
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.errors import SourceError
from gatewright.sources.named_caller import lacking, named_caller
from gatewright.sources.signing import Signer, signed

_KEY: Final = "AKIACANICANICANICANI"
_SECRET: Final = "what-can-i-do"  # noqa: S105 - it opens nothing: it signs a call that is never sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A call that somebody may make."""

    request: Request
    """The call; its time is when the question is asked."""

    caller: str | None = None
    """The ARN of who signs it; `None` for a call as it is."""

    tells_body: bool = True
    """Whether its body is what the call will bring; of a call that is only thought of, nobody may know it."""

    region: str | None = None
    """The region to sign for, where the host does not tell it."""


def can_i(asked: Asked, documents: Documents) -> Decision:
    """Return the decision; raises `SourceError` for a caller who is none, or whom his account does not have."""
    configuration = consult(asked.request, documents)
    request = asked.request
    if asked.caller is not None:
        request, configuration = _signed_by(asked.caller, asked, configuration, documents)
    decision = walk(request, configuration, _nobody_hurries)
    return decision if asked.tells_body else _whatever_the_body(decision)


def _whatever_the_body(decision: Decision) -> Decision:
    """Return the decision with what the method asks of the request left open where that is its body."""
    *before, last = decision.trace
    if last.check != REQUEST.id:
        return decision
    call = replace(decision.call, request=replace(decision.call.request, body=UNKNOWN))
    outcome = REQUEST.run(call)
    # What a check says of a body that nobody told establishes nothing.
    said = Pass() if isinstance(outcome, Pass) else outcome
    return conclude(decision.call, (*before, Step(REQUEST.id, said)))


def _nobody_hurries(question: Question) -> bool | Unknown:
    """Answer that no limit of rate or number is reached; what else the world would say, nobody knows beforehand."""
    return True if isinstance(question, TakeToken | SpendQuota | CountRequest) else UNKNOWN


def _signed_by(
    arn: str, asked: Asked, configuration: Configuration, documents: Documents
) -> tuple[Request, Configuration]:
    nobody = lacking(arn, documents)
    if nobody is not None:
        raise SourceError(nobody)
    principal = named_caller(arn, documents)
    keys = Listing({_KEY: AccessKey(id=_KEY, secret=_SECRET, principal=principal)})
    told = configuration.region
    region = asked.region or (None if isinstance(told, Unknown) else told)
    signer = Signer(access_key=_KEY, secret=_SECRET, region=region)
    headers = signed(asked.request, signer, asked.request.received_at)
    return replace(asked.request, headers=headers), replace(configuration, access_keys=keys)
