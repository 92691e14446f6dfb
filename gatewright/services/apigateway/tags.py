"""
Tags of REST APIs, stages, API keys, usage plans, domain names, VPC links and client certificates, by ARN.

https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html. The tags are a member of what
they belong to; there is no second place that could disagree.
"""

import re
from urllib.parse import unquote

from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway.errors import bad_request, not_found
from gatewright.services.operation import Operation
from gatewright.services.tagging import tagged, untagged
from gatewright.store.documents import Document, Documents

ARN_SYNTAX = pattern(r"arn:aws[a-z-]*:apigateway:([^:]*)::(/.+)")

PLACES = (
    (re.compile(r"/restapis/([^/]+)"), "rest_api"),
    (re.compile(r"/restapis/([^/]+)/stages/([^/]+)"), "stage"),
    (re.compile(r"/apikeys/([^/]+)"), "api_key"),
    (re.compile(r"/usageplans/([^/]+)"), "usage_plan"),
    (re.compile(r"/domainnames/([^/]+)"), "domain_name"),
    (re.compile(r"/vpclinks/([^/]+)"), "vpc_link"),
    (re.compile(r"/clientcertificates/([^/]+)"), "client_certificate"),
)
"""What an ARN may name, and the kind of its document."""


def tag_resource(documents: Documents, operation: Operation) -> Document:
    """Add tags to what an ARN names."""
    kind, ids, document = _find(documents, operation)
    documents.put(kind, *ids, document=tagged(document, operation.params["tags"]))
    return {}


def untag_resource(documents: Documents, operation: Operation) -> Document:
    """Take tags away from what an ARN names."""
    kind, ids, document = _find(documents, operation)
    documents.put(kind, *ids, document=untagged(document, operation.params["tagKeys"]))
    return {}


def get_tags(documents: Documents, operation: Operation) -> Document:
    """Answer the tags of what an ARN names."""
    _, _, document = _find(documents, operation)
    return {"tags": document.get("tags", {})}


def _find(documents: Documents, operation: Operation) -> tuple[str, tuple[str, ...], Document]:
    arn = unquote(operation.params["resourceArn"])
    parts = ARN_SYNTAX.fullmatch(arn)
    if parts is None or parts.group(1) != operation.region:
        raise bad_request(f"Invalid ARN specified: {arn}")  # inferred
    for syntax, kind in PLACES:
        found = syntax.fullmatch(parts.group(2))
        document = None if found is None else documents.get(kind, *found.groups())
        if found is not None and document is not None:
            return kind, found.groups(), document
    raise not_found(f"Invalid resource specified: {arn}")  # inferred
