"""From the verdict of a web ACL to the refusal: its cause, its evidence, and the answer that the caller gets."""

from collections.abc import Mapping
from typing import Final

from gatewright.aws.waf.inspection import LATIN, Match
from gatewright.aws.waf.verdict import Hit, Verdict
from gatewright.checks.waf import challenge_unanswered, default_action_blocked, rate_exceeded, rule_blocked
from gatewright.checks.words import NOT_KNOWN, words
from gatewright.model.call import Call
from gatewright.model.cause import Cause, Signature
from gatewright.model.fact import Fact
from gatewright.model.outcome import Deny
from gatewright.model.unknown import Unknown
from gatewright.model.waf import RateBased

_LONGEST: Final = 200
_PLAIN_PARTS: Final = frozenset({"Method", "UriPath", "IP", "Label"})
"""Parts of a request in which no secret stands; of all others the value is masked where people read."""

_PLAIN_HEADERS: Final = frozenset(
    {"user-agent", "host", "accept", "content-type", "x-forwarded-for", "referer", "origin"}
)


def refused(call: Call, arn: str, verdict: Verdict) -> Deny:
    """Return the refusal that a verdict other than Allow is."""
    hit = verdict.hit
    return Deny(
        cause=_cause(verdict),
        because=tuple(_facts(call, arn, verdict)),
        values=words(call, **_values(arn, hit)),
        signature=_signature(verdict),
        custom=verdict.action.response,
    )


def _cause(verdict: Verdict) -> Cause:
    if verdict.action.kind in ("Captcha", "Challenge"):
        return challenge_unanswered.CAUSE
    if verdict.hit is None:
        return default_action_blocked.CAUSE
    return rate_exceeded.CAUSE if _counts(verdict.hit) else rule_blocked.CAUSE


def _counts(hit: Hit) -> bool:
    """Tell whether the rule is a rate-based one, even where nobody told what it counts by."""
    return isinstance((hit.within or hit.rule).statement, RateBased)


def _signature(verdict: Verdict) -> Signature | None:
    return challenge_unanswered.CHALLENGE if verdict.action.kind == "Challenge" else None


def _values(arn: str, hit: Hit | None) -> Mapping[str, str]:
    values = {"web_acl_arn": arn, "web_acl": arn.split("/")[-2] if arn.count("/") > 1 else arn}
    if hit is None:
        return values
    rule = hit.rule.name if hit.within is None else f"{hit.rule.name}/{hit.within.name}"
    values |= {"rule": rule, "part": "-", "statement": type(hit.rule.statement).__name__}
    if hit.matched is not None:
        values |= {"part": hit.matched.part, "statement": hit.matched.statement}
    if _counts(hit):
        values |= {"limit": NOT_KNOWN, "window": NOT_KNOWN}
    if hit.rate is not None:
        values |= {"limit": str(hit.rate.limit), "window": str(hit.rate.window)}
    return values


def _facts(call: Call, arn: str, verdict: Verdict) -> list[Fact]:
    stage = "-" if isinstance(call.stage, Unknown) else call.stage.name
    facts = [Fact("configuration", f"stages[{stage}].webAclArn", arn)]
    hit = verdict.hit
    if hit is None:
        return [*facts, Fact("configuration", "web_acl.DefaultAction", verdict.action.kind)]
    place = f"web_acl.Rules[{hit.rule.name}]"
    if hit.within is not None:
        facts.append(Fact("configuration", f"{place}.Statement", hit.group or "-"))
        place = f"rule_group.Rules[{hit.within.name}]"
    facts.append(Fact("configuration", f"{place}.Action", verdict.action.kind))
    if hit.rate is not None:
        facts.append(Fact("configuration", f"{place}.Limit", f"{hit.rate.limit}/{hit.rate.window} s"))
    if hit.matched is not None:
        facts.append(_found(hit.matched))
    return facts


def _found(match: Match) -> Fact:
    """Return the value that matched; masked where it may be a secret."""
    kind, _, name = match.part.partition(" ")
    plain = kind in _PLAIN_PARTS or (kind == "SingleHeader" and name in _PLAIN_HEADERS)
    text = match.value[:_LONGEST].decode(LATIN)
    return Fact("request", match.part, text or "-", secret=not plain and bool(text))
