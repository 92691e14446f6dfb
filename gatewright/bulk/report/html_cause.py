"""One cause on the page of a log's report: what it is, a call that shows it, whom it met, and what to do about it."""

from collections.abc import Callable
from html import escape
from typing import Final, TypeVar

from gatewright.bulk.dimensions import Route
from gatewright.bulk.report.chart import swatch
from gatewright.bulk.report.html_bars import of_values
from gatewright.bulk.report.html_words import Words, anchor, as_text
from gatewright.bulk.report.sentences import also, seen
from gatewright.bulk.report.text import BY_CALLER, BY_KEY, BY_ROUTE
from gatewright.bulk.report.value import OneCause, Ranked
from gatewright.i18n import N_
from gatewright.model.cause import Cause, Confirm, Fix
from gatewright.model.message import opened

V = TypeVar("V", str, Route)

CommandOf = Callable[[Fix | Confirm, str], str | None]
"""Gives the command of a fix or a look for a kind of API: `rest`, `http` or `websocket`."""

_FIXES: Final = 3
_ROWS: Final = 3
"""So many routes, callers and keys are shown of each cause."""


class CauseCard:
    """How each cause is shown to one reader."""

    def __init__(self, words: Words, command_of: CommandOf, api_type: str) -> None:
        self._words = words
        self._command_of = command_of
        self._api_type = api_type

    def html(self, found: OneCause, colour: str) -> str:
        """Return the article."""
        words = self._words
        told = (also(found, words.translate), seen(found, words.translate))
        share = f'<span class="mark">{found.calls:,} ({found.share:.1%})</span>'
        return "".join(
            (
                f'<article class="cause" id="{anchor(found)}">',
                f"<h2>{swatch(colour)}{as_text(words.name(found))} {share}</h2>",
                f'<p class="why">{as_text(words.title(found))}</p>',
                *(f'<p class="dim">{as_text(line)}</p>' for line in told if line),
                self._sample(found),
                self._met(found, colour),
                self._advice(found.cause) if found.cause is not None else "",
                "</article>",
            )
        )

    def _sample(self, found: OneCause) -> str:
        sample = found.sample
        if sample is None:
            return ""
        facts = (
            (N_("The first call"), f"{sample.called} → {sample.status}".strip()),
            (N_("Message"), sample.message),
            (N_("Request id"), sample.request_id),
            (N_("In the log"), f"{sample.place.origin}:{sample.place.number}"),
        )
        rows = "".join(
            f'<dt>{self._words.say(name)}</dt><dd class="code">{as_text(value)}</dd>' for name, value in facts if value
        )
        return f'<dl class="facts">{rows}</dl>'

    def _met(self, found: OneCause, colour: str) -> str:
        by = found.by
        lists = (
            self._most(BY_ROUTE, by.routes, self._words.route, colour),
            self._most(BY_CALLER, by.callers, str, colour),
            self._most(BY_KEY, by.keys, str, colour),
        )
        return f'<div class="met">{"".join(lists)}</div>'

    def _most(self, heading: str, ranked: Ranked[V], named: Callable[[V], str], colour: str) -> str:
        if not ranked.rows:
            return ""
        bars = of_values(ranked, named, self._words, most=_ROWS, colour=colour)
        return f"<div><h3>{self._words.say(heading)}</h3>{bars}</div>"

    def _advice(self, cause: Cause) -> str:
        """Return how to make sure of a cause, and how to mend it."""
        say = self._words.say
        fixes = "".join(self._fix(fix) for fix in cause.fixes[:_FIXES])
        what, fix, all_of_it = say(N_("What to do about it")), say(N_("Fix")), say(N_("All about this cause:"))
        return (
            f"<details><summary>{what}</summary>"
            f"{''.join(self._look(confirm) for confirm in cause.confirm[:1])}"
            f'<h3>{fix}</h3><ol class="fixes">{fixes}</ol>'
            f"<p>{all_of_it}</p><pre>gatewright explain {escape(cause.id)}</pre></details>"
        )

    def _look(self, confirm: Confirm) -> str:
        head = self._words.say(N_("To make sure"))
        return f"<h3>{head}</h3><p>{self._opened(confirm.text)}</p>{self._command(confirm)}"

    def _fix(self, fix: Fix) -> str:
        return f"<li>{self._opened(fix.text)}{self._command(fix)}</li>"

    def _command(self, what: Fix | Confirm) -> str:
        command = self._command_of(what, self._api_type)
        return f"<pre>{escape(opened(command))}</pre>" if command is not None else ""

    def _opened(self, text: str) -> str:
        return escape(opened(self._words.translate(text)))
