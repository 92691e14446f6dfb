"""
What the describe operations have in common: by ids or all, through filters, page by page.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html#api-pagination
"""

import base64
import binascii
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gatewright.services.ec2 import ids
from gatewright.services.ec2.errors import invalid_value, refused
from gatewright.services.ec2.filters import Places, matching
from gatewright.services.ec2.ids import Kind
from gatewright.store.documents import Document, Documents


def described(
    documents: Documents, kind: Kind, params: Mapping[str, Any], named: str, places: Places
) -> Sequence[Document]:
    """Return the resources that are asked for: those of the ids under `named`, or all, that pass the filters."""
    wanted = params.get(named)
    if wanted and params.get("MaxResults"):
        # Documented with each operation: "You cannot specify this parameter and the IDs parameter in the same request."
        lower = named[:1].lower() + named[1:]
        text = f"The parameter {lower} cannot be used with the parameter maxResults"
        raise refused("InvalidParameterCombination", text)
    resources = [ids.found(documents, kind, one) for one in wanted] if wanted else documents.list(kind.kind)
    return matching(resources, params, places)


def page(member: str, items: Iterable[Document], params: Mapping[str, Any], name: str) -> Document:
    """Return the page that is asked for under `member`; `name` is the member that tells one item from the others."""
    shown = list(items)
    start, limit = 0, params.get("MaxResults", len(shown))
    if limit < 1 and "MaxResults" in params:
        raise invalid_value(str(limit), "maxResults")  # inferred: the models of some operations bound it, others do not
    token = params.get("NextToken")
    if token:
        start = _place(shown, name, token)
    more = {"NextToken": _written(shown[start + limit][name])} if start + limit < len(shown) else {}
    return {member: shown[start : start + limit], **more}


def _written(name: str) -> str:
    return base64.urlsafe_b64encode(f"items:{name}".encode()).decode()


def _place(items: Sequence[Document], name: str, token: str) -> int:
    try:
        kind, _, first = base64.urlsafe_b64decode(token.encode()).decode().partition(":")
    except (binascii.Error, UnicodeError):
        kind, first = "", ""
    place = next((number for number, item in enumerate(items) if kind == "items" and item[name] == first), None)
    if place is None:
        raise invalid_value(token, "nextToken")  # inferred: AWS's text for a token of nobody's is not recorded
    return place
