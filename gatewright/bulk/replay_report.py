"""What a replay found, for people and for programs."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from gatewright.bulk.replay import Group, Replayed
from gatewright.bulk.replay_decided import Change
from gatewright.bulk.replay_named import KINDS
from gatewright.i18n import N_, Translate
from gatewright.model.fact import Fact
from gatewright.model.message import fill

SCHEMA: Final = "gatewright.replay/1"
"""The version of the form."""

TOP: Final = 10
"""So many groups are shown, and so many routes and callers in JSON, where nobody asks for more."""

_NAMES: Final = 3
_CHANGES: Final = ("denied", "admitted")

_HEADS: Final[dict[Change, str]] = {
    "denied": N_("Would newly be denied: {calls} calls"),
    "admitted": N_("Would newly be admitted: {calls} calls"),
    "undecided": N_("Cannot be decided: {calls} calls"),
    "unexplained": N_("Not explained by the configuration of now: {calls} calls"),
}
_ASSUMED: Final = N_(
    "{calls} of them are taken for unsigned: the log names no signer, as a method that wants none does"
)
_LIMITS: Final = N_(
    "Limits of rate and number are left out; {calls} calls that stay admitted have others in the new configuration."
)
_NOTHING_SAID: Final = N_("the log tells another outcome, and no check of this configuration refuses so")


def as_json(replayed: Replayed, translate: Translate, *, names: Mapping[str, Any], top: int = TOP) -> dict[str, Any]:
    """Return the report as JSON values; `names` tells what was replayed."""
    return {
        "schema": SCHEMA,
        **names,
        "window": {"from": _instant(replayed.since), "to": _instant(replayed.until)},
        "calls": replayed.calls,
        "decisions": replayed.decisions,
        "unchanged": {"admitted": replayed.number("stays-admitted"), "refused": replayed.number("stays-refused")},
        **{change: _part(replayed, change, translate, top) for change in _HEADS},
        "limits": {"replayed": False, "others_hold_for": replayed.other_limits},
    }


def _part(replayed: Replayed, change: Change, translate: Translate, top: int) -> dict[str, Any]:
    groups = replayed.of(change)
    return {
        "calls": replayed.number(change),
        "groups": [_group(group, translate, top) for group in groups[:top]],
        "more_groups": max(0, len(groups) - top),
    }


def _group(group: Group, translate: Translate, top: int) -> dict[str, Any]:
    told = group.fate
    denial = told.denial
    return {
        "calls": group.calls,
        "check": told.check or None,
        "cause": None if denial is None else denial.cause.id,
        "title": None if denial is None else translate(denial.cause.title),
        "decided_by": None if group.named is None else {"kind": group.named.kind, "name": group.named.name},
        "because": [{"where": fact.where, "path": fact.path, "value": fact.value} for fact in _because(group)],
        "missing": None
        if told.missing is None
        else {"subject": told.missing.subject, "what": told.missing.what.render(translate)},
        "assumed_unsigned": group.assumed,
        "routes": _largest(group.routes, top),
        "callers": _largest(group.callers, top),
        "example": _example(group.first),
    }


def _because(group: Group) -> tuple[Fact, ...]:
    """Return the evidence that all calls of a group share: what stands in the configuration."""
    facts = () if group.fate.denial is None else group.fate.denial.because
    return tuple(fact for fact in facts if fact.where == "configuration" and not fact.secret)


def _largest(counts: Mapping[str, int], top: int) -> list[dict[str, object]]:
    largest = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:top]
    return [{"name": name, "calls": calls} for name, calls in largest]


def _example(log: Mapping[str, str]) -> dict[str, str]:
    """Return what finds the first call again: no secret is among it."""
    told = ("requestId", "requestTime", "requestTimeEpoch", "httpMethod", "domainName", "path", "routeKey", "status")
    return {name: log[name] for name in told if log.get(name, "-") not in ("-", "")}


def _instant(at: float) -> str | None:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if at else None


def as_text(replayed: Replayed, translate: Translate, *, names: Mapping[str, str], top: int = TOP) -> str:
    """Return the report for a terminal; `names` tells what was replayed."""
    return "\n".join(_lines(replayed, translate, names, top)) + "\n"


def _lines(replayed: Replayed, translate: Translate, names: Mapping[str, str], top: int) -> Iterator[str]:
    window = {
        "calls": replayed.calls,
        "since": _instant(replayed.since) or "?",
        "until": _instant(replayed.until) or "?",
    }
    yield fill(translate(N_("{calls} calls, {since} to {until}")), window)
    yield fill(translate(N_("now: {now}; next: {against}")), names)
    changed = sum(replayed.number(change) for change in _HEADS if change in _CHANGES)
    if not changed:
        yield ""
        yield translate(N_("No call that can be decided would change."))
    for change in _HEADS:
        if replayed.number(change):
            yield from _section(replayed, change, translate, top)
    yield ""
    same = {"admitted": replayed.number("stays-admitted"), "refused": replayed.number("stays-refused")}
    yield fill(translate(N_("Unchanged: {admitted} calls stay admitted, {refused} stay refused.")), same)
    yield fill(translate(_LIMITS), {"calls": replayed.other_limits})


def _section(replayed: Replayed, change: Change, translate: Translate, top: int) -> Iterator[str]:
    yield ""
    yield fill(translate(_HEADS[change]), {"calls": replayed.number(change)})
    groups = replayed.of(change)
    for group in groups[:top]:
        yield from _shown(group, translate)
    if len(groups) > top:
        yield "  " + fill(translate(N_("and {number} more, which --top shows")), {"number": len(groups) - top})


def _shown(group: Group, translate: Translate) -> Iterator[str]:
    yield f"  {group.calls}  {_reason(group, translate)}"
    for fact in _because(group)[:_NAMES]:
        yield f"       {fact.path}: {fact.value}"
    if group.assumed:
        yield "       " + fill(translate(_ASSUMED), {"calls": group.assumed})
    for counts in (group.routes, group.callers):
        shown = [f"{one['name']} ({one['calls']})" for one in _largest(counts, _NAMES)]
        more = len(counts) - _NAMES
        yield "       " + ", ".join([*shown, *(["…"] if more > 0 else [])])


def _reason(group: Group, translate: Translate) -> str:
    told = group.fate
    if told.missing is not None:
        return f"{told.missing.what.render(translate)}  [{told.missing.subject}]"
    if told.denial is None:
        return translate(_NOTHING_SAID)
    named = "" if group.named is None else f"{translate(KINDS[group.named.kind])} {group.named.name}: "
    return f"{named}{translate(told.denial.cause.title)}  [{told.denial.cause.id}]"
