"""
Pages of a listing, as V2 cuts them: `maxResults`, and an opaque `nextToken` to go on from.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from gatewright.services.apigateway import paging
from gatewright.services.apigateway.errors import bad_request
from gatewright.store.documents import Document


def page(items: Sequence[Document], params: Mapping[str, Any], *, name: str) -> Document:
    """Return the page that the params ask for; `name` is the member that tells a thing from the others."""
    asked = params.get("MaxResults")
    if asked is not None and not asked.isdecimal():
        raise bad_request(f"Invalid maxResults parameter: {asked}")  # inferred
    found = paging.page(
        items, {"limit": None if asked is None else int(asked), "position": params.get("NextToken")}, name=name
    )
    return {"Items": found["items"], **({"NextToken": found["position"]} if "position" in found else {})}
