"""The report of logs for a person: the sums in a sentence, the causes, who and what was hit, when, what to do next."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

from gatewright.bulk.dimensions import Route
from gatewright.bulk.report.json_ import iso
from gatewright.bulk.report.sentences import NEXT, also, beside, next_steps, period, seen
from gatewright.bulk.report.value import OneCause, Ranked, Report, Series
from gatewright.i18n import N_, Translate
from gatewright.model.message import fill
from gatewright.model.terminal import PLAIN, Style, padded, printable, width

CAUSES: Final = N_("Causes")
BY_ROUTE: Final = N_("By route")
BY_CALLER: Final = N_("By caller")
BY_KEY: Final = N_("By API key")
BY_ADDRESS: Final = N_("By address")
OVER_TIME: Final = N_("Over the time")
"""The headings, which every form of the report shares."""

NO_KNOWN_CAUSE: Final = N_("No cause known here answers so.")
"""Stands in the place of a cause."""

_BARS: Final = "▁▂▃▄▅▆▇█"
_COLUMNS: Final = 60
_LONGEST: Final = 96

V = TypeVar("V", str, Route)


def as_text(report: Report, translate: Translate, *, style: Style = PLAIN) -> str:
    """Return the text that a person reads."""
    return "\n".join(_Text(report, translate, style).lines()) + "\n"


def summary(report: Report, translate: Translate) -> str:
    """Return the sums in one sentence: 12,345 calls, 310 refused, 4 causes."""
    causes = sum(1 for each in report.causes if each.cause is not None)
    parts = [
        _counted(translate, report.calls, N_("1 call"), N_("{number} calls")),
        fill(translate(N_("{number} refused")), {"number": f"{report.refused:,}"}),
        _counted(translate, causes, N_("1 cause"), N_("{number} causes")),
    ]
    return ", ".join(parts)


def _counted(translate: Translate, number: int, one: str, many: str) -> str:
    return translate(one) if number == 1 else fill(translate(many), {"number": f"{number:,}"})


def route_name(route: Route, *, alone: bool) -> str:
    """Return a route, with the API and the stage where there are several."""
    where = "" if alone else "/".join(part for part in (route.api_id, route.stage) if part)
    return f"{route.route}  ({where})" if where else route.route


class _Text:
    """The lines of one report."""

    def __init__(self, report: Report, translate: Translate, style: Style) -> None:
        self._report = report
        self._translate = translate
        self._style = style
        self._alone = len({route[:2] for route, _ in report.by.routes.rows}) <= 1

    def lines(self) -> Iterator[str]:
        report = self._report
        when = period(report, self._translate)
        yield self._bold(summary(report, self._translate)) + (f"; {when}" if when else "")
        yield from beside(report, self._translate)
        if report.causes:
            yield from self._causes()
            yield from self._ranking(BY_ROUTE, report.by.routes, lambda route: route_name(route, alone=self._alone))
            yield from self._ranking(BY_CALLER, report.by.callers, str)
            yield from self._ranking(BY_KEY, report.by.keys, str)
            yield from self._ranking(BY_ADDRESS, report.by.addresses, str)
            yield from self._over_time(report.by.series)
            yield from self._next()

    def _say(self, text: str, **values: object) -> str:
        return fill(self._translate(text), values)

    def _bold(self, text: str) -> str:
        return f"{self._style.bold}{text}{self._style.end}"

    def _dim(self, text: str) -> str:
        return f"{self._style.dim}{text}{self._style.end}"

    def _causes(self) -> Iterator[str]:
        yield ""
        yield self._bold(self._translate(CAUSES))
        longest = max(width(f"{each.calls:,}") for each in self._report.causes)
        for each in self._report.causes:
            number = f"{each.calls:,}".rjust(longest)
            name = self._bold(each.cause.id) if each.cause is not None else self._translate(NO_KNOWN_CAUSE)
            yield f"  {number}  {each.share:6.1%}  {name}"
            indent = " " * (longest + 12)
            yield from (indent + line for line in self._of_cause(each))

    def _of_cause(self, found: OneCause) -> Iterator[str]:
        if found.cause is not None:
            yield self._translate(found.cause.title)
        if found.also:
            yield self._dim(also(found, self._translate))
        most = [*self._most_of(found)]
        if most:
            yield "; ".join(most)
        if when := seen(found, self._translate):
            yield when

    def _most_of(self, found: OneCause) -> Iterator[str]:
        """Yield the route and the caller that it met most."""
        for route, number in found.by.routes.rows[:1]:
            value = _short(route_name(route, alone=self._alone))
            yield self._say(N_("most on {value} ({number})"), value=value, number=f"{number:,}")
        for caller, number in found.by.callers.rows[:1]:
            yield self._say(N_("most by {value} ({number})"), value=_short(caller), number=f"{number:,}")

    def _ranking(self, heading: str, ranked: Ranked[V], named: Callable[[V], str]) -> Iterator[str]:
        if not ranked.rows:
            return
        rows = [(f"{number:,}", _short(named(value))) for value, number in ranked.rows]
        if ranked.more:
            more = self._say(N_("and {number} more"), number=f"{ranked.more:,}")
            rows.append((f"{ranked.calls_of_more:,}", self._dim(more)))
        if ranked.not_told:
            rows.append((f"{ranked.not_told:,}", self._dim(self._translate(N_("of which the log does not tell")))))
        yield ""
        coarse = N_("there are too many to tell each apart, so these are told by what they have in common")
        yield self._bold(self._translate(heading)) + (f"  ({self._translate(coarse)})" if ranked.level else "")
        yield from _aligned(rows)

    def _over_time(self, series: Series) -> Iterator[str]:
        peak = series.peak
        if peak is None:
            return
        span, numbers = resampled(series, _COLUMNS)
        begin = series.counts[0][0] // span * span
        highest = max(numbers)
        bars = "".join(" " if not number else _BARS[(number * len(_BARS) - 1) // highest] for number in numbers)
        yield ""
        yield self._bold(self._translate(OVER_TIME))
        yield f"  {bars}|"
        yield "  " + self._say(
            N_("from {begin}, each column {span}; the most {unit}: {number} from {peak}"),
            begin=iso(begin),
            span=span_name(span),
            unit=self._say(N_("in {span}"), span=span_name(series.span)),
            number=f"{peak[1]:,}",
            peak=iso(peak[0]),
        )

    def _next(self) -> Iterator[str]:
        yield ""
        yield self._bold(self._translate(NEXT))
        yield from (f"  {line}" for line in next_steps(self._report, self._translate))


def resampled(series: Series, columns: int) -> tuple[int, list[int]]:
    """Return how many seconds each column takes, and the calls of each, so that the whole time has room."""
    begin, end = series.counts[0][0], series.counts[-1][0]
    span = series.span
    while (end // span - begin // span) >= columns:
        span = next((each for each in _NICE if each > span and each % series.span == 0), span * 2)
    first = begin // span
    numbers = [0] * (end // span - first + 1)
    for moment, number in series.counts:
        numbers[moment // span - first] += number
    return span, numbers


_NICE: Final = (60, 120, 300, 600, 1200, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800)
"""Spans in seconds that a reader can count in."""

_UNITS: Final = ((604_800, "w"), (86_400, "d"), (3600, "h"), (60, "min"), (1, "s"))


def span_name(seconds: int) -> str:
    """Return a span in the largest unit that it is a multiple of: units are written alike in all four languages."""
    size, unit = next((size, unit) for size, unit in _UNITS if seconds % size == 0)
    return f"{seconds // size} {unit}"


def _aligned(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    columns = max(width(number) for number, _ in rows)
    for number, text in rows:
        yield f"  {padded('', columns - width(number))}{number}  {text}"


def _short(text: str) -> str:
    line = printable(" ".join(text.split(" ")))
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
