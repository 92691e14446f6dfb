"""
Tags of web ACLs, rule groups and sets.

https://docs.aws.amazon.com/waf/latest/APIReference/API_TagResource.html
"""

from gatewright.services.operation import Operation
from gatewright.services.wafv2 import items
from gatewright.services.wafv2.errors import BAD_ARN, invalid_parameter
from gatewright.services.wafv2.items import Kind
from gatewright.store.documents import Document, Documents


def tag_resource(documents: Documents, operation: Operation) -> Document:
    """Add tags to what has an ARN."""
    kind, found = _tagged(documents, operation)
    added = {tag["Key"]: tag["Value"] for tag in operation.params["Tags"]}
    items.store(documents, kind, {**found, "tags": {**found.get("tags", {}), **added}})
    return {}


def untag_resource(documents: Documents, operation: Operation) -> Document:
    """Take tags away from what has an ARN."""
    kind, found = _tagged(documents, operation)
    gone = set(operation.params["TagKeys"])
    kept = {key: value for key, value in found.get("tags", {}).items() if key not in gone}
    items.store(documents, kind, {**found, "tags": kept})
    return {}


def list_tags_for_resource(documents: Documents, operation: Operation) -> Document:
    """Answer the tags of what has an ARN."""
    _, found = _tagged(documents, operation)
    tags = [{"Key": key, "Value": value} for key, value in found.get("tags", {}).items()]
    shown, marker = items.page(tags, operation.params)
    answer = {"TagInfoForResource": {"ResourceARN": operation.params["ResourceARN"], "TagList": shown}}
    return {**answer, **({"NextMarker": marker} if marker else {})}


def _tagged(documents: Documents, operation: Operation) -> tuple[Kind, Document]:
    arn = operation.params["ResourceARN"]
    parts = arn.split("/")
    kind = items.KINDS.get(parts[1]) if ":wafv2:" in arn and len(parts) > 1 else None
    if kind is None:
        raise invalid_parameter(BAD_ARN, "RESOURCE_ARN", arn)
    return kind, items.by_arn(documents, kind, arn)
