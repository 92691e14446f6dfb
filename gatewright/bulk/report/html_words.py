"""What a report says, as text of a page: in the reader's language, and harmless whatever others wrote into the log."""

from datetime import UTC, datetime
from html import escape
from typing import Final

from gatewright.bulk.dimensions import Route
from gatewright.bulk.report.text import NO_KNOWN_CAUSE, route_name
from gatewright.bulk.report.value import OneCause, Report
from gatewright.i18n import N_, Translate
from gatewright.model.message import fill
from gatewright.model.terminal import printable

_LONGEST: Final = 300


class Words:
    """The words of one report for one reader."""

    def __init__(self, report: Report, translate: Translate) -> None:
        self.translate = translate
        """The reader's language."""
        self._alone = len({route[:2] for route, _ in report.by.routes.rows}) <= 1

    def say(self, text: str, **values: object) -> str:
        """Return a sentence as text of the page."""
        return as_text(fill(self.translate(text), values))

    def name(self, found: OneCause) -> str:
        """Return what a cause is called: its id."""
        return found.cause.id if found.cause is not None else self.translate(N_("no known cause"))

    def title(self, found: OneCause) -> str:
        """Return a cause in a sentence."""
        return self.translate(found.cause.title if found.cause is not None else NO_KNOWN_CAUSE)

    def route(self, route: Route) -> str:
        """Return a route, with its API where there are several."""
        return route_name(route, alone=self._alone)


def as_text(value: str) -> str:
    """Return a value as text of the page, or of an attribute: no markup, nothing that turns the line around."""
    return escape(printable(value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"))


def moment(seconds: float) -> str:
    """Return a moment as a picture shows it: date and minute, in UTC."""
    try:
        return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        return "?"


def anchor(found: OneCause) -> str:
    """Return by what the page points to a cause."""
    return found.cause.id if found.cause is not None else "none"
