"""
Examine one exchange: who answered, which causes can be meant, how each stands, what to do.

Where the request is known, its checks say what they refuse (`by_checks`); else the answer says what it can mean
(`by_answer`); of an answer that is not API Gateway's, `answerers` says whose. What logs, texts and accounts tell then
keeps some causes and rules out the others, and what is left is put in the order to look at it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from gatewright.doctor.answered_by import Answerer, answered_by
from gatewright.doctor.answerers import ON_THE_WAY, elsewhere, on_the_way
from gatewright.doctor.behind import judged_behind
from gatewright.doctor.by_answer import by_answer, by_status_alone
from gatewright.doctor.by_checks import by_checks
from gatewright.doctor.by_way import by_way
from gatewright.doctor.challenge import challenge_says
from gatewright.doctor.curl_line import called_alike
from gatewright.doctor.deployment import mended_by_deploying
from gatewright.doctor.diagnosis import Diagnosis, Finding, NextQuestion, Outcome, Suspect
from gatewright.doctor.disguised import is_disguised
from gatewright.doctor.endpoint_first import endpoint_first
from gatewright.doctor.forward import judged
from gatewright.doctor.hidden import decided_behind, is_hidden
from gatewright.doctor.logs_say import Said, logs_say
from gatewright.doctor.no_key_logged import no_key_logged
from gatewright.doctor.other_services import names_another
from gatewright.doctor.questions import kept, next_question
from gatewright.doctor.signatures.clock_told import with_clock
from gatewright.doctor.signatures.complained import complaint_first
from gatewright.doctor.signatures.empty_credential import credential_says
from gatewright.doctor.signatures.review import SecretOf, no_secret, review
from gatewright.doctor.signatures.text_says import text_says
from gatewright.doctor.signatures.vouched import accounts_say
from gatewright.doctor.support import heard, on_its_way, suspected
from gatewright.doctor.told_by_host import pointless, told_by_host
from gatewright.doctor.trimmed import untrimmed
from gatewright.doctor.unanswered import has_many_reasons
from gatewright.doctor.unarrived import as_arrived
from gatewright.doctor.unnamed import or_unnamed, preflight_first
from gatewright.doctor.way_says import way_says
from gatewright.doctor.weigh import ANSWERS, ORDER
from gatewright.doctor.what_was_sent import what_was_sent_says
from gatewright.engine.chain import chain_of
from gatewright.engine.decide import walk
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.decision import Decision
from gatewright.model.outcome import Unsure
from gatewright.model.trace import Trace
from gatewright.model.unknown import Missing, Unknown
from gatewright.sources.exchange import Exchange

_REFUSED = 400


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
    who = _who(exchange)
    if _passed(exchange, who):
        return Diagnosis(exchange=exchange, answered_by=who, outcome="not-refused", findings=())
    decision = _decision(exchange, configuration)
    call = None if decision is None else decision.call
    found, decision = _meant(who, decision, exchange, configuration)
    reviewed = review(exchange, secret_of)
    found = heard(_kept(found, answers), (*reviewed.said, *_said(exchange)), exchange, call)
    if who != "api-gateway-websocket":
        found = preflight_first(or_unnamed(found, exchange, call), exchange)
    found = complaint_first(_in_order(found, exchange, decision), exchange, secret_of)
    found = found if has_many_reasons(exchange, answers) else _settled(found)
    concluded = _conclude(exchange, who, found, decision, (*answers, *skipped))
    return called_alike(replace(concluded, difference=reviewed.difference))


def _passed(exchange: Exchange, who: Answerer) -> bool:
    """Tell a call that nobody refused."""
    status = exchange.observation.status
    if isinstance(status, Unknown) or status >= _REFUSED or is_disguised(exchange):
        return False
    return exchange.failure is None and who != "waf"


def _meant(
    who: Answerer, decision: Decision | None, exchange: Exchange, configuration: Configuration
) -> tuple[tuple[Finding, ...], Decision | None]:
    """Return the causes that can be meant, by who answered; and the decision, where it is about what answered."""
    seen = exchange.observation
    call = None if decision is None else decision.call
    others = None if _over_http(who, call) else elsewhere(who, exchange, configuration)
    if others is not None and decision is not None and _refused_itself(who, decision):
        return judged_behind(_of_known_api(decision, exchange, others), decision), decision
    if others is not None:
        found = _suspected(others, exchange, call)
        decision = decision if is_hidden(exchange) else None
        return judged_behind(found, decision), decision
    others = on_the_way(exchange, call)
    if decision is None:
        found = _joined(what_was_sent_says(by_answer(seen), exchange), _suspected(others, exchange, None))
        return judged_behind(by_status_alone(found, exchange), None), None
    found = _joined(by_checks(decision, seen), _suspected(others, exchange, call))
    return judged_behind(found, decision), decision


def _said(exchange: Exchange) -> tuple[Said, ...]:
    """Return what else is told of the call than by its answer's form: in words, by accounts, in logs, on its way."""
    told = (*challenge_says(exchange), *text_says(exchange), *credential_says(exchange))
    return (*told, *accounts_say(exchange), *logs_say(exchange), *way_says(exchange))


def _in_order(found: tuple[Finding, ...], exchange: Exchange, decision: Decision | None) -> tuple[Finding, ...]:
    """Return the findings in the order to look at them: each step knows one thing that the standings do not."""
    seen = exchange.observation
    found = no_key_logged(found, seen)
    found = by_way(found, exchange)
    found = found if decision is None else mended_by_deploying(found, decision)
    return endpoint_first(on_its_way(found, exchange), seen)


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
    return _joined(by_checks(decision, exchange.observation), _suspected(behind, exchange, decision.call))


def _suspected(others: Iterable[Suspect], exchange: Exchange, call: Call | None) -> tuple[Finding, ...]:
    return tuple(suspected(each, exchange, call) for each in others)


def foretell(exchange: Exchange, decision: Decision) -> Diagnosis:
    """Return what a decision says of a call that nobody has made yet."""
    if decision.outcome == "allowed":
        return Diagnosis(
            exchange=exchange, answered_by="unknown", outcome="not-refused", findings=(), trace=decision.trace
        )
    found = by_checks(decision, exchange.observation)
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
        next_question=_question(answers, exchange, decision, answered) if _asks(outcome, exchange) else None,
        trace=() if decision is None else decision.trace,
        unread=_unread(found, () if decision is None else decision.trace),
    )


def _asks(outcome: Outcome, exchange: Exchange) -> bool:
    """Tell whether a question about the API tells more: none does where an SDK called another service."""
    return outcome == "narrowed" and not names_another(exchange)


def _question(
    answers: Iterable[Finding], exchange: Exchange, decision: Decision | None, answered: Iterable[str]
) -> NextQuestion | None:
    values = {**told_by_host(exchange), **({} if decision is None else _words(decision))}
    return next_question((finding.cause.id for finding in answers), values, {*answered, *pointless(exchange)})


def _words(decision: Decision) -> Mapping[str, str]:
    """Return the placeholders of the call, as its refusals have them; the later checks know more."""
    told = (each.denial.values for each in judged(decision.trace))
    return {name: value for values in told for name, value in values.items() if value not in ("?", "-")}


def _unread(found: tuple[Finding, ...], trace: Trace) -> tuple[Missing, ...]:
    """Return what would tell more, in the order of the chain: what an earlier check lacks may spare the rest."""
    missing = {gap.subject: gap for finding in found if finding.standing in ANSWERS for gap in finding.missing}
    order = [gap.subject for step in trace if isinstance(step.outcome, Unsure) for gap in step.outcome.missing]
    return tuple(missing[subject] for subject in dict.fromkeys((*order, *missing)) if subject in missing)
