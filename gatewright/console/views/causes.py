"""The catalogue: every cause, by the check that finds it."""

from html import escape
from itertools import groupby

from gatewright.console.markup import page, section
from gatewright.console.reader import PREFIX, Reader
from gatewright.doctor.report.phases import NAMES
from gatewright.engine.catalogue import CAUSES
from gatewright.i18n import N_
from gatewright.model.cause import Cause
from gatewright.model.response import Response


def causes(reader: Reader, *, text: str = "", found: tuple[Cause, ...] = ()) -> Response:
    """Return the page: all causes, or those that a `text` that somebody looked up can mean."""
    title = N_("Why API Gateway refuses calls")
    listed = _all(reader) if not text else _found(reader, found)
    lang = f'<input type="hidden" name="lang" value="{reader.language}">' if reader.asked else ""
    what, look_up = reader.say(N_("A message, an error type or a sentence")), reader.element("button", N_("Look up"))
    form = (
        f'<form class="filters" action="{PREFIX}causes" method="get">{lang}'
        f'<label>{what} <input name="text" size="40" spellcheck="false" value="{escape(text)}"></label>'
        f"{look_up}</form>"
    )
    return page(reader, reader.translate(title), f"<h1>{reader.say(title)}</h1>{form}{listed}", here="causes")


def _all(reader: Reader) -> str:
    by_check = groupby(CAUSES.values(), key=lambda cause: cause.id.partition(".")[0])
    return "".join(section(reader.say(NAMES.get(check, check)), _list(reader, [*group])) for check, group in by_check)


def _found(reader: Reader, found: tuple[Cause, ...]) -> str:
    if not found:
        return reader.element('p role="status"', N_("No cause known here answers with this text."))
    head = N_("{number} causes can be meant by this text, the likeliest first:")
    return reader.element('p role="status"', head, number=len(found)) + _list(reader, found, ordered=True)


def _list(reader: Reader, causes: list[Cause] | tuple[Cause, ...], *, ordered: bool = False) -> str:
    items = "".join(
        f'<li><a href="{reader.link(f"causes/{cause.id}")}">{reader.say(cause.title)}</a>'
        f" <small>{escape(cause.id)}</small></li>"
        for cause in causes
    )
    return f"<ol>{items}</ol>" if ordered else f'<ul class="causes">{items}</ul>'
