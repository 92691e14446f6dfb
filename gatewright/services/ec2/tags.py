"""
CreateTags, DeleteTags and DescribeTags.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html
"""

from collections.abc import Iterator
from typing import Final

from gatewright.services.ec2 import ids
from gatewright.services.ec2.describing import page
from gatewright.services.ec2.errors import refused
from gatewright.services.ec2.filters import matching
from gatewright.services.ec2.ids import KINDS, SECURITY_GROUP_RULE, Kind
from gatewright.services.ec2.offered import takes
from gatewright.services.ec2.tag_specifications import tagged
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents

_FILTERS: Final = {"key": "Key", "value": "Value", "resource-id": "ResourceId", "resource-type": "ResourceType"}


@takes("Resources", "Tags")
def create_tags(documents: Documents, operation: Operation) -> Document:
    """Add tags to resources, or to none of them where one is not there."""
    for kind, key, resource in _resources(documents, operation):
        tags = tagged(resource.get("Tags") or (), operation.params["Tags"])
        documents.put(kind.kind, *key, document={**resource, "Tags": tags})
    return {}


@takes("Resources", "Tags")
def delete_tags(documents: Documents, operation: Operation) -> Document:
    """Take tags away: those named, by key or by key and value; all of them where none is named (documented)."""
    named = operation.params.get("Tags")
    for kind, key, resource in _resources(documents, operation):
        kept = [] if named is None else [tag for tag in resource.get("Tags") or () if not _meant(tag, named)]
        documents.put(kind.kind, *key, document={**resource, "Tags": kept})
    return {}


@takes("Filters", "MaxResults", "NextToken")
def describe_tags(documents: Documents, operation: Operation) -> Document:
    """Answer every tag with the resource that has it."""
    tags = [
        {"Key": tag["Key"], "Value": tag["Value"], "ResourceId": one[kind.member], "ResourceType": kind.tagged}
        for kind in KINDS.values()
        for one in documents.list(kind.kind)
        for tag in one.get("Tags") or ()
    ]
    shown = [{**tag, "Tags": [tag], "Name": f"{tag['ResourceId']}/{tag['Key']}"} for tag in tags]
    return page("Tags", matching(shown, operation.params, _FILTERS), operation.params, "Name")


def _meant(tag: Document, named: list[Document]) -> bool:
    return any(one.get("Key") == tag["Key"] and one.get("Value") in (None, tag["Value"]) for one in named)


def _resources(documents: Documents, operation: Operation) -> Iterator[tuple[Kind, tuple[str, ...], Document]]:
    for wanted in operation.params["Resources"]:
        kind = KINDS.get(wanted.partition("-")[0])
        if kind is None:
            raise refused("InvalidID", f"The ID '{wanted}' is not valid")  # reported by users
        if kind is SECURITY_GROUP_RULE:
            yield kind, *_rule(documents, wanted)
        else:
            yield kind, (wanted,), ids.found(documents, kind, wanted)


def _rule(documents: Documents, wanted: str) -> tuple[tuple[str, ...], Document]:
    for key, rule in documents.items(SECURITY_GROUP_RULE.kind):
        if key[-1] == wanted:
            return key, rule
    raise ids.absent(SECURITY_GROUP_RULE, wanted)
