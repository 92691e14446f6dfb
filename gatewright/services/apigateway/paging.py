"""
Pages of a listing, as API Gateway cuts them: `limit`, and an opaque `position` to go on from.

https://docs.aws.amazon.com/apigateway/latest/api/API_GetRestApis.html: "the maximum number of returned results per
page. The default value is 25 and the maximum value is 500."
"""

from collections.abc import Mapping, Sequence
from typing import Any

from gatewright.services.apigateway.errors import bad_request
from gatewright.services.page_tokens import place_of_named, written
from gatewright.store.documents import Document

DEFAULT_LIMIT = 25
MAXIMUM_LIMIT = 500


def page(items: Sequence[Document], params: Mapping[str, Any], *, name: str = "id") -> Document:
    """Return the page that the params ask for: its `items`, and the `position` of the next one if there is one.

    A position names the thing that the next page starts with, so that a client which deletes what it was shown, page
    by page, misses none. `name` is the member that tells a thing of the listing from the others.
    """
    limit = _limit(params.get("limit"))
    names = [str(item.get(name, "")) for item in items]
    start = place_of_named(params.get("position"), names)
    if start is None:
        # Inferred: AWS's own text for a position that it did not hand out is not recorded.
        raise bad_request("Invalid position parameter")
    end = start + limit
    return {"items": list(items[start:end]), **({"position": written(names[end])} if end < len(items) else {})}


def _limit(asked: int | None) -> int:
    # Inferred: no recording shows a limit out of bounds. What AWS allows is kept, what it does not is brought into it.
    return DEFAULT_LIMIT if asked is None or asked < 1 else min(asked, MAXIMUM_LIMIT)
