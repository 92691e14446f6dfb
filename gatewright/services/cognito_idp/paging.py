"""Pages of Cognito's listings: a limit, and an opaque token that leads on."""

import base64
import binascii
from collections.abc import Sequence
from typing import Final, TypeVar

from gatewright.services.cognito_idp.errors import invalid_parameter

T = TypeVar("T")

MOST: Final = 60
"""Of a page (documented)."""


def page(items: Sequence[T], limit: int | None, token: str | None) -> tuple[list[T], str | None]:
    """Return a page, and the token of the next one if there is one."""
    start = _read(token)
    end = start + (limit or MOST)
    return list(items[start:end]), _written(end) if end < len(items) else None


def _written(start: int) -> str:
    return base64.urlsafe_b64encode(f"items:{start}".encode()).decode()


def _read(token: str | None) -> int:
    if token is None:
        return 0
    try:
        name, _, number = base64.urlsafe_b64decode(token.encode()).decode().partition(":")
    except (binascii.Error, UnicodeError):
        name, number = "", ""
    if name != "items" or not number.isdecimal():
        raise invalid_parameter("Invalid pagination token")  # inferred
    return int(number)
