"""
A control-plane request as it is read here: it came over our own socket, so nothing in it is unknown.
"""

from typing import Final
from urllib.parse import parse_qsl

from gatewright.model.request import Request
from gatewright.model.unknown import Unknown

FORM: Final = "application/x-www-form-urlencoded"
MAX_FIELDS: Final = 10_000
"""More pairs than any operation of AWS takes; a form that has more is refused before it is unfolded."""


def header(request: Request, name: str) -> str | None:
    """Return the first value of a header, `None` when it was not sent."""
    value = request.headers.get(name)
    if isinstance(value, Unknown):
        raise ValueError(f"expected a request whose headers are all known; `{name}` is unknown")  # no type is wrong
    return value


def body(request: Request) -> bytes:
    """Return the body."""
    if isinstance(request.body, Unknown):
        raise ValueError("expected a request whose body is known")  # no type is wrong
    return request.body


def query(request: Request) -> list[tuple[str, str]]:
    """Return the decoded pairs of the query string, in order; the caller answers for a `ValueError`."""
    return parse_qsl(request.query, keep_blank_values=True, max_num_fields=MAX_FIELDS)


def is_form(request: Request) -> bool:
    """Tell whether the body says that it is a form."""
    return (header(request, "Content-Type") or "").partition(";")[0].strip().lower() == FORM


def form(request: Request) -> dict[str, str]:
    """Return the pairs of the query string and, where the body is a form, of the body; the body's win."""
    pairs = query(request)
    if is_form(request):
        text = body(request).decode("utf-8", "replace")
        pairs += parse_qsl(text, keep_blank_values=True, max_num_fields=MAX_FIELDS)
    return dict(pairs)
