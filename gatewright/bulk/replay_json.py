"""What a replay found, for programs: `gatewright.replay/1`."""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.bulk.count import Count
from gatewright.bulk.replay import Group, Replayed
from gatewright.bulk.replay_decided import Change
from gatewright.bulk.report.json_ import iso
from gatewright.i18n import Translate
from gatewright.model.fact import Fact
from gatewright.model.unknown import Missing
from gatewright.sources.redact_loose import redact_loose

SCHEMA: Final = "gatewright.replay/1"
"""The version of the form."""

TOP: Final = 10
"""So many groups, and of each so many routes and callers, where nobody asks for more."""

SHOWN: Final[tuple[Change, ...]] = ("denied", "admitted", "undecided", "unexplained")
"""The fates of which the groups are told, in the order in which they are."""

_FINDS: Final = (
    "requestId",
    "requestTime",
    "requestTimeEpoch",
    "httpMethod",
    "domainName",
    "path",
    "routeKey",
    "status",
)
_NOT_SET: Final = ("-", "")


def as_json(replayed: Replayed, translate: Translate, *, names: Mapping[str, Any], top: int = TOP) -> dict[str, Any]:
    """Return the report as JSON values; `names` tells what was replayed."""
    return {
        "schema": SCHEMA,
        **names,
        "window": {"from": iso(replayed.since or None), "to": iso(replayed.until or None)},
        "calls": replayed.calls,
        "decisions": replayed.decisions,
        "unchanged": {"admitted": replayed.number("stays-admitted"), "refused": replayed.number("stays-refused")},
        **{change: _part(replayed, change, translate, top) for change in SHOWN},
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
        "decided_by": None
        if group.named is None
        else {"kind": group.named.kind, "name": redact_loose(group.named.name)},
        "because": [{"where": fact.where, "path": fact.path, "value": fact.value} for fact in because(group)],
        "missing": None if told.missing is None else _missing(told.missing, translate),
        "assumed_unsigned": group.assumed,
        "routes": _most(group.routes, top),
        "callers": _most(group.callers, top),
        "api_keys": _most(group.keys, top),
        "addresses": _most(group.addresses, top),
        "example": _example(group.first),
    }


def because(group: Group) -> tuple[Fact, ...]:
    """Return the evidence that all calls of a group share: what stands in the configuration."""
    facts = () if group.fate.denial is None else group.fate.denial.because
    return tuple(fact for fact in facts if fact.where == "configuration" and not fact.secret)


def _missing(missing: Missing, translate: Translate) -> dict[str, str | None]:
    return {
        "subject": missing.subject,
        "what": missing.what.render(translate),
        "permission": missing.permission,
        "command": missing.command,
    }


def _most(counts: Count[str], top: int) -> list[dict[str, object]]:
    return [{"name": redact_loose(name), "calls": calls} for name, calls in counts.most_often()[:top]]


def _example(log: Mapping[str, str]) -> dict[str, str]:
    """Return what finds the first call again; a secret in it is masked."""
    return {name: redact_loose(log[name]) for name in _FINDS if log.get(name, "-") not in _NOT_SET}
