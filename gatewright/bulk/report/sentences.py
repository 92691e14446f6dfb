"""Sentences of a log's report that its text and its page have in common."""

from collections.abc import Iterator
from typing import Final

from gatewright.bulk.report.json_ import iso
from gatewright.bulk.report.value import OneCause, Report
from gatewright.i18n import N_, Translate
from gatewright.model.message import fill
from gatewright.model.terminal import printable

NEXT: Final = N_("What to do next")
"""The heading of the steps."""

_MOST_ALSO: Final = 3
_MOST_LACKING: Final = 4


def period(report: Report, translate: Translate) -> str:
    """Return from when to when calls were refused; empty where no line told."""
    first, last = iso(report.first), iso(report.last)
    if first is None or last is None:
        return ""
    return fill(translate(N_("refused from {first} to {last}")), {"first": first, "last": last})


def beside(report: Report, translate: Translate) -> Iterator[str]:
    """Yield what was not counted among the calls, and why."""
    if report.left_out:
        text = translate(N_("Calls that were not asked for, and are left out: {number}"))
        yield fill(text, {"number": f"{report.left_out:,}"})
    if report.only is not None:
        shown = sum(each.calls for each in report.causes)
        text = translate(N_("What follows is of the refused calls whose leading cause is {cause}: {number}"))
        yield fill(text, {"cause": report.only, "number": f"{shown:,}"})
    if report.untold:
        text = translate(N_("Calls whose status the log does not tell, and so not whether they were refused: {number}"))
        yield fill(text, {"number": f"{report.untold:,}"})
    unread = report.first_unreadable
    if unread is not None:
        text = translate(N_("Lines that could not be read, and are not counted: {number}; the first is {place}: {why}"))
        place = printable(f"{unread.origin}:{unread.number}")
        yield fill(text, {"number": f"{report.unreadable:,}", "place": place, "why": printable(unread.why)})


def also(found: OneCause, translate: Translate) -> str:
    """Return which other causes stayed possible; empty where none did."""
    if not found.also:
        return ""
    named = ", ".join(cause for cause, _ in found.also[:_MOST_ALSO])
    narrowed = f"{dict(found.outcomes).get('narrowed', 0):,}"
    more = len(found.also) - _MOST_ALSO
    if more > 0:
        text = translate(
            N_("only the likeliest for {calls} of these calls: {causes} or {number} more can answer so too")
        )
        return fill(text, {"calls": narrowed, "causes": named, "number": more})
    text = translate(N_("only the likeliest for {calls} of these calls: {causes} can answer so too"))
    return fill(text, {"calls": narrowed, "causes": named})


def seen(found: OneCause, translate: Translate) -> str:
    """Return when a cause was first and last met; empty where no line told."""
    first, last = iso(found.first), iso(found.last)
    if first is None or last is None:
        return ""
    return fill(translate(N_("first seen {first}, last seen {last}")), {"first": first, "last": last})


def next_steps(report: Report, translate: Translate) -> Iterator[str]:
    """Yield what a reader can do now, a command or a sentence each."""
    first = next((each.cause for each in report.causes if each.cause is not None), None)
    if first is not None:
        yield f"gatewright explain {first.id}"
    if report.log is not None:
        text = N_("gatewright diagnose {log} --config aws  takes each refused call with your account's configuration")
        yield fill(translate(text), {"log": report.log})
    if report.lacking:
        names = ", ".join(f"$context.{name}" for name in report.lacking[:_MOST_LACKING])
        yield fill(translate(N_("The log lacks what would tell causes apart: {names}")), {"names": names})
        yield f"gatewright logs format --api-type {report.api_type} --set-command"
