"""
Pages of a listing, as Lambda cuts them: `MaxItems`, and an opaque `Marker` to go on from.

https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html: "returns up to 50 functions per call".
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from gatewright.services.lambda_.errors import invalid
from gatewright.services.page_tokens import place_of_named, written
from gatewright.store.documents import Document

MOST: Final = 50
"""What one page holds at most, whatever is asked (documented)."""


def page(items: Sequence[Document], params: Mapping[str, Any], member: str, name: str) -> Document:
    """Return the page that the params ask for under `member`; `name` is the member that tells items apart."""
    names = [str(item[name]) for item in items]
    start = place_of_named(params.get("Marker") or None, names)
    if start is None:
        raise invalid(
            "Invalid marker"
        )  # inferred: AWS's own text for a marker that it did not hand out is not recorded
    end = start + min(params.get("MaxItems") or MOST, MOST)
    return {member: list(items[start:end]), **({"NextMarker": written(names[end])} if end < len(items) else {})}
