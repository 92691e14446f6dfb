"""The page of one cause: what `gatewright explain` shows."""

from gatewright.console.markup import page
from gatewright.console.prose import as_html
from gatewright.console.reader import Reader
from gatewright.doctor.explain.page import page as text_of
from gatewright.engine.catalogue import CAUSES
from gatewright.i18n import N_
from gatewright.model.cause import Cause
from gatewright.model.response import Response


def cause_page(reader: Reader, cause: Cause) -> Response:
    """Return the page of a cause."""
    link = reader.element(f'a href="{reader.link("causes")}"', N_("All causes"))
    back = f'<p class="back">{link}</p>'
    prose = as_html(text_of(cause, reader.translate), lambda name: _address(reader, name))
    return page(reader, cause.id, f"{back}<article class='cause'>{prose}</article>", here="causes")


def _address(reader: Reader, name: str) -> str | None:
    return reader.link(f"causes/{name}") if name in CAUSES else None
