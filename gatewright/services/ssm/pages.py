"""
Pages of a listing, as Parameter Store cuts them: `MaxResults`, and a `NextToken` that names what comes next.

https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html
"""

from collections.abc import Mapping, Sequence
from typing import Any

from gatewright.store.documents import Document
from gatewright.wire.errors import ServiceError


def page(items: Sequence[Document], params: Mapping[str, Any], *, most: int) -> Document:
    """Return the page that is asked for; `most` is what a page holds at most, and where nobody says how many."""
    start = 0
    token = params.get("NextToken")
    if token is not None:
        names = [one["Name"] for one in items]
        if token not in names:
            raise ServiceError("InvalidNextToken", "The specified token is not valid.", status=400)
        start = names.index(token)
    end = start + min(params.get("MaxResults") or most, most)
    return {"Parameters": list(items[start:end]), **({"NextToken": items[end]["Name"]} if end < len(items) else {})}
