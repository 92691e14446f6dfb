"""
Pages of a listing, as AWS Organizations cuts them: `MaxResults` (20 at most, and when absent) and `NextToken`.

https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from gatewright.services.organizations.errors import invalid_input
from gatewright.services.page_tokens import place, written
from gatewright.store.documents import Document

DEFAULT: Final = 20


def page(member: str, items: Sequence[Any], params: Mapping[str, Any]) -> Document:
    """Return the page that is asked for, under the name of its member."""
    start = place(params.get("NextToken"))
    if start is None:
        raise invalid_input("You specified an invalid pagination token.")  # inferred
    stop = start + (params.get("MaxResults") or DEFAULT)
    return {member: list(items[start:stop]), **({"NextToken": written(stop)} if stop < len(items) else {})}
