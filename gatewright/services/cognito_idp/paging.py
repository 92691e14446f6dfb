"""Pages of Cognito's listings: a limit, and an opaque token that leads on."""

from collections.abc import Sequence
from typing import Final, TypeVar

from gatewright.services.cognito_idp.errors import invalid_parameter
from gatewright.services.page_tokens import place, written

T = TypeVar("T")

MOST: Final = 60
"""Of a page (documented)."""


def page(items: Sequence[T], limit: int | None, token: str | None) -> tuple[list[T], str | None]:
    """Return a page, and the token of the next one if there is one."""
    start = place(token)
    if start is None:
        raise invalid_parameter("Invalid pagination token")  # inferred
    end = start + (limit or MOST)
    return list(items[start:end]), written(end) if end < len(items) else None
