"""
Pages of a listing, as AWS Organizations cuts them: `MaxResults` (20 at most, and when absent) and `NextToken`.

https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
"""

import base64
import binascii
from collections.abc import Mapping, Sequence
from typing import Any, Final

from gatewright.services.organizations.errors import invalid_input
from gatewright.store.documents import Document

DEFAULT: Final = 20


def page(member: str, items: Sequence[Any], params: Mapping[str, Any]) -> Document:
    """Return the page that is asked for, under the name of its member."""
    start = _read(params.get("NextToken"))
    stop = start + (params.get("MaxResults") or DEFAULT)
    more = {"NextToken": base64.urlsafe_b64encode(f"items:{stop}".encode()).decode()} if stop < len(items) else {}
    return {member: list(items[start:stop]), **more}


def _read(token: str | None) -> int:
    if token is None:
        return 0
    try:
        name, _, number = base64.urlsafe_b64decode(token.encode()).decode().partition(":")
    except (binascii.Error, UnicodeError):
        name, number = "", ""
    if name != "items" or not number.isdecimal():
        raise invalid_input("You specified an invalid pagination token.")  # inferred
    return int(number)
