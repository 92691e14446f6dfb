"""The report of logs as one page: the refusals over the time as a picture, bars of what was met, and what to do.

It needs nothing but itself: no script, no font, no style attribute, no address that is loaded; it reads well in light
and dark, on a phone and on paper.
"""

from collections.abc import Callable, Iterator
from html import escape
from typing import Final, TypeVar

from gatewright.bulk.dimensions import Route
from gatewright.bulk.report.chart import chart, swatch
from gatewright.bulk.report.html_bars import of_causes, of_values
from gatewright.bulk.report.html_cause import CauseCard, CommandOf
from gatewright.bulk.report.html_style import STYLE
from gatewright.bulk.report.html_words import Words, as_text, moment
from gatewright.bulk.report.json_ import iso
from gatewright.bulk.report.sentences import NEXT, beside, next_steps, period
from gatewright.bulk.report.stacks import Stacks, stacks_of
from gatewright.bulk.report.text import (
    BY_ADDRESS,
    BY_CALLER,
    BY_KEY,
    BY_ROUTE,
    CAUSES,
    OVER_TIME,
    span_name,
    summary,
)
from gatewright.bulk.report.value import Ranked, Report
from gatewright.i18n import N_, Translate
from gatewright.model.cause import Confirm, Fix
from gatewright.model.message import fill

V = TypeVar("V", str, Route)

_TOO_MANY: Final = N_("There are too many to tell each apart, so these are told by what they have in common.")


def as_written(what: Fix | Confirm, _api_type: str) -> str | None:
    """Return the command of a fix or a look as it stands there."""
    return what.command


def as_html(report: Report, translate: Translate, *, language: str = "en", command_of: CommandOf = as_written) -> str:
    """Return the page; `command_of` gives commands for the kind of API."""
    page = _Page(report, translate, command_of)
    title = as_text(translate(N_("Refused calls")))
    head = (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title>{STYLE}</head>'
    )
    return f"{head}\n<body><main>{''.join(page.parts())}<footer>Gatewright</footer></main></body>\n</html>\n"


class _Page:
    """The parts of one page, for one reader."""

    def __init__(self, report: Report, translate: Translate, command_of: CommandOf) -> None:
        self._report = report
        self._words = Words(report, translate)
        self._card = CauseCard(self._words, command_of, report.api_type)
        self._stacks = stacks_of(report)

    def parts(self) -> Iterator[str]:
        """Yield the articles."""
        yield self._sums()
        report, words = self._report, self._words
        if not report.causes:
            return
        if self._stacks is not None:
            yield self._over_time(self._stacks)
        yield f"<article><h2>{words.say(CAUSES)}</h2>{of_causes(report.causes, words, self._colour)}</article>"
        by = report.by
        yield '<div class="pair">'
        yield self._ranking(BY_ROUTE, by.routes, words.route)
        yield self._ranking(BY_CALLER, by.callers, str)
        yield self._ranking(BY_KEY, by.keys, str)
        yield self._ranking(BY_ADDRESS, by.addresses, str)
        yield "</div>"
        yield from (self._card.html(each, self._colour(number)) for number, each in enumerate(report.causes))
        yield self._next()

    def _sums(self) -> str:
        report, words = self._report, self._words
        sums = (
            (f"{report.calls:,}", N_("Calls")),
            (f"{report.refused:,}", N_("Refused")),
            (f"{report.refused / report.calls:.1%}" if report.calls else "-", N_("Share of refused calls")),
            (f"{sum(each.cause is not None for each in report.causes):,}", CAUSES),
            (f"{self._open():,}", N_("More than one cause possible, or none")),
        )
        tiles = "".join(f"<li><b>{number}</b>{words.say(name)}</li>" for number, name in sums)
        told = (period(report, words.translate), *beside(report, words.translate))
        notes = "".join(f'<p class="dim">{as_text(line)}</p>' for line in told if line)
        head = f"<h1>{as_text(summary(report, words.translate))}</h1>"
        return f'<article>{head}{notes}<ul class="sums">{tiles}</ul></article>'

    def _open(self) -> int:
        """Return of how many refused calls the line does not decide the cause."""
        return sum(calls for outcome, calls in self._report.outcomes if outcome != "decided")

    # --- the picture ------------------------------------------------------------------------------------------------

    def _over_time(self, stacks: Stacks) -> str:
        words, series = self._words, self._report.by.series
        begin, number = series.peak or (0, 0)
        told = words.say(
            N_("refused calls in {span} each, stacked by cause; the most in {unit}: {number} from {peak}"),
            span=span_name(stacks.span),
            unit=span_name(series.span),
            number=f"{number:,}",
            peak=iso(begin),
        )
        label = words.translate(OVER_TIME)
        picture = chart(stacks, label=label, tell=lambda column: self._column(stacks, column), when=moment)
        legend = "".join(
            f"<li>{swatch(stacks.colour(layer))}{as_text(self._layer(stacks, layer))}</li>"
            for layer in range(stacks.layers)
        )
        return (
            f'<article><h2>{words.say(OVER_TIME)} (UTC)</h2><p class="dim">{told}</p>{picture}'
            f'<ul class="legend">{legend}</ul>{self._numbers(stacks)}</article>'
        )

    def _column(self, stacks: Stacks, column: int) -> str:
        """Return what the reader is told who points at a column."""
        parts = stacks.columns[column]
        named = ", ".join(f"{self._layer(stacks, layer)} {calls:,}" for layer, calls in enumerate(parts) if calls)
        return f"{moment(stacks.begins(column))}: {sum(parts):,} ({named})"

    def _layer(self, stacks: Stacks, layer: int) -> str:
        if layer < len(stacks.causes):
            return self._words.name(stacks.causes[layer])
        return fill(self._words.translate(N_("{number} other causes")), {"number": stacks.others})

    def _numbers(self, stacks: Stacks) -> str:
        """Return the same as a table, for whoever does not see the picture or wants to copy it."""
        heads = "".join(f"<th>{as_text(self._layer(stacks, layer))}</th>" for layer in range(stacks.layers))
        rows = "".join(
            f"<tr><td>{moment(stacks.begins(number))}</td>{''.join(f'<td>{calls:,}</td>' for calls in column)}</tr>"
            for number, column in enumerate(stacks.columns)
            if any(column)
        )
        summary_of = self._words.say(N_("The numbers"))
        table = f"<table><tr><th>UTC</th>{heads}</tr>{rows}</table>"
        return f'<details><summary>{summary_of}</summary><div class="wide">{table}</div></details>'

    def _colour(self, number: int) -> str:
        return "others" if self._stacks is None else self._stacks.colour(number)

    # --- beside it --------------------------------------------------------------------------------------------------

    def _ranking(self, heading: str, ranked: Ranked[V], named: Callable[[V], str]) -> str:
        if not ranked.rows:
            return ""
        note = f'<p class="dim">{self._words.say(_TOO_MANY)}</p>' if ranked.level else ""
        bars = of_values(ranked, named, self._words, most=len(ranked.rows))
        return f"<article><h2>{self._words.say(heading)}</h2>{note}{bars}</article>"

    def _next(self) -> str:
        """Return the steps: what is a command can be copied, without the words behind it."""
        parts = []
        for step in next_steps(self._report, self._words.translate):
            command, _, said = step.partition("  ")
            if not command.startswith("gatewright "):
                command, said = "", step
            parts.append(f"<p>{as_text(said)}</p>" if said else "")
            parts.append(f"<pre>{as_text(command)}</pre>" if command else "")
        return f"<article><h2>{self._words.say(NEXT)}</h2>{''.join(parts)}</article>"
