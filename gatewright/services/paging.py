"""
Pages of a listing, as API Gateway cuts them: `limit`, and an opaque `position` to go on from.

https://docs.aws.amazon.com/apigateway/latest/api/API_GetRestApis.html: "the maximum number of returned results per
page. The default value is 25 and the maximum value is 500."
"""

import base64
import binascii
from collections.abc import Mapping, Sequence
from typing import Any

from gatewright.services.errors import bad_request
from gatewright.store.documents import Document

DEFAULT_LIMIT = 25
MAXIMUM_LIMIT = 500


def page(
    items: Sequence[Document], params: Mapping[str, Any], *, default: int = DEFAULT_LIMIT, name: str = "id"
) -> Document:
    """Return the page that the params ask for: its `items`, and the `position` of the next one if there is one.

    A position names the thing that the next page starts with, so that a client which deletes what it was shown, page
    by page, misses none. `name` is the member that tells a thing of the listing from the others.
    """
    limit = _limit(params.get("limit"), default)
    start = 0 if params.get("position") is None else _place(items, _read(params["position"]), name)
    found: Document = {"items": list(items[start : start + limit])}
    if start + limit < len(items):
        found["position"] = _written(_name(items[start + limit], name))
    return found


def _name(item: Document, member: str) -> str:
    return str(item.get(member, ""))


def _place(items: Sequence[Document], name: str, member: str) -> int:
    """Return where the thing of this name stands; when it is gone, nobody can say where to go on."""
    place = next((number for number, item in enumerate(items) if _name(item, member) == name), None)
    if place is None:
        raise bad_request("Invalid position parameter")  # inferred, as below
    return place


def _limit(asked: int | None, default: int) -> int:
    # Inferred: no recording shows a limit out of bounds. What AWS allows is kept, what it does not is brought into it.
    return default if asked is None or asked < 1 else min(asked, MAXIMUM_LIMIT)


def _written(name: str) -> str:
    return base64.urlsafe_b64encode(f"items:{name}".encode()).decode()


def _read(position: str) -> str:
    try:
        kind, _, name = base64.urlsafe_b64decode(position.encode()).decode().partition(":")
    except (binascii.Error, UnicodeError):
        kind, name = "", ""
    if kind != "items" or not name:
        # Inferred: AWS's own text for a position that it did not hand out is not recorded.
        raise bad_request("Invalid position parameter")
    return name
