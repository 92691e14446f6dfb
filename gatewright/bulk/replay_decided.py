"""What becomes of one logged call under another configuration: it stays, it changes, or nobody knows."""

from dataclasses import dataclass, replace
from typing import Final, Literal

from gatewright.bulk.replay_believe import Believed
from gatewright.bulk.replay_inputs import inputs
from gatewright.bulk.replay_judge import doubts, judged, refusal
from gatewright.bulk.replay_logged import Logged, lacking
from gatewright.bulk.replay_seen import OF_REQUESTS, Seen, seen
from gatewright.bulk.replay_side import Place, Side, on_behalf_of, place_of
from gatewright.bulk.replay_stand_ins import StandIn, of_authorizers, of_callers, untold
from gatewright.bulk.replay_worded import fits
from gatewright.checks.route import ROUTE
from gatewright.checks.throttle import quota_exceeded, rate_exceeded
from gatewright.checks.words import NOT_KNOWN, words
from gatewright.model.configuration import Configuration
from gatewright.model.decision import Decision
from gatewright.model.outcome import Deny
from gatewright.model.principal import Principal
from gatewright.model.unknown import Missing, Unknown

Change = Literal["stays-admitted", "stays-refused", "denied", "admitted", "undecided", "unexplained"]
"""`denied` and `admitted` are what changes; `unexplained` is a call that NOW would not have answered so."""

_QUOTA: Final = "QUOTA_EXCEEDED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What becomes of a call."""

    change: Change
    """Whether, and how, it changes."""

    check: str = ""
    """The check that decides a change, or that contradicts the log."""

    denial: Deny | None = None
    """The refusal that is new, or that falls away; what NOW refuses for where it does not explain the log."""

    missing: Missing | None = None
    """What would have to be known of a call that is not decided."""

    route: str = ""
    """The route that serves it, as far as either configuration knows one: `GET /pets/{petId}`."""

    assumed: bool = False
    """Whether it is taken for unsigned because the log names no signer."""

    other_limits: bool = False
    """Whether other limits of rate or number hold for it."""


@dataclass(frozen=True, slots=True)
class _Under:
    """One configuration, and who the caller is there."""

    configuration: Configuration
    caller: Principal | Unknown | None

    def decide(self, logged: Logged, believed: Believed) -> Decision:
        return judged(logged.request, self.configuration, believed)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the log shows of the checks of NOW."""

    admitted: bool
    passed: frozenset[str]
    refused: dict[str, Deny]


def fate(logged: Logged, now: Side, against: Side, *, strict: bool = False) -> Fate:
    """Decide a call under both configurations, by all that its line tells.

    A `strict` decision takes nobody for unsigned because the log names no signer.
    """
    place = place_of(logged)
    under_now, under_next = _under(logged, place, now), _under(logged, place, against)
    first = under_now.decide(logged, Believed(logged, under_now.caller))
    evidence = _evidence(logged, first)
    if isinstance(evidence, Fate):
        return replace(evidence, route=_route(first))
    if against.is_like(now, place) and under_now.caller == under_next.caller:
        return Fate(change="stays-admitted" if evidence.admitted else "stays-refused", route=_route(first))
    then = Believed(logged, under_now.caller, passed=evidence.passed, refused=evidence.refused)
    before = under_now.decide(logged, then)
    believed = Believed(
        logged,
        under_next.caller,
        passed=evidence.passed,
        refused=evidence.refused,
        then=then.before,
        strict=strict,
    )
    after = under_next.decide(logged, believed)
    if after.outcome == "undetermined":
        after = _with_stand_ins(logged, under_now, under_next, evidence, after)
    told = _told(evidence, before, after)
    return replace(
        told,
        route=_route(before) or _route(after),
        assumed=believed.assumed and told.change == "denied",
        other_limits=told.change == "stays-admitted" and _other_limits(then, believed),
    )


def _under(logged: Logged, place: Place, side: Side) -> _Under:
    arn = logged.told("identity.userArn")
    caller = side.caller(place, arn) if isinstance(arn, str) else arn
    return _Under(on_behalf_of(caller, side.configuration(place), place), caller)


def _evidence(logged: Logged, first: Decision) -> _Evidence | Fate:
    """Return what the log shows of NOW's checks, or that it shows what NOW does not explain."""
    log = seen(logged.log)
    certain = refusal(first)
    if log.outcome == "admitted":
        return _Evidence(True, _checks(first), {}) if certain is None else _unexplained(*certain)
    if log.outcome == "untold":
        return _as_decided(first, certain)
    if log.by_a_limit:
        if certain is not None:
            return _unexplained(*certain)
        return _Evidence(False, _checks(first) - {"throttle"}, {"throttle": _of_a_limit(log, first)})
    candidates = _candidates(first, log)
    if not candidates and certain is None and log.response_type in OF_REQUESTS:
        # No check asks that of the request: a mapping could not read it, behind the door.
        return _Evidence(True, _checks(first), {})
    if not candidates:
        return _unexplained(*certain) if certain is not None else Fate(change="unexplained")
    return _Evidence(False, _before(first, next(iter(candidates))), candidates)


def _as_decided(first: Decision, certain: tuple[str, Deny] | None) -> _Evidence | Fate:
    """Take NOW's own word where the log does not tell the outcome."""
    if first.outcome == "allowed":
        return _Evidence(True, _checks(first), {})
    if certain is not None and first.denial is not None:
        return _Evidence(False, _before(first, certain[0]), dict((certain,)))
    return Fate(change="undecided", missing=lacking("error.responseType"))


def _candidates(first: Decision, log: Seen) -> dict[str, Deny]:
    """Return the checks that can have refused the call in the way that the log shows, each with what for."""
    found: dict[str, Deny] = {}
    for step in first.trace:
        if isinstance(step.outcome, Deny):
            if _fits(step.outcome, log, first):
                found[step.check] = step.outcome
            break
        if (check := dict(doubts(first)).get(step.check)) is not None:
            fitting = next((one for one in check.may if _fits(one, log, first)), None)
            if fitting is not None:
                found[step.check] = fitting
    return found


def _fits(denial: Deny, log: Seen, decision: Decision) -> bool:
    """Tell whether a refusal can be answered as the log shows."""
    cause = denial.cause
    answers = (denial.answered, *cause.signatures, *cause.of_http_api)
    if cause in ROUTE.causes:
        # An unmatched call is answered as one to an IAM method is, by whatever its signature lacks.
        answers = tuple(answer for one in ROUTE.causes for answer in (*one.signatures, *one.seldom))
    if log.response_type == "WAF_FILTERED" or cause.id.startswith("waf."):
        return cause.id.startswith("waf.") and log.response_type in ("WAF_FILTERED", "", None)
    if log.response_type:
        return any(one.response_type == log.response_type for one in answers)
    if any(str(one.status) == log.status for one in answers if log.response_type == "" or one.response_type is None):
        return True
    # A gateway response of one's own may answer with any status.
    return log.response_type == "" and _has_own_answers(decision)


def _has_own_answers(decision: Decision) -> bool:
    stage = decision.call.stage
    deployed = stage if isinstance(stage, Unknown) else stage.deployed
    return isinstance(deployed, Unknown) or bool(
        isinstance(deployed.gateway_responses, Unknown) or deployed.gateway_responses
    )


def _of_a_limit(log: Seen, decision: Decision) -> Deny:
    cause = quota_exceeded.CAUSE if log.response_type == _QUOTA else rate_exceeded.CAUSE
    named = ("level", "rate_limit", "burst_limit", "plan_id", "key_id", "limit", "period")
    return Deny(cause, (), words(decision.call, **dict.fromkeys(named, "-")))


def _checks(decision: Decision) -> frozenset[str]:
    return frozenset(step.check for step in decision.trace)


def _before(decision: Decision, check: str) -> frozenset[str]:
    """Return the checks that stand before one."""
    found: list[str] = []
    for step in decision.trace:
        if step.check == check:
            break
        found.append(step.check)
    return frozenset(found)


def _unexplained(check: str, denial: Deny) -> Fate:
    return Fate(change="unexplained", check=check, denial=denial)


def _with_stand_ins(logged: Logged, now: _Under, against: _Under, evidence: _Evidence, after: Decision) -> Decision:
    """Decide with everything that a policy which nobody tells may be, where that is all that is lacking."""
    found: Decision | None = None
    for stand_in, one_now, one_next in _worlds(now, against, after):
        then = Believed(logged, one_now.caller, stand_in, evidence.passed - {"authorize"}, _without(evidence.refused))
        before = one_now.decide(logged, then)
        if not _as_seen(before, evidence, logged):
            continue
        believed = Believed(logged, one_next.caller, stand_in, evidence.passed, evidence.refused, then.before)
        decision = one_next.decide(logged, believed)
        if decision.outcome == "undetermined" or (found is not None and found.outcome != decision.outcome):
            return after
        found = decision
    return found or after


def _without(refused: dict[str, Deny]) -> dict[str, Deny]:
    return {check: denial for check, denial in refused.items() if check != "authorize"}


def _as_seen(before: Decision, evidence: _Evidence, logged: Logged) -> bool:
    """Tell whether NOW would have answered as the log shows, with a stand-in."""
    if evidence.admitted:
        return before.outcome != "denied"
    certain = refusal(before)
    if "authorize" in evidence.refused and len(evidence.refused) == 1:
        if (
            certain is not None
            and certain[0] == "authorize"
            and not fits(logged.value("error.message") or "", certain[1])
        ):
            return False
        return before.outcome != "allowed"
    return "authorize" in evidence.refused or certain is None or certain[0] != "authorize"


def _worlds(now: _Under, against: _Under, after: Decision) -> "list[tuple[StandIn, _Under, _Under]]":
    """Return both configurations for each stand-in; none where a policy is not what is lacking."""
    route = after.call.route
    if [check for check, _ in doubts(after)] != ["authorize"] or isinstance(route, Unknown):
        return []
    kind = route.method.authorization_type
    if kind == "CUSTOM":
        return [(one, now, against) for one in of_authorizers()]
    mine, next_ = now.caller, against.caller
    if kind != "AWS_IAM" or not isinstance(mine, Principal) or not isinstance(next_, Principal):
        return []
    parts = untold(mine) & untold(next_)
    return [
        (one, replace(now, caller=one.of(mine, parts)), replace(against, caller=one.of(next_, parts)))
        for one in of_callers()
    ]


def _told(evidence: _Evidence, before: Decision, after: Decision) -> Fate:
    """Return what changes between what the log shows and what NEXT decides."""
    if after.outcome == "undetermined":
        check, unsure = doubts(after)[0]
        return Fate(change="undecided", check=check, missing=unsure.missing[0] if unsure.missing else None)
    if after.outcome == "denied":
        check, denial = refusal(after) or ("", None)
        return Fate(change="denied" if evidence.admitted else "stays-refused", check=check, denial=denial)
    if evidence.admitted:
        return Fate(change="stays-admitted")
    check, denial = next(iter(evidence.refused.items()))
    told = refusal(before)
    return Fate(change="admitted", check=check, denial=told[1] if told is not None else denial)


def _route(decision: Decision) -> str:
    """Return the route that serves a call."""
    route = decision.call.route
    if isinstance(route, Unknown):
        return ""
    path = route.resource.path
    if path == NOT_KNOWN:
        return ""
    return f"{route.method.http_method} {path}" if path.startswith("/") else path


def _other_limits(then: Believed, believed: Believed) -> bool:
    mine, next_ = then.before.get("throttle"), believed.before.get("throttle")
    return mine is not None and next_ is not None and inputs("throttle", mine) != inputs("throttle", next_)
