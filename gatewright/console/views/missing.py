"""What a browser sees where there is nothing, or where it asks in a way that nobody answers."""

from gatewright.console.markup import page
from gatewright.console.reader import Reader
from gatewright.i18n import N_
from gatewright.model.response import Response


def missing(reader: Reader, path: str) -> Response:
    """Return the page for a path without one."""
    text = reader.say(N_("There is no page {path} here."), path=path)
    return page(reader, "404", f"<h1>404</h1><p>{text}</p>", here="-", status=404)
