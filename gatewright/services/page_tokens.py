"""
The opaque token that leads from one page of a listing to the next: written for a client, and read back.

What AWS's tokens hold nobody tells. Ours hold where the next page starts: a number, or the name of what stands there,
so that a client which deletes what it was shown, page by page, misses none. What a token that was never handed out
is answered, each service says in its own words.
"""

import base64
import binascii
from collections.abc import Sequence
from typing import Final

_BEGINS: Final = "items:"


def written(start: int | str) -> str:
    """Return the token of the page that starts at this place, or with the thing of this name."""
    return base64.urlsafe_b64encode(f"{_BEGINS}{start}".encode()).decode()


def place(token: str | None) -> int | None:
    """Return the place that a token holds: 0 without one, `None` for one that was never handed out."""
    held = "0" if token is None else _read(token)
    return int(held) if held.isdecimal() else None


def place_of_named(token: str | None, names: Sequence[str]) -> int | None:
    """Return where the thing stands whose name a token holds: 0 without one, `None` where there is none."""
    if token is None:
        return 0
    held = _read(token)
    return names.index(held) if held and held in names else None


def _read(token: str) -> str:
    try:
        text = base64.urlsafe_b64decode(token.encode()).decode()
    except (binascii.Error, UnicodeError):
        return ""
    return text.removeprefix(_BEGINS) if text.startswith(_BEGINS) else ""
