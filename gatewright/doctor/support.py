"""
What else was seen speaks for a cause or against it: the logs of the call, and the way that it took.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from gatewright.checks.words import words
from gatewright.doctor.answered_by import answered_by
from gatewright.doctor.diagnosis import Finding, Suspect
from gatewright.doctor.fixes import UNTOLD, in_full, kind, looks, remedied, told
from gatewright.doctor.logs_say import Said, speaks_of
from gatewright.doctor.seen import facts_seen
from gatewright.doctor.weigh import ANSWERS
from gatewright.engine.catalogue import CAUSES
from gatewright.model.call import Call
from gatewright.model.cause import Cause, Signature
from gatewright.model.fact import Fact
from gatewright.model.outcome import Deny
from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange

_ABOUT_THE_WAY: Final = ("domain.", "edge.", "endpoint.", "tls.")


def suspected(suspect: Suspect, exchange: Exchange, call: Call | None) -> Finding:
    """Return the finding for a cause outside the chain."""
    cause, values = suspect.cause, _told(exchange) if call is None else words(call)
    seen = facts_seen(exchange.observation)
    failure = () if exchange.failure is None else (Fact("response", "failure", exchange.failure.detail),)
    denial = in_full(call, Deny(cause, (), values, _signature(cause, exchange)))
    return Finding(
        cause=cause,
        standing=suspect.standing,
        why=None if call is None and suspect.standing != "confirmed" else told(cause.why, values, (UNTOLD, "-")),
        because=(*seen, *failure, *suspect.because),
        fixes=tuple(remedied(call, denial)),
        confirm=tuple(looks(cause.confirm, denial.values, kind(call, denial))),
    )


def _signature(cause: Cause, exchange: Exchange) -> Signature | None:
    """Return how the API that answered answers for the cause; `None` for a REST API."""
    of_http = answered_by(exchange.observation) == "api-gateway-http"
    return cause.of_http_api[0] if of_http and cause.of_http_api else None


def _told(exchange: Exchange) -> Mapping[str, str]:
    """Return the placeholders of a call of which the evidence does not show the request."""
    if isinstance(exchange.host, Unknown):
        return {}
    # Where a call ended before it was made, any path of the host would meet the same.
    return {"host": exchange.host, "http_method": "GET", "url": f"https://{exchange.host}/"}


def heard(
    found: tuple[Finding, ...], said_of_it: Iterable[Said], exchange: Exchange, call: Call | None
) -> tuple[Finding, ...]:
    """Leave what the lines leave; what they say against every cause that answers is not believed."""
    for said in said_of_it:
        left = tuple(finding for finding in found if said.leaves(finding.cause.id))
        answers = [finding for finding in left if finding.standing in ANSWERS]
        if said.sure and not any(speaks_of(said.keeps, finding.cause.id) for finding in answers):
            named = (cause for cause_id, cause in CAUSES.items() if speaks_of(said.keeps, cause_id))
            left = tuple(suspected(Suspect(cause, "possible"), exchange, call) for cause in named)
            answers = list(left) or answers
        if not answers:
            continue
        sure = said.sure and len(answers) == 1
        found = tuple(_supported(finding, said, sure=sure) if finding in answers else finding for finding in left)
        if said.in_order:
            found = tuple(sorted(found, key=lambda finding: _place(finding.cause.id, said.keeps)))
    return found


def _place(cause_id: str, keeps: tuple[str, ...]) -> int:
    return keeps.index(cause_id) if cause_id in keeps else len(keeps)


def on_its_way(found: tuple[Finding, ...], exchange: Exchange) -> tuple[Finding, ...]:
    """Add what was found out about the way to the host, where a cause is about the way."""
    return tuple(
        replace(finding, because=(*finding.because, *exchange.ways))
        if finding.cause.id.startswith(_ABOUT_THE_WAY) and finding.standing in ANSWERS
        else finding
        for finding in found
    )


def _supported(finding: Finding, said: Said, *, sure: bool) -> Finding:
    """Add a line of a log to what speaks for a cause; AWS's own word for the reason confirms the only one it leaves."""
    because = finding.because
    if said.keeps and said.fact not in because:
        because = (*because, said.fact)
    if sure and said.inferred and finding.standing == "possible":
        return replace(finding, because=because, standing="likely")
    return replace(finding, because=because, standing="confirmed" if sure and not said.inferred else finding.standing)
