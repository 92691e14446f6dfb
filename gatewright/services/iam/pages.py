"""
Pages of a listing, as IAM cuts them: `MaxItems` (100 when absent), `IsTruncated`, and an opaque `Marker`.

https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from gatewright.services.iam.errors import validation_error
from gatewright.services.page_tokens import place, written
from gatewright.store.documents import Document

DEFAULT: Final = 100


def page(member: str, items: Sequence[Any], params: Mapping[str, Any]) -> Document:
    """Return the page that is asked for, under the name of its member."""
    shown, rest = window(items, params)
    return {member: shown, **rest}


def window(items: Sequence[Any], params: Mapping[str, Any]) -> tuple[list[Any], Document]:
    """Return the items of the page, and `IsTruncated` with the `Marker` of the next one."""
    start = place(params.get("Marker"))
    if start is None:
        raise validation_error("Invalid Marker.")  # inferred
    stop = start + (params.get("MaxItems") or DEFAULT)
    if stop >= len(items):
        return list(items[start:stop]), {"IsTruncated": False}
    return list(items[start:stop]), {"IsTruncated": True, "Marker": written(stop)}
