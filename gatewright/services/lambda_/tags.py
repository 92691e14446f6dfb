"""
Tags of functions.

https://docs.aws.amazon.com/lambda/latest/api/API_TagResource.html
"""

from collections.abc import Mapping

from gatewright.aws.function_arn import FunctionArn
from gatewright.services.errors import not_implemented
from gatewright.services.lambda_.configurations import check_runtime
from gatewright.services.lambda_.errors import invalid
from gatewright.services.lambda_.lookup import function, named
from gatewright.services.lambda_.tagged import checked_tags
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def list_tags(documents: Documents, operation: Operation) -> Document:
    """Answer the tags of a function."""
    return {"Tags": function(documents, _arn(operation)).get("tags") or {}}


def tag_resource(documents: Documents, operation: Operation) -> Document:
    """Add tags to a function."""
    arn = _arn(operation)
    found = function(documents, arn)
    if not operation.params["Tags"]:
        raise invalid("An error occurred and the request cannot be processed.")
    _put(documents, operation, arn, found, {**(found.get("tags") or {}), **operation.params["Tags"]})
    return {}


def untag_resource(documents: Documents, operation: Operation) -> Document:
    """Take tags away from a function."""
    arn = _arn(operation)
    found = function(documents, arn)
    gone = set(operation.params["TagKeys"])
    left = {key: value for key, value in (found.get("tags") or {}).items() if key not in gone}
    _put(documents, operation, arn, found, left)
    return {}


def _put(
    documents: Documents, operation: Operation, arn: FunctionArn, found: Document, tags: Mapping[str, str]
) -> None:
    checked = checked_tags(tags)
    check_runtime(operation, found["configuration"]["Runtime"], checked)
    documents.put("function", arn.name, document={**found, "tags": checked})


def _arn(operation: Operation) -> FunctionArn:
    text = operation.params["Resource"]
    if ":function:" not in text:
        raise not_implemented("only functions have tags here")
    arn = named(operation, text)
    if arn.qualifier is not None:
        raise invalid("Tags on function aliases and versions are not supported. Please specify a function ARN.")
    return arn
