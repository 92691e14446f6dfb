"""
Tags of APIs, their stages, domain names and VPC links, by ARN.

https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html. Tags are a member of what they
belong to, `Tags` or, of what V1 knows too, `tags`.
"""

import re
from typing import Final
from urllib.parse import unquote

from gatewright.services.apigateway.errors import bad_request, not_found
from gatewright.services.apigateway.tags import ARN_SYNTAX
from gatewright.services.apigateway.tags import PLACES as V1_PLACES
from gatewright.services.operation import Operation
from gatewright.services.tagging import tagged, untagged
from gatewright.store.documents import Document, Documents, Key

PLACES: Final = (
    (re.compile(r"/apis/([^/]+)"), "api"),
    (re.compile(r"/apis/([^/]+)/stages/([^/]+)"), "api_stage"),
    (re.compile(r"/vpclinks/([^/]+)"), "api_vpc_link"),
    *V1_PLACES,
)
"""What an ARN may name, and the kind of its document."""


def tag_resource(documents: Documents, operation: Operation) -> Document:
    """Add tags to what an ARN names."""
    (kind, ids), document = _find(documents, operation)
    documents.put(kind, *ids, document=_with(document, tagged(_bare(document), operation.params.get("Tags"))))
    return {}


def untag_resource(documents: Documents, operation: Operation) -> Document:
    """Take tags away from what an ARN names."""
    (kind, ids), document = _find(documents, operation)
    documents.put(kind, *ids, document=_with(document, untagged(_bare(document), operation.params["TagKeys"])))
    return {}


def get_tags(documents: Documents, operation: Operation) -> Document:
    """Answer the tags of what an ARN names."""
    return {"Tags": _bare(_find(documents, operation)[1])["tags"]}


def _find(documents: Documents, operation: Operation) -> tuple[Key, Document]:
    arn = unquote(operation.params["ResourceArn"])
    parts = ARN_SYNTAX.fullmatch(arn)
    if parts is None or parts.group(1) != operation.region:
        raise bad_request(f"Invalid ARN specified: {arn}")  # inferred
    for syntax, kind in PLACES:
        found = syntax.fullmatch(parts.group(2))
        document = None if found is None else documents.get(kind, *found.groups())
        if found is not None and document is not None:
            return (kind, found.groups()), document
    raise not_found(f"Invalid resource specified: {arn}")  # inferred


def _bare(document: Document) -> Document:
    return {"tags": document.get("Tags", document.get("tags", {}))}


def _with(document: Document, changed: Document) -> Document:
    """Return the document with these tags; V2's own documents show that they have none, too."""
    if "Tags" in document:
        return {**document, "Tags": changed.get("tags", {})}
    return {**{name: value for name, value in document.items() if name != "tags"}, **changed}
