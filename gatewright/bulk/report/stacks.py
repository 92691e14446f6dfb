"""Refused calls over the time, stacked by cause: the numbers of a picture."""

from dataclasses import dataclass
from typing import Final

from gatewright.bulk.report.text import resampled
from gatewright.bulk.report.value import OneCause, Report

COLUMNS: Final = 72
"""So many columns are drawn at most."""

CAUSES: Final = 7
"""So many causes are told apart; the others are one."""

_FEWEST: Final = 12
"""So many columns are drawn at least, with nothing in those behind the last refusal."""


@dataclass(frozen=True, slots=True)
class Stacks:
    """Columns of equal spans."""

    begin: int
    """When the first span begins, in Unix seconds."""

    span: int
    """How many seconds each is."""

    causes: tuple[OneCause, ...]
    """The causes that are told apart, the most frequent first."""

    others: int
    """How many more causes there are; in the last number of each column, where there are any."""

    columns: tuple[tuple[int, ...], ...]
    """For each span the number of calls of each cause."""

    @property
    def highest(self) -> int:
        """The most calls within one span."""
        return max(map(sum, self.columns), default=0)

    @property
    def layers(self) -> int:
        """How many numbers each column has."""
        return len(self.causes) + bool(self.others)

    def colour(self, layer: int) -> str:
        """Return the class of a layer: those that are told apart have a colour of their own, the others are grey."""
        return f"c{layer}" if layer < len(self.causes) else "others"

    def begins(self, column: int) -> int:
        """Return when a column begins, in Unix seconds; the one behind the last is where all end."""
        return self.begin + column * self.span


def stacks_of(report: Report) -> Stacks | None:
    """Return the refused calls over the time; `None` where no line told one."""
    series = report.by.series
    if not series.counts:
        return None
    span, numbers = resampled(series, COLUMNS)
    first = series.counts[0][0] // span
    apart, others = report.causes[:CAUSES], report.causes[CAUSES:]
    layers = [_layer((each,), first, span, len(numbers)) for each in apart]
    if others:
        layers.append(_layer(others, first, span, len(numbers)))
    stacked = [*zip(*layers, strict=True)]
    stacked += [(0,) * len(layers)] * (_FEWEST - len(stacked))
    return Stacks(first * span, span, apart, len(others), tuple(stacked))


def _layer(causes: tuple[OneCause, ...], first: int, span: int, length: int) -> list[int]:
    numbers = [0] * length
    for each in causes:
        for moment, number in each.by.series.counts:
            numbers[moment // span - first] += number
    return numbers
