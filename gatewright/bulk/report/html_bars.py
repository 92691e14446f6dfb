"""Bars beside names: which causes, routes, callers and keys a log's refusals are of, the most frequent first."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from gatewright.bulk.dimensions import Route
from gatewright.bulk.report.chart import bar
from gatewright.bulk.report.html_words import Words, anchor, as_text
from gatewright.bulk.report.value import OneCause, Ranked
from gatewright.i18n import N_

V = TypeVar("V", str, Route)


def of_causes(causes: Sequence[OneCause], words: Words, colour_of: Callable[[int], str]) -> str:
    """Return a bar for each cause, each of its colour, that leads to what is said of it."""
    most = max(each.calls for each in causes)
    rows = "".join(
        f'<li><a class="label" href="#{anchor(each)}">{as_text(words.name(each))}</a>'
        f'{_number(each.calls, each.share)}<span class="title">{as_text(words.title(each))}</span>'
        f"{bar(each.calls / most, colour_of(number))}</li>"
        for number, each in enumerate(causes)
    )
    return f'<ol class="bars">{rows}</ol>'


def of_values(ranked: Ranked[V], named: Callable[[V], str], words: Words, *, most: int, colour: str = "") -> str:
    """Return a bar for each of the first values, and what the others come to."""
    rows, left = ranked.rows[:most], ranked.rows[most:]
    whole = sum(calls for _, calls in ranked.rows) + ranked.calls_of_more + ranked.not_told
    highest = rows[0][1]
    bars = "".join(
        f'<li><span class="label code" title="{as_text(named(value))}">{as_text(named(value))}</span>'
        f"{_number(calls, calls / whole)}{bar(calls / highest, colour)}</li>"
        for value, calls in rows
    )
    more, of_more = ranked.more + len(left), ranked.calls_of_more + sum(calls for _, calls in left)
    rest = []
    if more:
        rest.append(words.say(N_("and {number} more, with {calls} calls"), number=f"{more:,}", calls=f"{of_more:,}"))
    if ranked.not_told:
        rest.append(words.say(N_("{calls} calls of which the log does not tell"), calls=f"{ranked.not_told:,}"))
    notes = f'<p class="dim">{"; ".join(rest)}</p>' if rest else ""
    return f'<ol class="bars">{bars}</ol>{notes}'


def _number(calls: int, share: float) -> str:
    return f'<span class="number">{calls:,} <small>{share:.1%}</small></span>'
