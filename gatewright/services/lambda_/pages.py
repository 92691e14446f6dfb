"""
Pages of a listing, as Lambda cuts them: `MaxItems`, and an opaque `Marker` to go on from.

https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html: "returns up to 50 functions per call".
"""

import base64
import binascii
from collections.abc import Mapping, Sequence
from typing import Any, Final

from gatewright.services.lambda_.errors import invalid
from gatewright.store.documents import Document

MOST: Final = 50
"""What one page holds at most, whatever is asked (documented)."""


def page(items: Sequence[Document], params: Mapping[str, Any], member: str, name: str) -> Document:
    """Return the page that the params ask for under `member`; `name` is the member that tells items apart."""
    start = 0 if not params.get("Marker") else _place(items, _read(params["Marker"]), name)
    end = start + min(params.get("MaxItems") or MOST, MOST)
    found: Document = {member: list(items[start:end])}
    if end < len(items):
        found["NextMarker"] = base64.urlsafe_b64encode(str(items[end][name]).encode()).decode()
    return found


def _place(items: Sequence[Document], wanted: str, name: str) -> int:
    place = next((number for number, item in enumerate(items) if str(item[name]) == wanted), None)
    if place is None:
        raise invalid("Invalid marker")  # inferred, as below
    return place


def _read(marker: str) -> str:
    try:
        return base64.urlsafe_b64decode(marker.encode()).decode()
    except (binascii.Error, UnicodeError):
        # Inferred: AWS's own text for a marker that it did not hand out is not recorded.
        raise invalid("Invalid marker") from None
