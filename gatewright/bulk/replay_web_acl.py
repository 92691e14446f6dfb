"""
What one web ACL says of another: the rules that stand in both did to a call what they did before.

A rule that ends the inspection, and that a call met and passed by, does not match it; so it may be left out where the
call is held against the new rules. Only where no rule allows, since an Allow would have kept the call from those behind
it, and no label is asked for, since labels are the work of other rules.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace

from gatewright.model.unknown import Unknown
from gatewright.model.waf import Action, LabelMatch, ManagedRuleGroup, RateBased, Rule, RuleGroupReference, WebAcl


def without_settled(now: WebAcl, against: WebAcl) -> WebAcl | None:
    """Return `against` without the rules that let the call pass under `now`; `None` where that is not known of any."""
    if now.default.kind != "Allow" or _allows(now) or _asks_for_labels(against):
        return None
    settled = [_plain(one) for one in now.rules if _may_end(one)]
    left = tuple(one for one in against.rules if _plain(one) not in settled)
    return None if len(left) == len(against.rules) else replace(against, rules=left, kept={})


def blocks_again(now: WebAcl, against: WebAcl) -> bool:
    """Tell whether what `now` blocked `against` blocks: it has all the rules, and lets nobody past them."""
    if now.default != against.default or _allows(now) or _allows(against) or _asks_for_labels(against):
        return False
    kept = [_plain(one) for one in against.rules]
    return all(_plain(one) in kept for one in now.rules if _ends(one))


def _plain(rule: Rule) -> Rule:
    """Return a rule without what no request meets: its place among others, and how it is counted."""
    return replace(rule, priority=0, metric="", sampled=False)


def _may_end(rule: Rule) -> bool:
    """Tell whether a rule ends the inspection of each request that it matches, whatever came before."""
    return _ends(rule) and not any(isinstance(part, RateBased) for part in _parts(rule))


def _ends(rule: Rule) -> bool:
    if isinstance(rule.statement, RuleGroupReference | ManagedRuleGroup):
        return not rule.counts_only
    return rule.action is not None and rule.action.kind != "Count"


def _allows(acl: WebAcl) -> bool:
    """Tell whether some rule lets requests past those behind it; of a group whose rules are not told nobody knows.

    The managed groups of AWS's own have no such rule (inferred: their lists name Block, Count, Captcha and Challenge).
    """
    return any(_may_allow(part) for rule in acl.rules for part in _parts(rule))


def _may_allow(part: object) -> bool:
    if isinstance(part, Action):
        return part.kind == "Allow"
    if isinstance(part, ManagedRuleGroup):
        return part.vendor != "AWS"
    return isinstance(part, RuleGroupReference) and isinstance(part.group, Unknown)


def _asks_for_labels(acl: WebAcl) -> bool:
    return any(isinstance(part, LabelMatch) for rule in acl.rules for part in _parts(rule))


def _parts(value: object) -> Iterator[object]:
    """Yield a value and all that it is made of."""
    yield value
    if isinstance(value, tuple | Mapping):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _parts(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _parts(getattr(value, one.name))
