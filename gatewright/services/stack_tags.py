"""
The tags that CloudFormation gives to what it makes.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html. Recorded of REST APIs,
stages and usage plans by LocalStack's snapshot tests (apigateway/resources/test_apigateway, 2025-04-11).
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from gatewright.store.documents import Documents

Key: TypeAlias = tuple[str, tuple[str, ...]]

_TAGGED: Final[Mapping[tuple[str, str], Callable[[Mapping[str, Any], Mapping[str, Any]], Key]]] = {
    ("apigateway", "create_rest_api"): lambda _params, made: ("rest_api", (made["id"],)),
    ("apigateway", "create_stage"): lambda params, _made: ("stage", (params["restApiId"], params["stageName"])),
    ("apigateway", "create_usage_plan"): lambda _params, made: ("usage_plan", (made["id"],)),
}
"""Services and operations that make what is tagged, and where it stands."""


def tag(
    documents: Documents,
    operation: tuple[str, str],
    params: Mapping[str, Any],
    made: Mapping[str, Any],
    tags: Mapping[str, str],
    logical_id: str,
) -> None:
    """Tag what an operation made, where it is something that is tagged."""
    place = _TAGGED.get(operation)
    if place is None:
        return
    kind, ids = place(params, made)
    document = documents.get(kind, *ids)
    if document is not None:
        own = {"aws:cloudformation:logical-id": logical_id, **tags}
        documents.put(kind, *ids, document={**document, "tags": {**document.get("tags", {}), **own}})
