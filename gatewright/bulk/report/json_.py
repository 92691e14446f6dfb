"""The report of logs for programs: `gatewright.logs-report/1`, described in `docs/how-to/report-on-logs.md`."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Final, TypeVar

from gatewright.bulk.dimensions import Route
from gatewright.bulk.report.value import Dimensions, OneCause, Ranked, Report, Series
from gatewright.bulk.sample import Sample
from gatewright.i18n import Translate, in_english

SCHEMA: Final = "gatewright.logs-report/1"
"""What the form is called; a member may be added to it, none is taken away."""

V = TypeVar("V", str, Route)


def as_json(report: Report, translate: Translate = in_english) -> Mapping[str, object]:
    """Return the report as JSON's values; the titles of causes are in the reader's language."""
    unread = report.first_unreadable
    return {
        "schema": SCHEMA,
        "lines": report.lines,
        "calls": report.calls,
        "passed": report.passed,
        "refused": report.refused,
        "without_status": report.untold,
        "left_out": report.left_out,
        "unreadable": report.unreadable,
        "first_unreadable": unread and {"origin": unread.origin, "line": unread.number, "why": unread.why},
        "first": iso(report.first),
        "last": iso(report.last),
        "only_cause": report.only,
        "outcomes": dict(report.outcomes),
        "causes": [_cause(each, translate) for each in report.causes],
        **_by(report.by),
        "api_type": report.api_type,
        "lacking_variables": list(report.lacking),
    }


def iso(moment: float | None) -> str | None:
    """Return Unix seconds as a time of ISO 8601 in UTC, to the second; `None` stays."""
    if moment is None:
        return None
    try:
        return datetime.fromtimestamp(int(moment), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return None


def _cause(found: OneCause, translate: Translate) -> Mapping[str, object]:
    return {
        "cause": found.cause and found.cause.id,
        "title": found.cause and translate(found.cause.title),
        "calls": found.calls,
        "share": round(found.share, 6),
        "outcomes": dict(found.outcomes),
        "standings": dict(found.standings),
        "statuses": dict(found.statuses),
        "answered_by": dict(found.answered_by),
        "also_possible": [{"cause": cause, "calls": calls} for cause, calls in found.also],
        "first": iso(found.first),
        "last": iso(found.last),
        "sample": found.sample and _sample(found.sample),
        **_by(found.by),
    }


def _sample(sample: Sample) -> Mapping[str, object]:
    return {
        "origin": sample.place.origin,
        "line": sample.place.number,
        "time": None if sample.untimed else iso(sample.moment),
        "request_id": sample.request_id or None,
        "called": sample.called or None,
        "status": sample.status,
        "message": sample.message or None,
    }


def _by(by: Dimensions) -> Mapping[str, object]:
    return {
        "routes": _ranked(by.routes, lambda route: route._asdict()),
        "callers": _ranked(by.callers, lambda value: {"caller": value}),
        "api_keys": _ranked(by.keys, lambda value: {"api_key": value}),
        "addresses": _ranked(by.addresses, lambda value: {"address": value}),
        "over_time": _series(by.series),
    }


def _ranked(ranked: Ranked[V], named: Callable[[V], Mapping[str, str]]) -> Mapping[str, object]:
    return {
        "rows": [{**named(value), "calls": calls} for value, calls in ranked.rows],
        "more": {"values": ranked.more, "calls": ranked.calls_of_more},
        "not_told": ranked.not_told,
        "coarser": ranked.level,
    }


def _series(series: Series) -> Mapping[str, object]:
    return {"seconds": series.span, "counts": list(_counts(series)), "not_told": series.untimed}


def _counts(series: Series) -> Iterable[Mapping[str, object]]:
    return ({"from": iso(begin), "calls": calls} for begin, calls in series.counts)
