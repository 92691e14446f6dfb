"""
What the describe operations have in common: by ids or all, through filters, page by page.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html#api-pagination
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gatewright.services.ec2 import ids
from gatewright.services.ec2.errors import invalid_value, refused
from gatewright.services.ec2.filters import Places, matching
from gatewright.services.ec2.ids import Kind
from gatewright.services.page_tokens import place_of_named, written
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
    limit = params.get("MaxResults", len(shown))
    if limit < 1 and "MaxResults" in params:
        raise invalid_value(str(limit), "maxResults")  # inferred: the models of some operations bound it, others do not
    start = place_of_named(params.get("NextToken") or None, [one[name] for one in shown])
    if start is None:
        # Inferred: AWS's text for a token of nobody's is not recorded.
        raise invalid_value(params["NextToken"], "nextToken")
    end = start + limit
    return {member: shown[start:end], **({"NextToken": written(shown[end][name])} if end < len(shown) else {})}
