"""
Tags of parameters.

https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AddTagsToResource.html
"""

from gatewright.services.errors import not_implemented
from gatewright.services.operation import Operation
from gatewright.services.ssm.errors import invalid_resource
from gatewright.services.ssm.parameter_names import KIND, find
from gatewright.store.documents import Document, Documents


def add_tags_to_resource(documents: Documents, operation: Operation) -> Document:
    """Add tags, or give those that are there another value."""
    found = _parameter(documents, operation)
    added = {one["Key"]: one["Value"] for one in operation.params["Tags"]}
    documents.put(KIND, found["Name"], document={**found, "tags": {**found["tags"], **added}})
    return {}


def remove_tags_from_resource(documents: Documents, operation: Operation) -> Document:
    """Take tags away."""
    found = _parameter(documents, operation)
    gone = set(operation.params["TagKeys"])
    kept = {key: value for key, value in found["tags"].items() if key not in gone}
    documents.put(KIND, found["Name"], document={**found, "tags": kept})
    return {}


def list_tags_for_resource(documents: Documents, operation: Operation) -> Document:
    """Answer the tags of a parameter."""
    tags = _parameter(documents, operation)["tags"]
    return {"TagList": [{"Key": key, "Value": value} for key, value in tags.items()]}


def _parameter(documents: Documents, operation: Operation) -> Document:
    if operation.params["ResourceType"] != "Parameter":
        raise not_implemented("of what Systems Manager manages, this server has parameters alone")
    found = find(documents, operation.params["ResourceId"])
    if found is None:
        raise invalid_resource()
    return found
