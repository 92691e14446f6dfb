"""
Examine one exchange: who answered, which causes can be meant, how each stands, what to do.

Forward, the walk says which checks refuse and which cannot say; backward, each cause's answer is compared with the one
that was seen; `weigh` joins the two.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gatewright.doctor import frequency
from gatewright.doctor.answer_text import error_type_of, is_of_many, message_of, response_type_in
from gatewright.doctor.answered_by import Answerer, answered_by
from gatewright.doctor.answerers import NOT_OF_THE_CHAIN, ON_THE_WAY, elsewhere, on_the_way
from gatewright.doctor.backward import (
    fits,
    fitting,
    is_of_the_type,
    mainly,
    says_only_a_status,
    seldom,
    unlike_customised,
)
from gatewright.doctor.behind import judged_behind
from gatewright.doctor.by_way import by_way
from gatewright.doctor.challenge import challenge_says
from gatewright.doctor.clock_told import with_clock
from gatewright.doctor.complained import complaint_first
from gatewright.doctor.curl_line import called_alike
from gatewright.doctor.deployment import mended_by_deploying, served_otherwise
from gatewright.doctor.diagnosis import Diagnosis, Finding, NextQuestion, Outcome, Suspect
from gatewright.doctor.disguised import is_disguised
from gatewright.doctor.empty_credential import credential_says
from gatewright.doctor.endpoint_first import endpoint_first
from gatewright.doctor.fixes import UNTOLD, holds_unsafe, in_full, kind, looks, open_command, remedied, told
from gatewright.doctor.forward import Judged, judged
from gatewright.doctor.hidden import decided_behind, is_hidden
from gatewright.doctor.logs_say import logs_say
from gatewright.doctor.no_key_logged import no_key_logged
from gatewright.doctor.other_services import names_another
from gatewright.doctor.questions import kept, next_question
from gatewright.doctor.seen import facts_seen
from gatewright.doctor.signature_review import SecretOf, no_secret, review
from gatewright.doctor.support import heard, on_its_way, suspected
from gatewright.doctor.text_says import text_says
from gatewright.doctor.trimmed import untrimmed
from gatewright.doctor.unanswered import has_many_reasons
from gatewright.doctor.unarrived import as_arrived
from gatewright.doctor.unnamed import or_unnamed, preflight_first
from gatewright.doctor.vouched import accounts_say
from gatewright.doctor.weigh import ANSWERS, ORDER, standing
from gatewright.doctor.what_was_sent import what_was_sent_says
from gatewright.engine.catalogue import CAUSES
from gatewright.engine.chain import chain_of
from gatewright.engine.decide import walk
from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.configuration import Configuration
from gatewright.model.decision import Decision
from gatewright.model.observation import Observation
from gatewright.model.outcome import Deny, Pass, Skip, Unsure
from gatewright.model.trace import Trace
from gatewright.model.unknown import UNKNOWN, Missing, Unknown
from gatewright.sources.exchange import Exchange

_REFUSED = 400
_BAD_REQUEST = 400
_NOT_FOUND = 404


def examine(
    exchange: Exchange,
    configuration: Configuration,
    facts: Mapping[str, str] | None = None,
    *,
    skipped: Iterable[str] = (),
    secret_of: SecretOf = no_secret,
) -> Diagnosis:
    """Return the diagnosis of one exchange under what is known of the account.

    `facts` answer questions by id, besides the answers that came with the exchange; `skipped` are questions that
    nobody can answer. `secret_of` lets a signature be looked at with the secret of its key. Raises `ValueError` for a
    question that the doctor does not ask.
    """
    exchange = as_arrived(with_clock(untrimmed(exchange)))
    answers = {**exchange.answers, **(facts or {})}
    asked = (*answers, *skipped)
    seen = exchange.observation
    who = _who(exchange)
    passed = not isinstance(seen.status, Unknown) and seen.status < _REFUSED and not is_disguised(exchange)
    if passed and exchange.failure is None and who != "waf":
        return Diagnosis(exchange=exchange, answered_by=who, outcome="not-refused", findings=())
    decision = _decision(exchange, configuration)
    call = None if decision is None else decision.call
    others = None if _over_http(who, call) else elsewhere(who, exchange, configuration)
    if others is not None and decision is not None and _refused_itself(who, decision):
        found = _of_known_api(decision, exchange, others)
    elif others is not None:
        found = tuple(suspected(each, exchange, call) for each in others)
        decision = decision if is_hidden(exchange) else None
    else:
        found = what_was_sent_says(_of_answer(seen), exchange) if decision is None else _with_request(decision, seen)
        found = _joined(found, tuple(suspected(each, exchange, call) for each in on_the_way(exchange, call)))
        found = found if decision is not None else _by_status_alone(found, exchange)
    found = judged_behind(found, decision)
    reviewed = review(exchange, secret_of)
    told = (*challenge_says(exchange), *text_says(exchange), *credential_says(exchange))
    said = (*reviewed.said, *told, *accounts_say(exchange), *logs_say(exchange))
    found = heard(_kept(found, answers), said, exchange, call)
    if who != "api-gateway-websocket":
        found = preflight_first(or_unnamed(found, exchange, call), exchange)
    found = no_key_logged(found, seen)
    found = by_way(found, exchange) if decision is None else mended_by_deploying(found, decision)
    found = complaint_first(endpoint_first(on_its_way(found, exchange), seen), exchange, secret_of)
    found = found if has_many_reasons(exchange, answers) else _settled(found)
    concluded = _conclude(exchange, who, found, decision, asked)
    return called_alike(replace(concluded, difference=reviewed.difference))


def _refused_itself(who: Answerer, decision: Decision) -> bool:
    """Tell whether the called API is known, and is of the kind that answered: an HTTP API, or one over a connection."""
    api = decision.call.api
    if isinstance(api, Unknown):
        return False
    if who == "api-gateway-websocket":
        return api.protocol == "WEBSOCKET" and decision.call.request.connection is not None
    return who == "api-gateway-http" and api.protocol == "HTTP"


def _of_known_api(decision: Decision, exchange: Exchange, others: Iterable[Suspect]) -> tuple[Finding, ...]:
    """Return what the checks of such an API say, and what its answer can mean that no check finds."""
    of_checks = {cause.id for entry in chain_of(decision.call) for cause in entry.check.causes}
    behind = (each for each in others if each.cause.id not in of_checks)
    found = _with_request(decision, exchange.observation)
    return _joined(found, tuple(suspected(each, exchange, decision.call) for each in behind))


def foretell(exchange: Exchange, decision: Decision) -> Diagnosis:
    """Return what a decision says of a call that nobody has made yet."""
    if decision.outcome == "allowed":
        return Diagnosis(
            exchange=exchange, answered_by="unknown", outcome="not-refused", findings=(), trace=decision.trace
        )
    found = _with_request(decision, exchange.observation)
    return _conclude(exchange, "unknown", found, decision, exchange.answers)


def _who(exchange: Exchange) -> Answerer:
    """Return who answered: what a log or the browser itself tells, before the marks of the answer."""
    if is_hidden(exchange):
        return "browser"
    who = "unknown" if names_another(exchange) else answered_by(exchange.observation)
    blocked = exchange.waf is not None and exchange.waf.action not in ("ALLOW", "COUNT")
    return "waf" if blocked and who == "unknown" else who


def _over_http(who: Answerer, call: Call | None) -> bool:
    """Tell a call of which it is known that a WebSocket API answered it over HTTP: then its checks say more."""
    if call is None or isinstance(call.api, Unknown) or who not in ("api-gateway-rest", "unknown"):
        return False
    return call.api.protocol == "WEBSOCKET"


def _decision(exchange: Exchange, configuration: Configuration) -> Decision | None:
    request = exchange.request
    if is_hidden(exchange):
        return decided_behind(exchange, configuration)
    return None if isinstance(request, Unknown) else walk(request, configuration)


def _kept(found: tuple[Finding, ...], answers: Mapping[str, str]) -> tuple[Finding, ...]:
    return tuple(finding for finding in found if kept(answers, finding.cause.id))


def _joined(found: tuple[Finding, ...], others: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Add what lies outside the chain, unless a check is sure of the cause; the order of the standings stays."""
    if any(finding.standing == "confirmed" for finding in found):
        return found
    return tuple(sorted((*found, *others), key=lambda finding: ORDER.index(finding.standing)))


def _with_request(decision: Decision, seen: Observation) -> tuple[Finding, ...]:
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
    contradicted = tuple(_contradicted(found, decision, seen))
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


def _of_answer(seen: Observation) -> tuple[Finding, ...]:
    """Return the causes that the answer fits; services of AWS with the same front end say it with another status."""
    found, message = _without_request(seen), message_of(seen)
    if found or message is None or isinstance(seen.status, Unknown) or seen.status < _REFUSED:
        return found
    if seen.status != _BAD_REQUEST and is_of_many(message):
        return found
    return _without_request(replace(seen, status=UNKNOWN))


def _without_request(seen: Observation) -> tuple[Finding, ...]:
    """Compare the answer with every cause, when nobody told us what was asked."""
    causes = (cause for cause in CAUSES.values() if cause not in NOT_OF_THE_CHAIN and fitting(cause, seen) is not None)
    unsaid = "Not Found" if seen.status == _NOT_FOUND and not isinstance(error_type_of(seen), str) else None
    message = message_of(seen) or unsaid
    shown = seen.headers.get("x-amzn-errortype")
    tells_more = response_type_in(seen) is not None or not is_of_many(message or "")
    shown_type = shown if isinstance(shown, str) and not tells_more else None
    fitting_causes = sorted(
        causes,
        key=lambda cause: (
            seldom(cause, seen) or unlike_customised(cause, seen),
            not mainly(cause, seen) or cause.id in frequency.RARE,
            not is_of_the_type(cause, seen),
            frequency.rank_unseen(cause.id, message, shown_type),
        ),
    )
    if says_only_a_status(seen):
        fitting_causes = _each_family_in_turn(fitting_causes, seen)
    return tuple(
        Finding(
            cause=cause,
            standing="possible",
            why=None,
            because=facts_seen(seen),
            fixes=tuple(remedied(None, Deny(cause, ()))),
            confirm=tuple(looks(cause.confirm, {})),
        )
        for cause in fitting_causes
    )


def _by_status_alone(found: tuple[Finding, ...], exchange: Exchange) -> tuple[Finding, ...]:
    """Return what was found, where a status is all that was shown, with what people then mostly have first."""
    seen, status = exchange.observation, exchange.observation.status
    shown = exchange.headers.items or seen.headers.items or not isinstance(exchange.host, Unknown)
    if shown or isinstance(status, Unknown) or not says_only_a_status(seen):
        return found
    return tuple(sorted(found, key=lambda each: frequency.rank_of_a_bare_status(each.cause.id, status)))


def _each_family_in_turn(causes: list[Cause], seen: Observation) -> list[Cause]:
    """Return the likeliest cause of each error type before the second of any: nobody knows which of them came."""
    placed: list[tuple[int, int, Cause]] = []
    for cause in causes:
        signature = fitting(cause, seen)
        family = frequency.rank_of_family("" if signature is None else signature.error_type)
        placed.append((sum(family == other for _, other, _ in placed), family, cause))
    return [cause for _, _, cause in sorted(placed, key=lambda each: each[:2])]


def _settled(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Raise the only cause that fits to likely, as the third row of `weigh` does; none that lies outside the chain."""
    answers = [finding for finding in found if finding.standing in ANSWERS and finding.cause not in ON_THE_WAY]
    if len(answers) == 1 and answers[0].standing == "possible":
        return tuple(replace(each, standing="likely") if each is answers[0] else each for each in found)
    return found


def _conclude(
    exchange: Exchange, who: Answerer, found: tuple[Finding, ...], decision: Decision | None, answered: Iterable[str]
) -> Diagnosis:
    answers = [finding for finding in found if finding.standing in ANSWERS]
    outcome: Outcome = "undecidable"
    if answers:
        decided = answers[0].standing != "possible" and (len(answers) == 1 or answers[0].standing == "confirmed")
        outcome = "decided" if decided else "narrowed"
    return Diagnosis(
        exchange=exchange,
        answered_by=who,
        outcome=outcome,
        findings=found,
        next_question=_question(answers, decision, answered) if _asks(outcome, exchange) else None,
        trace=() if decision is None else decision.trace,
        unread=_unread(found, () if decision is None else decision.trace),
    )


def _asks(outcome: Outcome, exchange: Exchange) -> bool:
    """Tell whether a question about the API tells more: none does where an SDK called another service."""
    return outcome == "narrowed" and not names_another(exchange)


def _question(answers: Iterable[Finding], decision: Decision | None, answered: Iterable[str]) -> NextQuestion | None:
    values = {} if decision is None else _words(decision)
    return next_question((finding.cause.id for finding in answers), values, answered)


def _words(decision: Decision) -> Mapping[str, str]:
    """Return the placeholders of the call, as its refusals have them; the later checks know more."""
    told = (each.denial.values for each in judged(decision.trace))
    return {name: value for values in told for name, value in values.items() if value not in ("?", "-")}


def _unread(found: tuple[Finding, ...], trace: Trace) -> tuple[Missing, ...]:
    """Return what would tell more, in the order of the chain: what an earlier check lacks may spare the rest."""
    missing = {gap.subject: gap for finding in found if finding.standing in ANSWERS for gap in finding.missing}
    order = [gap.subject for step in trace if isinstance(step.outcome, Unsure) for gap in step.outcome.missing]
    return tuple(missing[subject] for subject in dict.fromkeys((*order, *missing)) if subject in missing)
