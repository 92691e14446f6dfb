"""Run a web ACL over a request: rule by rule, to the first that ends it.

Restates "How AWS WAF processes a web ACL", AWS WAF developer guide: rules run from the lowest priority to the highest;
Allow and Block end it, Captcha and Challenge too (no token can be valid here, since none is issued), Count goes on.
https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-processing.html
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from gatewright.aws.waf.compile import Compiled, CompiledGroup, CompiledRule, compiled
from gatewright.aws.waf.inspection import Inspection, as_bytes
from gatewright.aws.waf.verdict import Hit, Undecided, Verdict
from gatewright.i18n import N_
from gatewright.model.message import Message
from gatewright.model.question import Answer, CountRequest, Question
from gatewright.model.request import Request
from gatewright.model.unknown import Missing, Unknown
from gatewright.model.waf import Action, WebAcl

Result = Verdict | CountRequest | Undecided
"""What a web ACL says: a verdict, a question to the world, or that it depends on what nobody told us."""

_BLOCK: Final = Action(kind="Block")
_ALLOW: Final = Action(kind="Allow")
_RATE_UNTOLD: Final = (
    Missing(
        subject="answer.web_acl_rate", what=Message(N_("how many such requests had come within the rule's window"))
    ),
)


@dataclass(slots=True)
class _Run:
    """The rules so far."""

    inspection: Inspection
    counted: list[Hit] = field(default_factory=list)
    may: list[Hit] = field(default_factory=list)


def inspect(acl: WebAcl, request: Request, path: str, answers: Mapping[Question, Answer]) -> Result:
    """Return what a web ACL makes of a request to `path`, stage first, as far as the world has answered.

    The last result is kept: whoever logs a call asks again what was just decided.
    """
    last = acl.kept.get("last")
    if last is not None and last[0] is request and _still_holds(last[1], last[2], answers):
        result: Result = last[2]
        return result
    ready = compiled(acl)
    inspection = Inspection(request, as_bytes(path), answers, acl.body_limit, [None] * ready.parts)
    result = _inspected(acl, ready, inspection)
    acl.kept["last"] = (request, inspection.asked, result)
    return result


def _still_holds(asked: Mapping[Question, Answer], result: Result, answers: Mapping[Question, Answer]) -> bool:
    """Tell whether a result is what these answers bring, too."""
    if isinstance(result, CountRequest):
        return result not in answers
    return all(answers.get(question) is answer for question, answer in asked.items())


def _inspected(acl: WebAcl, ready: Compiled, inspection: Inspection) -> Result:
    run = _Run(inspection)
    for rule in ready.rules:
        if rule.test is not None and rule.test(inspection) is False:
            # Most rules do not match most requests.
            continue
        ended = _of_group(run, rule, rule.group) if rule.group is not None else _of_rule(run, rule, rule, None)
        if isinstance(ended, CountRequest):
            return ended
        if ended is not None:
            return _concluded(run, _verdict(run, ended))
    return _concluded(run, Verdict(action=acl.default, counted=tuple(run.counted), labels=tuple(inspection.labels)))


def _concluded(run: _Run, last: Verdict) -> Result:
    """Return the verdict, unless a rule before it may have ended it in another way."""
    if not run.may:
        return last
    may = (*(_verdict(run, hit) for hit in run.may), last)
    if all(one.allows and not one.inserted for one in may):
        return last
    return Undecided(missing=tuple(run.inspection.missing.values()), may=may)


def _verdict(run: _Run, hit: Hit) -> Verdict:
    return Verdict(action=hit.action, hit=hit, counted=tuple(run.counted), labels=tuple(run.inspection.labels))


def _of_rule(run: _Run, rule: CompiledRule, top: CompiledRule, group: str | None) -> Hit | CountRequest | None:
    """Run one rule; return what ended it, a question, or `None` when the next rule follows."""
    inspection = run.inspection
    inspection.matched = None
    question: CountRequest | None = None
    found: bool | None
    if rule.test is not None:
        found = rule.test(inspection)
    else:
        assert rule.rate is not None  # groups do not nest
        asked = rule.rate(inspection)
        if isinstance(asked, CountRequest):
            question = asked
            if question not in inspection.answers:
                return question
            within = inspection.asked[question] = inspection.answers[question]
            if isinstance(within, Unknown):
                inspection.lacks(within.missing or _RATE_UNTOLD)
            found = None if isinstance(within, Unknown) else not within
        else:
            found = asked
    if found is False:
        return None
    hit = _hit(rule, top, group, inspection, question)
    if found is None:
        inspection.unsure_labels.update(rule.labels)
        if hit.action.kind != "Count":
            run.may.append(hit)
        return None
    inspection.labels.update(dict.fromkeys(rule.labels))
    if hit.action.kind != "Count":
        return hit
    run.counted.append(hit)
    return None


def _hit(
    rule: CompiledRule, top: CompiledRule, group: str | None, inspection: Inspection, question: CountRequest | None
) -> Hit:
    return Hit(
        rule=top.rule,
        kind=top.kind,
        action=rule.action,
        within=None if group is None else rule.rule,
        group=group,
        matched=inspection.matched,
        rate=question,
        inserted=rule.action.inserted,
    )


def _of_group(run: _Run, top: CompiledRule, group: CompiledGroup) -> Hit | CountRequest | None:
    """Run the rules of a group; what a group that only counts would have ended is counted (documented)."""
    inspection = run.inspection
    looked_at = True if group.scope_down is None else group.scope_down(inspection)
    if looked_at is False:
        return None
    if group.missing:
        _unknown_group(run, top, group)
        return None
    before, labels = len(run.may), tuple(inspection.labels)
    ended = _rules_of(run, top, group, certain=looked_at is True)
    if looked_at is None:
        inspection.unsure_labels.update(inspection.labels.keys() - set(labels))
        inspection.labels = dict.fromkeys(labels)
    if top.rule.counts_only:
        del run.may[before:]
    return ended


def _rules_of(run: _Run, top: CompiledRule, group: CompiledGroup, *, certain: bool) -> Hit | CountRequest | None:
    """Run the rules of a group that looks at the request, or may."""
    for rule in group.rules:
        ended = _of_rule(run, rule, top, group.name)
        if isinstance(ended, CountRequest):
            return ended
        if ended is None:
            continue
        if top.rule.counts_only:
            run.counted.append(ended)
            return None
        if certain:
            return ended
        run.may.append(ended)
        return None
    return None


def _unknown_group(run: _Run, top: CompiledRule, group: CompiledGroup) -> None:
    """Note that a group of which nobody told us may end it in any way, and add any label."""
    run.inspection.lacks(group.missing)
    run.inspection.any_label = True
    if not top.rule.counts_only:
        run.may.extend(Hit(rule=top.rule, kind=top.kind, action=each, group=group.name) for each in (_BLOCK, _ALLOW))
