"""
What the checks say of a request, joined with the answer that was seen: the causes that can be meant, best first.

Forward, the walk says which checks refuse and which cannot say; whether the answer fits each of their refusals makes
the standing (`weigh`). Inside one standing a cause stands first whose answer mainly looks so, then the more frequent.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from gatewright.doctor import frequency
from gatewright.doctor.backward import fits, fitting, is_of_the_type, mainly, seldom
from gatewright.doctor.deployment import served_otherwise
from gatewright.doctor.diagnosis import Finding
from gatewright.doctor.fixes import UNTOLD, holds_unsafe, in_full, kind, looks, open_command, remedied, told
from gatewright.doctor.forward import Judged, judged
from gatewright.doctor.seen import facts_seen
from gatewright.doctor.weigh import ANSWERS, ORDER, standing
from gatewright.engine.chain import chain_of
from gatewright.engine.decide import walk
from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.configuration import Configuration
from gatewright.model.decision import Decision
from gatewright.model.observation import Observation
from gatewright.model.outcome import Deny, Pass, Skip
from gatewright.model.unknown import Missing, Unknown


def by_checks(decision: Decision, seen: Observation) -> tuple[Finding, ...]:
    """Join what the checks say of the request with the answer."""
    best: dict[str, tuple[int, Judged]] = {}
    reached = _reached(judged(decision.trace, lambda denial: _may_be_answered(denial, seen)), seen)
    for each in reached:
        stands = standing(each.judgement, answer_fits=_answer_fits(each, seen))
        rank = ORDER.index(stands)
        known = best.get(each.denial.cause.id)
        if stands != "ruled-out" and (known is None or rank < known[0]):
            best[each.denial.cause.id] = (rank, each)
    ordered = sorted(best.values(), key=lambda item: (item[0], *_likelihood(item[1], reached, seen)))
    found = tuple(_finding(decision.call, each, seen) for _, each in ordered)
    contradicted = tuple(sorted(_contradicted(found, decision, seen), key=lambda each: frequency.rank(each.cause.id)))
    otherwise = tuple(served_otherwise(contradicted, decision, seen))
    explained = {finding.cause.id for finding in otherwise}
    return (*otherwise, *found, *(finding for finding in contradicted if finding.cause.id not in explained))


def _contradicted(found: tuple[Finding, ...], decision: Decision, seen: Observation) -> Iterator[Finding]:
    """Yield the causes that the answer fits and that a check excludes, when the answer fits no other."""
    if isinstance(seen.status, Unknown) or any(finding.standing in ANSWERS for finding in found):
        return
    passed = {step.check for step in decision.trace if isinstance(step.outcome, Pass | Skip)}
    chain = chain_of(decision.call)
    causes = {cause.id: cause for entry in chain if entry.check.id in passed for cause in entry.check.causes}
    named = {finding.cause.id for finding in found}
    # What the request alone excludes, no other configuration could bring.
    open_by_request = {each.denial.cause.id for each in judged(walk(decision.call.request, Configuration()).trace)}
    for cause in causes.values():
        if cause.id in open_by_request - named and fitting(cause, seen) is not None:
            stands = standing("passes", answer_fits=True)
            yield Finding(cause=cause, standing=stands, why=None, because=facts_seen(seen))


def _reached(judgements: tuple[Judged, ...], seen: Observation) -> tuple[Judged, ...]:
    """Leave out what the first refusal, when it fits, kept from being reached: it can only wait."""
    sure = next((each for each in judgements if each.judgement in ("refuses", "may-refuse-first")), None)
    if sure is None or not fits(sure.denial.answered, sure.denial.values, seen):
        return judgements
    return tuple(each for each in judgements if each.place <= sure.place or each.judgement == "refuses-later")


def _likelihood(each: Judged, reached: tuple[Judged, ...], seen: Observation) -> tuple[bool, bool, bool, int, int]:
    """Order causes of one standing: those that mainly answer so, then by frequency.

    But never one before another that its own check finds likelier. Where a check cannot say, an answer that is seldom
    for a cause sets it aside.
    """
    at = reached.index(each)
    aside = each.judgement == "cannot-say" and seldom(each.denial.cause, seen)
    likelier = [other.denial.cause for other in reached[:at] if other.place == each.place]
    ranks = [_order(cause, seen) for cause in likelier if fitting(cause, seen) is not None]
    return (aside, *max([*ranks, _order(each.denial.cause, seen)]), at)


def _order(cause: Cause, seen: Observation) -> tuple[bool, bool, int]:
    return not mainly(cause, seen), not is_of_the_type(cause, seen), frequency.rank(cause.id)


def _finding(call: Call, each: Judged, seen: Observation) -> Finding:
    denial, answer_fits = in_full(call, each.denial), _answer_fits(each, seen)
    stands = standing(each.judgement, answer_fits=answer_fits)
    return Finding(
        cause=denial.cause,
        standing=stands,
        why=told(denial.cause.why, denial.values, (UNTOLD, "-")) if each.judgement != "cannot-say" else None,
        because=(*(facts_seen(seen) if answer_fits else ()), *denial.because),
        missing=tuple(_told_how(gap, denial.values) for gap in each.missing),
        fixes=tuple(remedied(call, denial)),
        confirm=tuple(looks(denial.cause.confirm, denial.values, kind(call, denial))),
    )


def _answer_fits(each: Judged, seen: Observation) -> bool:
    """Tell whether the answer that was seen can be that of a refusal."""
    if each.judgement == "cannot-say":
        return _may_be_answered(each.denial, seen)
    return fits(each.denial.answered, each.denial.values, seen)


def _may_be_answered(denial: Deny, seen: Observation) -> bool:
    """Tell whether a refusal by a check that cannot say could have given the answer that was seen."""
    if fits(denial.answered, denial.values, seen):
        return True
    return denial.signature is None and fitting(denial.cause, seen) is not None


def _told_how(gap: Missing, values: Mapping[str, str]) -> Missing:
    """Return the gap with a command that names what is known of the call."""
    if gap.command is None:
        return gap
    unsafe = holds_unsafe(gap.command, values)
    return replace(gap, command=None if unsafe else open_command(gap.command, values))
